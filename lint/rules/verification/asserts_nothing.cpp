#include "lint/hazards.h"

namespace belay {
namespace {

void Check(RuleContext& context) {
  for (const CommandUse& use : context.timeline().commands()) {
    const Operation& operation = *use.operation;
    // A `check` may be there to show a person where the plan begins.
    if (operation.kind != OperationKind::kVerify || operation.test.kind != Test::Kind::kSucceeds)
      continue;
    const Hazard* hazard = FindHazard(*operation.command, Hazard::Kind::kPrintsOnly);
    if (hazard == nullptr) continue;
    Diagnostic finding =
        HazardFinding(context, use, *hazard, "the plan goes on, whatever it shows");
    if (hazard->instead.empty()) {
      finding.remarks.push_back(
          HelpRemark("ask for the one word that matters, and say what it must be: `is`, `matches`, "
                     "`is empty`, `is >= 3`"));
    }
    context.Report(std::move(finding));
  }
}

}  // namespace

extern const Rule kAssertsNothing = {
    .info =
        {.code = "VER02",
         .name = "asserts-nothing",
         .severity = Severity::kError,
         .profile = Profile::kBasic,
         .summary = "a check that only shows something, and cannot fail",
         .why =
             R"(A person may read what it prints; the script goes on whatever it is. A check says what must come out.)",
         .sources = "kubernetes.io/docs, kubectl reference; docs of the tools, by command"},
    .check = Check};

}  // namespace belay
