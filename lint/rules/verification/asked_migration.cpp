#include <fmt/format.h>

#include <algorithm>
#include <string>

#include "lint/context.h"

namespace belay {
namespace {

// A person answers, and nothing of the platform does.
bool IsQuestion(const Condition& condition) {
  if (condition.kind == Condition::Kind::kQuestion) return true;
  return !condition.operands.empty() &&
         std::all_of(condition.operands.begin(), condition.operands.end(), IsQuestion);
}

// `terraform apply` without a plan that somebody has read: what it replaces or deletes nobody
// knows.
bool AppliesAnything(const Operation& operation) {
  return operation.command && operation.kind == OperationKind::kRun &&
         std::any_of(
             operation.command->effects.begin(), operation.command->effects.end(),
             [](const CommandEffect& effect) { return effect.command == "terraform apply"; });
}

// Left out it is missed, and done it does not come back. Whether data are damaged a person judges.
bool Weighs(const Step& step) {
  const bool known =
      std::any_of(step.effects.begin(), step.effects.end(), [](const Effect& effect) {
        return effect.kind == EffectKind::kMigrate || effect.kind == EffectKind::kDelete;
      });
  return known || std::any_of(step.operations.begin(), step.operations.end(), AppliesAnything);
}

void Check(RuleContext& context) {
  const Plan& plan = context.plan();
  for (const Id<Step> id : plan.order) {  // in an emergency a person has to judge
    const Step& step = plan.steps[id];
    if (step.guards.empty() || !Weighs(step)) continue;
    const auto guard = std::find_if(
        step.guards.begin(), step.guards.end(),
        [&](const Guard& candidate) { return IsQuestion(plan.conditions[candidate.condition]); });
    if (guard == step.guards.end()) continue;
    const Condition& condition = plan.conditions[guard->condition];
    Diagnostic finding = context.Finding(
        step.name_span, fmt::format("{}, `{}`, is done or left out by what somebody believes: {}",
                                    StepNumber(step), Title(plan, step), ToString(condition)));
    finding.labels.push_back({.span = condition.span, .text = "a question, and no test"});
    finding.remarks.push_back(
        EffectRemark("a wrong answer is found when the new version meets what it did not expect"));
    finding.remarks.push_back(HelpRemark(
        "ask the platform: `when COMMAND is \"…\" { … }`; or do it always, where it does no harm"));
    context.Report(std::move(finding));
  }
}

}  // namespace

extern const Rule kAskedMigration = {
    .info =
        {.code = "VER12",
         .name = "asked-migration",
         .severity = Severity::kWarning,
         .profile = Profile::kStandard,
         .summary =
             "whether something is migrated, deleted or applied unseen is a question to a person",
         .why =
             R"("If required" is a condition that nobody can check. Whether a database has the new schema the database knows: a command can ask it, and the answer stands in the journal.)",
         .sources = "the upgrade documents of five platforms"},
    .check = Check};

}  // namespace belay
