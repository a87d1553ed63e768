#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>
#include <string>
#include <string_view>

#include "lint/analysis/dues.h"
#include "lint/analysis/looks.h"
#include "lint/analysis/sight.h"
#include "lint/context.h"

namespace belay {
namespace {

constexpr std::array<std::string_view, 8> kRunning = {
    "pod", "deployment", "statefulset", "daemonset", "replicaset", "job", "node", "event"};

// That the API server answers says nothing of what runs.
bool AsksOnlyTheServer(const Command& command) {
  for (const std::string_view path : {"/readyz", "/livez", "/healthz", "/version"}) {
    if (command.text.find(path) != std::string::npos) return true;
  }
  return false;
}

bool ShowsWhatRuns(const Operation& operation) {
  if (!Asserts(operation)) return false;
  if (!operation.command) return true;
  const bool state =
      std::ranges::any_of(operation.command->effects, [](const CommandEffect& effect) {
        const std::string_view kind =
            std::string_view(effect.object).substr(0, effect.object.find('/'));
        return effect.command == "juju status" ||
               std::ranges::find(kRunning, kind) != kRunning.end();
      });
  return state || (AsksIt(operation) && !AsksOnlyTheServer(*operation.command));
}

// A `check` is there for what comes next; of a change what it asks once it is done.
bool Shows(const Step& step) {
  if (step.verb == Verb::kCheck) return false;
  bool done = Looks(step);
  for (const Operation& operation : step.operations) {
    done = done || Does(operation);
    if (done && ShowsWhatRuns(operation)) return true;
  }
  return done && Looks(step) && step.operations.empty();
}

// What runs on the cluster is changed: its add-ons belong to the hop.
bool GoesOn(const Plan& plan, const Step& step, Id<Thing> cluster) {
  return std::ranges::any_of(step.moves, [&](const Move& move) {
    const Thing& thing = plan.things[move.thing];
    // What comes beside the others takes nothing from them.
    if (move.from.kind() == Version::Kind::kNone) return false;
    const bool next = thing.kind == ThingKind::kNodes || thing.kind == ThingKind::kComponent;
    return move.thing == cluster || (next && thing.parent == cluster);
  });
}

void Report(RuleContext& context, const Dues::Overdue& one, const Step& next) {
  const Plan& plan = context.plan();
  const Step& step = plan.steps[one.due.step];
  const std::string& cluster = plan.things[one.due.thing()].path;
  Diagnostic finding = context.Finding(
      step.name_span,
      fmt::format("{} takes `{}` one version up, and nothing looks at what runs on it before {} "
                  "changes the next thing",
                  StepNumber(step), cluster, StepNumber(next)));
  finding.labels.push_back({.span = next.name_span, .text = "goes on"});
  if (one.sometimes()) {
    finding.remarks.push_back(AssumedRemark(context.timeline().questions().Describe(one.answers)));
  }
  finding.remarks.push_back(EffectRemark(
      "a webhook or a controller that the new API server has broken is found in the middle of "
      "the next change"));
  finding.remarks.push_back(HelpRemark(
      fmt::format("behind it, `verify {} \"what runs is well\"` with a command that looks at the "
                  "pods, or that asks what users ask",
                  cluster)));
  context.Report(std::move(finding));
}

void Check(RuleContext& context) {
  const Plan& plan = context.plan();
  Dues dues(plan, context.timeline());
  std::set<std::uint32_t> reported;  // by line: a loop's hops are one mistake
  for (const Id<Step> id : plan.order) {
    const Step& step = plan.steps[id];
    const auto overdue =
        dues.Before(id, [&](const Dues::Due& due) { return GoesOn(plan, step, due.thing()); });
    for (const Dues::Overdue& one : overdue) {
      if (reported.insert(plan.steps[one.due.step].name_span.begin).second)
        Report(context, one, step);
    }
    const bool shows = Shows(step);
    if (shows) {
      dues.Do(id,
              [&](const Dues::Due& due) { return !step.cluster || step.cluster == due.thing(); });
    }
    for (const Move& move : step.moves) {
      const bool hop = plan.things[move.thing].kind == ThingKind::kCluster &&
                       move.from.kind() != Version::Kind::kNone &&
                       move.to.kind() != Version::Kind::kNone;
      if (hop && !shows) dues.Begin(id, move.thing);
    }
  }
}

}  // namespace

extern const Rule kHopUnseen = {
    .info =
        {.code = "HOP08",
         .name = "hop-unseen",
         .severity = Severity::kWarning,
         .profile = Profile::kProduction,
         .every_run = true,
         .summary = "a control plane is upgraded, and nothing looks at what runs on it before the "
                    "next change",
         .why =
             R"(A cloud that says ACTIVE speaks of its API servers. Whether webhooks answer, controllers find their APIs and pods still start, the cluster itself says; and before the nodes are replaced there is still one suspect only.)",
         .sources = "samples/mlops-platform: the pods of kube-system behind each hop; the upgrade "
                    "documents of five platforms"},
    .check = Check};

}  // namespace belay
