#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <vector>

#include "lint/context.h"

namespace belay {
namespace {

// What has to be there again when a step on the thing goes wrong: the objects of a cluster, the
// data of a component. What stands outside of a cluster is not touched by its upgrade.
std::set<Id<Thing>> AtStake(const Plan& plan, Id<Thing> thing) {
  std::set<Id<Thing>> at_stake = {thing};
  const auto& data = plan.things[thing].data;
  at_stake.insert(data.begin(), data.end());
  for (std::uint32_t i = 0; i < plan.things.size(); ++i) {
    const Thing& inside = plan.things[Id<Thing>{i}];
    const bool objects = inside.kind == ThingKind::kComponent || inside.kind == ThingKind::kAddon;
    if (inside.parent == thing && objects) at_stake.insert(Id<Thing>{i});
  }
  return at_stake;
}

using Backups = std::map<Id<Thing>, std::vector<Id<Step>>>;

Backups AllBackups(const Plan& plan) {
  Backups backups;
  for (const Id<Step> id : plan.order) {
    const Step& step = plan.steps[id];
    if (step.verb != Verb::kBackup) continue;
    for (const Subject& subject : step.subjects) {
      if (subject.thing) backups[*subject.thing].push_back(id);
    }
  }
  return backups;
}

void Report(RuleContext& context, const Step& backup, const Step& final, Id<Thing> thing) {
  Diagnostic finding = context.Finding(
      backup.name_span,
      fmt::format("{} saves `{}` only after {}, which has no way back", StepNumber(backup),
                  context.plan().things[thing].path, StepNumber(final)));
  finding.labels.push_back({.span = final.undo.span, .text = "the point of no return"});
  finding.remarks.push_back(EffectRemark(
      fmt::format("when {} goes wrong, there is no copy from before it", StepNumber(final))));
  finding.remarks.push_back(
      HelpRemark(fmt::format("move {} before {}", StepNumber(backup), StepNumber(final))));
  context.Report(std::move(finding));
}

void Check(RuleContext& context) {
  const Plan& plan = context.plan();
  const Backups backups = AllBackups(plan);
  std::set<Id<Thing>> passed;  // things that have had their point of no return
  std::set<Id<Step>> reported;
  for (const Id<Step> id : plan.order) {
    const Step& step = plan.steps[id];
    if (step.undo.kind != Undo::Kind::kImpossible) continue;
    for (const Move& move : step.moves) {
      const bool upgrade =
          move.from.kind() != Version::Kind::kNone && move.to.kind() != Version::Kind::kNone;
      if (!upgrade || !passed.insert(move.thing).second) continue;
      for (const Id<Thing> thing : AtStake(plan, move.thing)) {
        const auto of_thing = backups.find(thing);
        if (of_thing == backups.end()) continue;
        const std::vector<Id<Step>>& taken = of_thing->second;
        const bool before = std::ranges::any_of(
            taken, [&](Id<Step> backup) { return !Precedes(step, plan.steps[backup]); });
        if (before || !reported.insert(taken.front()).second) continue;
        Report(context, plan.steps[taken.front()], step, thing);
      }
    }
  }
}

}  // namespace

extern const Rule kSavedTooLate = {
    .info =
        {.code = "BKP15",
         .name = "saved-too-late",
         .severity = Severity::kWarning,
         .profile = Profile::kStandard,
         .summary = "a point of no return is passed before what stands behind it is saved",
         .why =
             R"(What cannot be taken back can only be made again: from the objects and data as they were before. A copy that is taken after the step shows what the step has left of them.)",
         .sources = "kubernetes.io, Upgrade A Cluster; docs.aws.amazon.com/eks, best practices for "
                    "cluster upgrades"},
    .check = Check};

}  // namespace belay
