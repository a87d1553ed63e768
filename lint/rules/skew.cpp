#include "lint/rules/skew.h"

#include <fmt/format.h>

#include "lint/catalog/tables.h"

namespace belay {

const SkewFact* SkewLimit(const Version& kubelet) {
  if (!kubelet.minor()) return nullptr;
  const auto minor = static_cast<std::int64_t>(*kubelet.minor());
  for (const SkewFact* fact : {&facts::kKubeletSkew, &facts::kKubeletSkewBefore125}) {
    const bool from = !fact->first_minor || minor >= *fact->first_minor;
    const bool to = !fact->last_minor || minor <= *fact->last_minor;
    if (from && to) return fact;
  }
  return nullptr;
}

void ExplainSkew(const RuleContext& context, Id<Thing> cluster, const VersionState& server,
                 Id<Thing> nodes, const VersionState& kubelet, Diagnostic& finding) {
  const Plan& plan = context.plan();
  const auto tell = [&](Id<Thing> thing, const VersionState& state) {
    const std::string& path = plan.things[thing].path;
    if (!state.step) {
      finding.remarks.push_back(AssumedRemark(
          fmt::format("`{}` is {} at the beginning, as declared", path, state.version.text())));
    } else if (finding.span != state.span) {
      finding.labels.push_back(
          {.span = state.span,
           .text = fmt::format("`{}` reaches {} here, {}", path, state.version.text(),
                               StepNumber(plan.steps[*state.step]))});
    }
    if (const auto next = context.timeline().NextMove(thing, state)) {
      const Step& step = plan.steps[*next];
      if (step.name_span == finding.span) return;
      finding.labels.push_back(
          {.span = step.name_span,
           .text = fmt::format("`{}` moves on only here, {}", path, StepNumber(step))});
    }
  };
  tell(cluster, server);
  tell(nodes, kubelet);
}

}  // namespace belay
