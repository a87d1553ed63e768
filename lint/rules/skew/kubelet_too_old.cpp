#include <fmt/format.h>

#include "lint/context.h"
#include "lint/rules/skew/skew.h"
#include "lint/witness.h"

namespace belay {
namespace {

void Check(RuleContext& context) {
  const Plan& plan = context.plan();
  for (const SkewPair& pair : KubeletPairs(plan)) {
    const auto breach = FindSkew(context, pair, false);
    if (!breach) continue;
    const std::string& name = plan.things[pair.subject].path;
    const VersionState& cause = breach->anchor->step ? *breach->anchor : *breach->subject;
    Diagnostic finding = context.Finding(
        cause.span,
        fmt::format("`{}` would still run kubelet {} under an API server of {}: {} "
                    "minors older, at most {} are supported",
                    name, breach->subject->version.text(), breach->anchor->version.text(),
                    breach->minors, breach->limit->max_older));
    ExplainSkew(context, pair, *breach, finding);
    finding.remarks.push_back(
        EffectRemark("its nodes may go NotReady, and EKS refuses such an upgrade"));
    finding.remarks.push_back(FactRemark(breach->limit->fact));
    finding.remarks.push_back(HelpFor(
        context, breach->found,
        fmt::format("upgrade `{}` before this hop of `{}`", name, plan.things[pair.anchor].path)));
    context.Report(std::move(finding));
  }
}

}  // namespace

extern const Rule kKubeletTooOld = {
    .info =
        {.code = "SKW02",
         .name = "kubelet-too-old",
         .severity = Severity::kError,
         .profile = Profile::kBasic,
         .every_run = true,
         .summary = "the API server moves further ahead of a kubelet than it may",
         .why =
             R"(An API server drops what old kubelets rely on. The limit is three minor versions, and two for kubelets below 1.25: it depends on the kubelet, not on the API server.)",
         .sources = "kubernetes.io/releases/version-skew-policy"},
    .check = Check};

}  // namespace belay
