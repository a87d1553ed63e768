#include "lint/rules/order/sequence.h"

namespace belay {
namespace {

void Check(RuleContext& context) {
  for (const OutOfOrder& found : FindOutOfOrder(context)) {
    if (found.beside || found.fact->of == "definitions") continue;
    ReportOutOfOrder(context, found, "it meets the old version of what it depends on");
  }
}

}  // namespace

extern const Rule kTierOrder = {
    .info =
        {.code = "ORD01",
         .name = "tier-order",
         .severity = Severity::kError,
         .profile = Profile::kStandard,
         .summary = "of two tiers, the one that follows is upgraded first",
         .why =
             R"(A data plane talks to its control plane, an agent to its server, a service to what it is built on: each is made for a tier that is as new or newer, and hardly ever for an older one. Kubernetes' own tiers are SKW01, SKW03 and SKW04.)",
         .sources = "istio.io/docs/setup/upgrade; docs.rke2.io and docs.k3s.io, upgrades; "
                    "kserve.github.io"},
    .check = Check};

}  // namespace belay
