#include "lint/context.h"
#include "lint/rules/order/pair_finding.h"

namespace belay {
namespace {

void Check(RuleContext& context) {
  ReportOpenPairs(context, "change",
                  "the platform is left in a state that was meant to last as long as the work");
}

}  // namespace

extern const Rule kLeftOpen = {
    .info =
        {.code = "ORD12",
         .name = "left-open",
         .severity = Severity::kError,
         .profile = Profile::kStandard,
         .summary = "what is drained, paused, stopped or switched off for the work is not put back",
         .why =
             R"(A node stays cordoned, a workload stays at zero, a schedule stays paused: nobody sees it until the capacity or the nightly job is missed. What is begun for the work has to end in every run of the plan, whatever its questions are answered, and on the way back too. A bracket (`within`) ends what it begins. Where it is meant to stay so, say what the step does with `effects`.)",
         .sources = "2i2c infrastructure, upgrade of a cluster on AWS, steps 4 to 6; "
                    "kubernetes.io/docs, safely drain a node"},
    .check = Check};

}  // namespace belay
