#include <algorithm>

#include "lint/hazards.h"

namespace belay {
namespace {

// It fails when something is not committed.
bool LooksAtTree(const Operation& operation) {
  if (operation.kind != OperationKind::kCheck || !operation.command) return false;
  const Command& command = *operation.command;
  const bool asks =
      std::any_of(command.effects.begin(), command.effects.end(), [](const CommandEffect& effect) {
        return effect.command == "git status" || effect.command == "git diff" ||
               effect.command == "git diff-index";
      });
  return asks && (operation.test.kind != Test::Kind::kSucceeds ||
                  FindHazard(command, Hazard::Kind::kPrintsOnly) == nullptr);
}

// A check of the tree comes before the command in every run.
bool IsGuarded(const Plan& plan, const CommandUse& use) {
  if (use.step == nullptr) return false;
  const auto looks = [](const Step& step, const Operation* before) {
    for (const Operation& operation : step.operations) {
      if (&operation == before) return false;
      if (LooksAtTree(operation)) return true;
    }
    return false;
  };
  if (looks(*use.step, use.operation)) return true;
  return std::any_of(plan.order.begin(), plan.order.end(), [&](Id<Step> id) {
    const Step& step = plan.steps[id];
    return Precedes(step, *use.step) && looks(step, nullptr);
  });
}

void Check(RuleContext& context) {
  const Plan& plan = context.plan();
  ReportHazards(context, Hazard::Kind::kDiscardsWork,
                "what somebody has done and not committed is lost",
                [&](const CommandUse& use, const Hazard& hazard) {
                  return hazard.command == "git push" || !IsGuarded(plan, use);
                });
}

}  // namespace

extern const Rule kWorkDiscarded = {
    .info =
        {.code = "STR08",
         .name = "work-discarded",
         .severity = Severity::kError,
         .profile = Profile::kStandard,
         .summary =
             "a git command throws work away, and nothing before it makes sure that there is none",
         .why =
             R"(A sentence before it (only if the tree is clean) is read by nobody in a script. A check that fails is.)",
         .sources = "2i2c-org/infrastructure, upgrade of a cluster on AWS; git manual"},
    .check = Check};

}  // namespace belay
