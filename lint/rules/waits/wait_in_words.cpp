#include <fmt/format.h>

#include "lint/context.h"

namespace belay {
namespace {

void Check(RuleContext& context) {
  for (const Step& step : context.plan().steps) {
    for (const Operation& operation : step.operations) {
      const bool in_words = operation.kind == OperationKind::kWait && !operation.command;
      if (!in_words) continue;
      Diagnostic finding = context.FindingAt(
          operation, operation.span,
          fmt::format("{} waits by a sentence: nothing says what has come true when it is over",
                      StepNumber(step)));
      finding.remarks.push_back(EffectRemark(
          "the next step begins when somebody thinks that it may, or after a failure that the "
          "sentence does not speak of"));
      finding.remarks.push_back(HelpRemark(
          "name what shows it: `wait \"…\" `COMMAND` is \"done\" fails on \"failed\" up to 30m "
          "every 15s`; for mere time, `wait 10m \"why\"`"));
      context.Report(std::move(finding));
    }
  }
}

}  // namespace

extern const Rule kWaitInWords = {
    .info =
        {.code = "WAI02",
         .name = "wait-in-words",
         .severity = Severity::kError,
         .profile = Profile::kStandard,
         .summary = "a wait is a sentence: it has no command, no test and no limit",
         .why =
             R"("Wait until the backup is completed" is over when somebody believes it: a failed backup looks like one that is complete to a reader in a hurry, and a script cannot read it at all. A wait needs what is asked, what the answer has to be, what answer means failure, and when to give up.)",
         .sources = "Kubeflow on AWS, upgrade page (Velero); Charmed Kubeflow 1.6 to 1.7, step 9"},
    .check = Check};

}  // namespace belay
