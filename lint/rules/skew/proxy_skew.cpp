#include <fmt/format.h>

#include <map>
#include <string_view>
#include <vector>

#include "lint/context.h"
#include "lint/rules/skew/skew.h"

namespace belay {
namespace {

constexpr std::string_view kName[] = {"kube-proxy"};
constexpr std::string_view kEffect = "Services may be unreachable from the nodes that it runs on";

void Check(RuleContext& context) {
  const Plan& plan = context.plan();
  std::map<Id<Thing>, std::vector<SkewPair>> by_cluster;
  for (const SkewPair& nodes : KubeletPairs(plan)) by_cluster[nodes.anchor].push_back(nodes);
  for (const SkewPair& proxy : ServerPairs(plan, kName, kName[0])) {
    CheckSkew(context, proxy, kEffect);
    for (const SkewPair& nodes : by_cluster[proxy.anchor]) {
      SkewPair beside = proxy;
      beside.anchor = nodes.subject;
      beside.anchor_part = nodes.subject_part;
      CheckSkew(context, beside, kEffect);
    }
  }
}

}  // namespace

extern const Rule kProxySkew = {
    .info =
        {.code = "SKW03",
         .name = "proxy-skew",
         .severity = Severity::kError,
         .profile = Profile::kBasic,
         .every_run = true,
         .summary = "kube-proxy is newer than the API server, or too far from it or from a kubelet",
         .why =
             R"(kube-proxy writes the rules that lead to every Service. One that is newer than its API server, or too far from the kubelet beside it, is not tested by anybody; where it fails, the Services of its node are gone.)",
         .sources = "kubernetes.io/releases/version-skew-policy"},
    .check = Check};

}  // namespace belay
