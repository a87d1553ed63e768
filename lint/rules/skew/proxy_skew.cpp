#include <fmt/format.h>

#include "lint/context.h"
#include "lint/rules/all.h"
#include "lint/rules/examples.h"
#include "lint/rules/skew/skew.h"

namespace belay {
namespace {

constexpr std::string_view kEffect = "Services may be unreachable from the nodes that it runs on";

void Check(RuleContext& context) {
  const Plan& plan = context.plan();
  for (std::uint32_t i = 0; i < plan.things.size(); ++i) {
    const Id<Thing> cluster{i};
    if (plan.things[cluster].kind != ThingKind::kCluster) continue;
    const auto proxy = PartOf(plan, cluster, "kube-proxy");
    if (!proxy) continue;
    SkewPair pair{.subject = *proxy,
                  .subject_part = "kube-proxy",
                  .anchor = cluster,
                  .anchor_part = "kube-apiserver"};
    CheckSkew(context, pair, kEffect);
    for (const SkewPair& nodes : KubeletPairs(plan)) {
      if (nodes.anchor != cluster) continue;
      pair.anchor = nodes.subject;
      pair.anchor_part = nodes.subject_part;
      CheckSkew(context, pair, kEffect);
    }
  }
}

}  // namespace

const Rule kProxySkew = {
    .info =
        {.code = "SKW03",
         .name = "proxy-skew",
         .severity = Severity::kError,
         .profile = Profile::kBasic,
         .summary = "kube-proxy is newer than the API server, or too far from it or from a kubelet",
         .why =
             R"(kube-proxy writes the rules that lead to every Service. One that is newer than its API server, or too far from the kubelet beside it, is not tested by anybody; where it fails, the Services of its node are gone.)",
         .bad = examples::kProxySkewBad,
         .good = examples::kProxySkewGood,
         .sources = "kubernetes.io/releases/version-skew-policy"},
    .check = Check};

}  // namespace belay
