#include "lint/context.h"
#include "lint/rules/order/pair_finding.h"

namespace belay {
namespace {

void Check(RuleContext& context) {
  ReportOpenPairs(context, "grant", "whoever gets at that account later is an administrator");
}

}  // namespace

extern const Rule kGrantLeft = {
    .info =
        {.code = "SEC04",
         .name = "grant-left",
         .severity = Severity::kError,
         .profile = Profile::kStandard,
         .summary = "rights of an administrator are given for the work and not taken back",
         .why =
             R"(A binding to cluster-admin or system:masters that one upgrade needed is there for ever, for an account that nobody looks after. Take it back in every run of the plan, after a failure too: an action with `exit always`, taken by `within`, does that.)",
         .sources = "2i2c infrastructure, eksctl create iamidentitymapping; Kubeflow Pipelines, "
                    "upgrade by clusterrolebinding; kubernetes.io/docs, rbac-good-practices"},
    .check = Check};

}  // namespace belay
