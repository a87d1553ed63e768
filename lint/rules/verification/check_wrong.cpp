#include "lint/hazards.h"

namespace belay {
namespace {

void Check(RuleContext& context) {
  for (const CommandUse& use : context.timeline().commands()) {
    const Operation& operation = *use.operation;
    const bool looks = operation.kind == OperationKind::kCheck ||
                       operation.kind == OperationKind::kVerify ||
                       operation.kind == OperationKind::kWait;
    if (!looks) continue;
    const bool only_exit = operation.test.kind == Test::Kind::kSucceeds;
    for (const Hazard& hazard : operation.command->hazards) {
      const bool inverted = hazard.kind == Hazard::Kind::kWrongCheck &&
                            (only_exit || operation.test.kind == Test::Kind::kIsEmpty);
      const bool ignored = hazard.kind == Hazard::Kind::kIgnored && only_exit;
      if (!inverted && !ignored) continue;
      Diagnostic finding =
          HazardFinding(context, use, hazard, "it says nothing of what it is there to find out");
      if (ignored)
        finding.remarks.push_back(
            HelpRemark("leave it out, and say what must come out: `is \"0\"`, `is empty`"));
      context.Report(std::move(finding));
    }
  }
}

}  // namespace

extern const Rule kCheckWrong = {
    .info =
        {.code = "VER03",
         .name = "check-wrong",
         .severity = Severity::kWarning,
         .profile = Profile::kStandard,
         .summary = "a check that fails when all is well, or that nothing can make fail",
         .why =
             R"(`grep -v Running` keeps the header and what is Completed, hides what runs and is not ready, and fails when nothing is left; `|| true` makes a success of every failure.)",
         .sources = "POSIX grep; bash manual"},
    .check = Check};

}  // namespace belay
