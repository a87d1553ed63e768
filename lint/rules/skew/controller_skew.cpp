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
}

}  // namespace

extern const Rule kControllerSkew = {
    .info =
        {.code = "SKW04",
         .name = "controller-skew",
         .severity = Severity::kError,
         .profile = Profile::kBasic,
         .every_run = true,
         .summary = "a controller manager or scheduler is newer than its API server, or more than "
                    "one minor older",
         .why =
             R"(The controllers and the scheduler are clients of the API server. One that is newer asks for what the API server does not have; one that is more than a minor older is not tested with it.)",
         .sources = "kubernetes.io/releases/version-skew-policy"},
    .check = Check};

}  // namespace belay
