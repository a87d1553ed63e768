#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>
#include <set>

#include "lint/analysis/looks.h"
#include "lint/context.h"

namespace belay {
namespace {

// Time passes, somebody decides, or something has to hold for a while. Who reads what a tool is
// about to do decides that only.
bool Settles(const Operation& operation) {
  return operation.kind == OperationKind::kSoak || Asks(operation) ||
         operation.timing.hold_for.has_value();
}

bool Replaces(const Step& step) {
  return std::ranges::any_of(step.effects, [](const Effect& effect) {
    return effect.kind == EffectKind::kMove || effect.kind == EffectKind::kMigrate ||
           effect.kind == EffectKind::kRoute || effect.kind == EffectKind::kCreate;
  });
}

// What of the old goes for ever: a store, a cluster, or what a command is known to lose. What the
// plan made itself is no more than its own.
std::optional<std::string> Removed(const Plan& plan, const Step& step) {
  if (step.verb != Verb::kDelete) return std::nullopt;
  for (const Subject& subject : step.subjects) {
    if (subject.thing) {
      const Thing& thing = plan.things[*subject.thing];
      const bool keeps = thing.kind == ThingKind::kStore || thing.kind == ThingKind::kCluster;
      return keeps && !MadeByPlan(thing) ? std::optional(thing.path) : std::nullopt;
    }
  }
  for (const Operation& operation : step.operations) {
    if (!operation.command) continue;
    for (const CommandEffect& effect : operation.command->effects) {
      const bool data = effect.kind == CommandEffect::Kind::kDestroy && effect.loses_data;
      if (data && !effect.object.empty()) return effect.object;
    }
  }
  return std::nullopt;
}

// One control plane goes two hops up, and between them nobody looks and no time passes.
void CheckHops(RuleContext& context) {
  const Plan& plan = context.plan();
  std::map<Id<Thing>, const Step*> last;  // the hop before; nothing has settled or looked since
  std::set<std::uint32_t> reported;       // by line: a loop's are one mistake
  for (const Id<Step> id : plan.order) {
    const Step& step = plan.steps[id];
    const bool looks = std::ranges::any_of(
        step.operations, [](const Operation& each) { return Settles(each) || Asserts(each); });
    if (looks) last.clear();
    for (const Move& move : step.moves) {
      const bool hop = plan.things[move.thing].kind == ThingKind::kCluster &&
                       move.from.kind() != Version::Kind::kNone &&
                       move.to.kind() != Version::Kind::kNone;
      if (!hop || looks) continue;
      const Step*& before = last[move.thing];
      if (before != nullptr && Precedes(*before, step) && reported.insert(move.span.begin).second) {
        Diagnostic finding = context.Finding(
            step.name_span,
            fmt::format("{} takes `{}` to {} right after {}, and nothing looks or waits between",
                        StepNumber(step), plan.things[move.thing].path, move.to.text(),
                        StepNumber(*before)));
        finding.labels.push_back({.span = before->name_span, .text = "the hop before"});
        finding.remarks.push_back(EffectRemark(
            "what the first hop has broken shows when the second has made the way back longer"));
        finding.remarks.push_back(
            HelpRemark("put `verify … for 30m` or `wait 1h \"…\"` behind each hop"));
        context.Report(std::move(finding));
      }
      before = &step;
    }
  }
}

// Time passes, or something has to hold for a while: users show what a person's yes cannot know.
bool Soaks(const Operation& operation) {
  return operation.kind == OperationKind::kSoak || operation.timing.hold_for.has_value();
}

// What has served the users goes for good, and since they are on the new one somebody has been
// asked, and no time has passed.
void CheckRoutes(RuleContext& context) {
  const Plan& plan = context.plan();
  std::map<Id<Thing>, const Step*> left;  // by what users came from
  for (const Id<Step> id : plan.order) {
    const Step& step = plan.steps[id];
    if (std::ranges::any_of(step.operations, Soaks)) left.clear();
    if (step.route && step.route->from) left[*step.route->from] = &step;
    if (step.verb != Verb::kDelete || step.undo.kind != Undo::Kind::kImpossible) continue;
    for (const Subject& subject : step.subjects) {
      const auto found = subject.thing ? left.find(*subject.thing) : left.end();
      if (found == left.end() || !Precedes(*found->second, step)) continue;
      Diagnostic finding = context.Finding(
          step.name_span,
          fmt::format("{} deletes `{}` for good, and since {} has sent its users elsewhere no time "
                      "has passed in which the new one had to hold",
                      StepNumber(step), plan.things[*subject.thing].path,
                      StepNumber(*found->second)));
      finding.labels.push_back({.span = found->second->name_span, .text = "the users go here"});
      finding.remarks.push_back(
          EffectRemark("what shows only under load or the day after has nothing to go back to"));
      finding.remarks.push_back(
          HelpRemark("between the two, `verify \"…\" … for 72h every 15m`, or `wait 3d \"…\"`"));
      context.Report(std::move(finding));
      left.erase(found);
    }
  }
}

void Check(RuleContext& context) {
  CheckHops(context);
  CheckRoutes(context);
  const Plan& plan = context.plan();
  const Step* replaced = nullptr;  // nothing has settled since
  for (const Id<Step> id : plan.order) {
    const Step& step = plan.steps[id];
    if (std::ranges::any_of(step.operations, Settles)) replaced = nullptr;
    const auto removed = Removed(plan, step);
    if (!removed) {
      if (Replaces(step)) replaced = &step;
      continue;
    }
    if (replaced == nullptr || !Precedes(*replaced, step)) continue;
    const Id<Step> replaces = plan.order[replaced->forward - 1];
    if (!context.timeline().questions().InOneRun(replaces, id)) continue;
    Diagnostic finding = context.Finding(
        step.name_span, fmt::format("{} removes `{}` right after {}, with no time to see whether "
                                    "the new one holds",
                                    StepNumber(step), *removed, StepNumber(*replaced)));
    finding.labels.push_back({.span = replaced->name_span, .text = "the last change before it"});
    finding.remarks.push_back(
        EffectRemark("what shows only under load or the day after has nothing to go back to"));
    finding.remarks.push_back(HelpRemark(fmt::format(
        "put `wait 1d \"…\"` or `approve \"…\" by \"WHO\"` before {}", StepNumber(step))));
    context.Report(std::move(finding));
    replaced = nullptr;
  }
}

}  // namespace

extern const Rule kNoSoak = {
    .info =
        {.code = "WAI09",
         .name = "no-soak",
         .severity = Severity::kWarning,
         .profile = Profile::kProduction,
         .summary = "what was there before is removed as soon as the new is in its place",
         .why =
             R"(Old volumes, databases and clusters are the way back as long as they are there. Let the new ones carry the load for a while before the old ones go.)",
         .sources = "docs.aws.amazon.com/eks, rollback-cluster: 7 days; Kubeflow on AWS, upgrade "
                    "page: fail-back"},
    .check = Check};

}  // namespace belay
