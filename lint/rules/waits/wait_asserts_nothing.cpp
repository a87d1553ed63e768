#include <fmt/format.h>

#include "lint/hazards.h"

namespace belay {
namespace {

void Check(RuleContext& context) {
  for (const CommandUse& use : context.timeline().commands()) {
    const Operation& operation = *use.operation;
    if (operation.kind != OperationKind::kWait || operation.test.kind != Test::Kind::kSucceeds ||
        !operation.test.fails_on.empty()) {
      continue;
    }
    const Hazard* hazard = FindHazard(*operation.command, Hazard::Kind::kPrintsOnly);
    if (hazard == nullptr) continue;
    Diagnostic finding = context.FindingAt(
        operation, PlaceIn(*operation.command, hazard->begin, hazard->end),
        fmt::format("the wait is over at once: `{}` {}", hazard->command, hazard->text));
    finding.remarks.push_back(EffectRemark("the next step begins before what it needs is there"));
    finding.remarks.push_back(
        HelpRemark("ask for the one word that matters, and say which it must be: `is \"Completed\" "
                   "fails on \"Failed\"`"));
    context.Report(std::move(finding));
  }
}

}  // namespace

extern const Rule kWaitAssertsNothing = {
    .info =
        {.code = "WAI05",
         .name = "wait-asserts-nothing",
         .severity = Severity::kError,
         .profile = Profile::kBasic,
         .summary = "a wait whose command cannot fail: it shows a state, and takes every state for "
                    "the end",
         .why =
             R"(A command that only shows succeeds at once, whether what it shows is Completed, Failed or still going on. The wait is over before it has begun.)",
         .sources = "velero.io/docs; botocore waiters of RDS and EKS"},
    .check = Check};

}  // namespace belay
