#include "lint/catalog/lookup.h"
#include "lint/rules/order/sequence.h"

namespace belay {
namespace {

// The one is never newer than the other, and would be: SKW09 tells it, with both versions.
bool WouldBeNewer(const RuleContext& context, const OutOfOrder& found) {
  const Plan& plan = context.plan();
  const VersionState& before = *(found.first - 1);  // what it moves from: it is no first state
  if (!IsBelow(before.version, found.then->version.MajorMinor())) return false;
  for (const SiblingFact& fact : context.facts().Of<SiblingFact>()) {
    if (fact.relation == "not-newer" && IsCalled(plan.things[found.then_thing], fact.names) &&
        IsCalled(plan.things[found.first_thing], fact.with)) {
      return true;
    }
  }
  return false;
}

void Check(RuleContext& context) {
  for (const OutOfOrder& found : FindOutOfOrder(context)) {
    if (found.beside || found.fact->of == "definitions" || WouldBeNewer(context, found)) continue;
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
