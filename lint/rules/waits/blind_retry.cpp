#include "lint/hazards.h"

namespace belay {
namespace {

void Check(RuleContext& context) {
  ReportHazards(context, Hazard::Kind::kNotRepeatable,
                "after a try that came half-way the second one fails or does it twice",
                [](const CommandUse& use, const Hazard&) {
                  return use.step != nullptr && use.operation->kind == OperationKind::kRun &&
                         (use.step->retries > 0 || use.step->rerun_safe);
                });
}

}  // namespace

extern const Rule kBlindRetry = {
    .info =
        {.code = "WAI07",
         .name = "blind-retry",
         .severity = Severity::kWarning,
         .profile = Profile::kBasic,
         .summary = "a command that does something else the second time is tried again by itself",
         .why =
             R"(A retry is for commands that may be run twice. After a failure nobody knows how far the first try came: the second one fails because the thing is there, makes a second one, or begins the next hop.)",
         .sources = "eksctl-io/eksctl user guide, cluster upgrade"},
    .check = Check};

}  // namespace belay
