#include <fmt/format.h>

#include "lint/context.h"
#include "lint/rules/skew/skew.h"
#include "lint/witness.h"

namespace belay {
namespace {

void Check(RuleContext& context) {
  const Plan& plan = context.plan();
  for (const SkewPair& pair : KubeletPairs(plan)) {
    const auto breach = FindSkew(context, pair, true);
    if (!breach) continue;
    const std::string& name = plan.things[pair.subject].path;
    const Version& kubelet = breach->subject->version;
    // Where nothing moves the nodes, it is the cluster's way down that leaves them ahead.
    const VersionState& cause = breach->subject->step ? *breach->subject : *breach->anchor;
    Diagnostic finding = context.Finding(
        cause.span,
        fmt::format("`{}` would run kubelet {} under an API server of {}; a kubelet is never "
                    "newer, and this one is {} minor{} ahead",
                    name, kubelet.text(), breach->anchor->version.text(), breach->minors,
                    breach->minors == 1 ? "" : "s"));
    ExplainSkew(context, pair, *breach, finding);
    finding.remarks.push_back(
        EffectRemark("nodes may go NotReady, and pods on them may not start"));
    finding.remarks.push_back(FactRemark(breach->limit->fact));
    finding.remarks.push_back(
        HelpFor(context, breach->found,
                fmt::format("move the step of `{}` behind the one that brings `{}` to {}", name,
                            plan.things[pair.anchor].path, kubelet.MajorMinor())));
    context.Report(std::move(finding));
  }
}

}  // namespace

extern const Rule kKubeletNewer = {
    .info =
        {.code = "SKW01",
         .name = "kubelet-newer",
         .severity = Severity::kError,
         .profile = Profile::kBasic,
         .every_run = true,
         .summary = "nodes run a newer kubelet than their API server",
         .why =
             R"(A kubelet may ask its API server for what only newer ones know. Nodes then stay NotReady, or pods do not start, until the control plane follows. Upgrade the control plane first, then the nodes.)",
         .sources =
             "kubernetes.io/releases/version-skew-policy; kubernetes/kubernetes issue 127316"},
    .check = Check};

}  // namespace belay
