#include <fmt/format.h>

#include <string_view>

#include "lint/context.h"
#include "lint/rules/skew/skew.h"

namespace belay {
namespace {

constexpr std::string_view kParts[] = {"kube-controller-manager", "kube-scheduler",
                                       "cloud-controller-manager"};

void Check(RuleContext& context) {
  // The policy has one limit for the three of them.
  for (const SkewPair& pair : ServerPairs(context.plan(), kParts, kParts[0])) {
    CheckSkew(context, pair, "objects may no longer be reconciled, or pods no longer be scheduled");
  }
  for (const SkewPair& pair : ServersAmongThemselves(context.plan())) {
    CheckSkew(context, pair, "who asks gets another answer from the one than from the other");
  }
}

}  // namespace

extern const Rule kControllerSkew = {
    .info =
        {.code = "SKW04",
         .name = "controller-skew",
         .severity = Severity::kError,
         .profile = Profile::kBasic,
         .every_run = true,
         .summary = "a controller manager, a scheduler or another API server is too far from an "
                    "API server",
         .why =
             R"(The controllers and the scheduler are clients of the API server. One that is newer asks for what the API server does not have; one that is more than a minor older is not tested with it. Where the API servers of a control plane move one by one, the plan declares each of them, `component api-a { kind = kube-apiserver  version = … }`: they are at most one minor apart, and the oldest of them is the limit for the nodes.)",
         .sources = "kubernetes.io/releases/version-skew-policy"},
    .check = Check};

}  // namespace belay
