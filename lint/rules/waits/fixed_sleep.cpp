#include "lint/hazards.h"

namespace belay {
namespace {

void Check(RuleContext& context) {
  ReportHazards(context, Hazard::Kind::kFixedSleep,
                "on a slower day the next command begins before what it needs is there",
                [](const CommandUse& use, const Hazard&) {
                  return use.operation->kind != OperationKind::kSoak;
                });
}

}  // namespace

extern const Rule kFixedSleep = {
    .info =
        {.code = "WAI08",
         .name = "fixed-sleep",
         .severity = Severity::kInfo,
         .profile = Profile::kStandard,
         .summary = "a step waits for a time, and not for what it needs",
         .why =
             R"(The time was enough once. When the cluster is slower the next step begins too early, and when it is faster everybody waits.)",
         .sources = "coreutils manual"},
    .check = Check};

}  // namespace belay
