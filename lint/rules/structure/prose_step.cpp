#include <fmt/format.h>

#include <algorithm>

#include "lint/context.h"

namespace belay {
namespace {

// It says that something is changed or looked at, and holds neither a command nor a person's name.
bool IsProse(const Step& step) {
  switch (step.verb) {
    case Verb::kManual:
    case Verb::kApprove:
    case Verb::kNotify:
    case Verb::kBackup:  // BKP02's
    case Verb::kWait:    // WAI02's and WAI03's
    case Verb::kRemember:
    case Verb::kEnter:
    case Verb::kExit:
      return false;
    default:
      break;
  }
  if (!step.who.empty() || step.backup_unneeded) return false;
  return std::all_of(step.operations.begin(), step.operations.end(),
                     [](const Operation& operation) {
                       return !operation.command && operation.who.empty() &&
                              operation.document.empty() && operation.kind != OperationKind::kSoak;
                     });
}

void Check(RuleContext& context) {
  const Plan& plan = context.plan();
  for (const Id<Step> id : plan.order) {
    const Step& step = plan.steps[id];
    if (!IsProse(step)) continue;
    Diagnostic finding = context.Finding(
        step.name_span, fmt::format("{}, `{}`, is a sentence: no command does it, and nobody is "
                                    "named who would",
                                    StepNumber(step), Title(plan, step)));
    finding.remarks.push_back(
        EffectRemark("each reader does something else, and a script stops there and asks whoever "
                     "runs it"));
    finding.remarks.push_back(
        HelpRemark("give it its command or `using ACTION(…)`, or say "
                   "`by \"WHO\"` when a person is to do it"));
    context.Report(std::move(finding));
  }
}

}  // namespace

extern const Rule kProseStep = {
    .info =
        {.code = "STR01",
         .name = "prose-step",
         .severity = Severity::kWarning,
         .profile = Profile::kStandard,
         .summary = "a step says what is to be so, and neither a command nor a person does it",
         .why =
             R"("Update the version in the config" is done in as many ways as there are readers, and once too often or not at all. A step has its command; what only a person can do names who.)",
         .sources = "the upgrade documents of five platforms"},
    .check = Check};

}  // namespace belay
