#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "lint/hazards.h"

namespace belay {
namespace {

// What the step upgrades and has data of its own; nullptr: nothing of the kind.
const Thing* MovedWithData(const Plan& plan, const Step& step) {
  for (const Move& move : step.moves) {
    const Thing& thing = plan.things[move.thing];
    if (!thing.data.empty()) return &thing;
  }
  return nullptr;
}

// The steps whose own way back puts a store back.
std::multimap<Id<Thing>, Id<Step>> RestoringSteps(const RuleContext& context) {
  std::multimap<Id<Thing>, Id<Step>> restoring;
  for (const RestorePoint& point : context.timeline().restore_points()) {
    if (point.by_rollback) restoring.emplace(point.store, point.step);
  }
  return restoring;
}

void Check(RuleContext& context) {
  const Plan& plan = context.plan();
  const auto restoring = RestoringSteps(context);
  for (const Step& step : plan.steps) {
    if (step.undo.kind != Undo::Kind::kOperations || !step.undo.restores.empty()) continue;
    const Thing* thing = MovedWithData(plan, step);
    if (thing == nullptr) continue;
    // The data too, by a person or a command, or by a step before this one, which is undone next.
    bool puts_back = std::ranges::all_of(thing->data, [&](Id<Thing> store) {
      const auto [begin, end] = restoring.equal_range(store);
      return std::any_of(
          begin, end, [&](const auto& entry) { return Precedes(plan.steps[entry.second], step); });
    });
    const Hazard* partial = nullptr;
    const Operation* at = nullptr;
    for (const Operation& operation : step.undo.operations) {
      if (!operation.command) {
        puts_back = puts_back || operation.kind == OperationKind::kManual;
        continue;
      }
      for (const CommandEffect& effect : operation.command->effects) {
        puts_back = puts_back || effect.kind == CommandEffect::Kind::kRestore ||
                    effect.kind == CommandEffect::Kind::kMigrate;
      }
      const Hazard* hazard = FindHazard(*operation.command, Hazard::Kind::kPartialUndo);
      if (partial != nullptr || hazard == nullptr) continue;
      partial = hazard;
      at = &operation;
    }
    if (puts_back || partial == nullptr) continue;
    Diagnostic finding = HazardFinding(
        context, {.operation = at, .step = &step}, *partial,
        fmt::format("`{}` runs at the old version on data that the new one has written",
                    thing->path));
    finding.remarks.push_back(AssumedRemark(
        fmt::format("the new version of `{}` writes `{}` so that the old one may not read it",
                    thing->path, plan.things[thing->data.front()].path)));
    finding.remarks.push_back(
        HelpRemark("put the data back in its rollback too: `rollback { run … restore STORE from "
                   "BACKUP }`, or say "
                   "`rollback none \"why\" recover \"…\"`"));
    context.Report(std::move(finding));
  }
}

}  // namespace

extern const Rule kPartlyUndone = {
    .info =
        {.code = "RBK03",
         .name = "partly-undone",
         .severity = Severity::kError,
         .profile = Profile::kStandard,
         .summary = "a rollback by `helm rollback` or `rollout undo` of something that has data",
         .why =
             R"(They put manifests back. What hooks and migrations have done to the data, and what custom resource definitions have become, stays as the new release left it, and the old one may not read it.)",
         .sources = "helm.sh/docs, chart best practices, custom resource definitions; "
                    "kubernetes.io/docs, kubectl rollout undo"},
    .check = Check};

}  // namespace belay
