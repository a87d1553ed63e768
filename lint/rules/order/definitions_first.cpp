#include "lint/rules/order/sequence.h"

namespace belay {
namespace {

void Check(RuleContext& context) {
  for (const OutOfOrder& found : FindOutOfOrder(context)) {
    if (found.beside || found.fact->of != "definitions") continue;
    ReportOutOfOrder(context, found,
                     "the new controller reads objects by the old definitions: fields are dropped, "
                     "or it does not start");
  }
}

}  // namespace

extern const Rule kDefinitionsFirst = {
    .info =
        {.code = "ORD03",
         .name = "definitions-first",
         .severity = Severity::kError,
         .profile = Profile::kStandard,
         .summary = "a controller is upgraded before its custom resource definitions",
         .why =
             R"(Helm installs the definitions of a chart once and never upgrades them. A new controller that reads fields which the old definitions do not have drops them, or does not start; so the definitions go first, from a chart or a manifest of their own.)",
         .sources = "helm.sh/docs/chart_best_practices/custom_resource_definitions; karpenter.sh "
                    "and kserve.github.io, upgrade guides"},
    .check = Check};

}  // namespace belay
