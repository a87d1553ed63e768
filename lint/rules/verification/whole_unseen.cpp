#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <string>
#include <string_view>

#include "lint/analysis/dues.h"
#include "lint/analysis/looks.h"
#include "lint/analysis/sight.h"
#include "lint/context.h"

namespace belay {
namespace {

// With fewer the look at each is a look at all.
constexpr std::size_t kMany = 5;

constexpr std::array<std::string_view, 6> kRunning = {"pod",       "deployment", "statefulset",
                                                      "daemonset", "replicaset", "event"};

// It shows what runs, of more than one thing: `kubectl get pods`, `juju status`.
bool ShowsMany(const CommandEffect& effect) {
  if (effect.command == "juju status") return true;
  const bool named = effect.object.find('/') != std::string::npos;
  return !named && effect.command.starts_with("kubectl ") &&
         std::ranges::find(kRunning, effect.object) != kRunning.end();
}

bool SpeaksOfParts(const Plan& plan, const Step& step) {
  return std::ranges::any_of(step.subjects, [&](const Subject& subject) {
    return subject.thing && plan.things[*subject.thing].kind != ThingKind::kCluster;
  });
}

// Of the whole: of the cluster, of nothing in particular, or of several of its parts.
bool LooksAtTheWhole(const Plan& plan, const Step& step) {
  // A `check` is there for what comes next.
  if (!Looks(step) || step.verb == Verb::kCheck) return false;
  if (SpeaksOfParts(plan, step) && step.subjects.size() < 3) return false;
  return std::ranges::any_of(step.operations, [](const Operation& operation) {
    return Asserts(operation) && operation.command &&
           (AsksIt(operation) || std::ranges::any_of(operation.command->effects, ShowsMany));
  });
}

void Report(RuleContext& context, const Dues::Overdue& one, Id<Thing> cluster, std::size_t parts) {
  const Plan& plan = context.plan();
  const Step& step = plan.steps[one.due.step];
  Diagnostic finding = context.Finding(
      step.name_span,
      fmt::format("{} parts of `{}` are changed, and after the last of them, {}, nothing looks at "
                  "the whole",
                  parts, plan.things[cluster].path, StepNumber(step)));
  if (one.sometimes()) {
    finding.remarks.push_back(AssumedRemark(context.timeline().questions().Describe(one.answers)));
  }
  finding.remarks.push_back(EffectRemark(
      "each was well when its own turn was over; what a later one has done to it nobody sees"));
  finding.remarks.push_back(HelpRemark(fmt::format(
      "at the end, `verify {} \"everything runs\"` with one command for all pods, applications or "
      "tests",
      plan.things[cluster].path)));
  context.Report(std::move(finding));
}

void Check(RuleContext& context) {
  const Plan& plan = context.plan();
  std::map<Id<Thing>, std::set<Id<Thing>>> changed;  // the parts of each cluster
  std::map<Id<Thing>, Id<Step>> last;                // the last step that changes one
  for (const Id<Step> id : plan.order) {
    for (const Effect& effect : plan.steps[id].effects) {
      const bool replaces = effect.kind == EffectKind::kMove || effect.kind == EffectKind::kCreate;
      if (!replaces || !effect.subject.thing) continue;
      const Thing& thing = plan.things[*effect.subject.thing];
      const bool part = thing.kind == ThingKind::kComponent || thing.kind == ThingKind::kAddon;
      if (!part || !thing.parent) continue;
      changed[*thing.parent].insert(*effect.subject.thing);
      last[*thing.parent] = id;
    }
  }
  std::erase_if(changed, [](const auto& each) { return each.second.size() < kMany; });
  if (changed.empty()) return;
  Dues dues(plan, context.timeline());
  for (const Id<Step> id : plan.order) {
    const Step& step = plan.steps[id];
    if (LooksAtTheWhole(plan, step)) {
      dues.Do(id,
              [&](const Dues::Due& due) { return !step.cluster || step.cluster == due.thing(); });
    }
    for (const auto& [cluster, parts] : changed) {
      if (last.at(cluster) == id) dues.Begin(id, cluster);
    }
  }
  for (const Dues::Overdue& one : dues.AtTheEnd()) {
    const Id<Thing> cluster = one.due.thing();
    Report(context, one, cluster, changed.at(cluster).size());
  }
}

}  // namespace

extern const Rule kWholeUnseen = {
    .info =
        {.code = "VER29",
         .name = "whole-unseen",
         .severity = Severity::kWarning,
         .profile = Profile::kProduction,
         .every_run = true,
         .summary = "many parts of a cluster are changed one after the other, and nothing looks at "
                    "all of them at the end",
         .why =
             R"(Each step looks at its own part while the others wait. A part that was well after its turn falls over when its neighbour gets a new version, and its own step has passed long ago. One command at the end sees all of them: every pod, every application, the tests.)",
         .sources = "Charmed Kubeflow 1.6 to 1.7, upgrade guide: `juju status` at the end, all "
                    "active"},
    .check = Check};

}  // namespace belay
