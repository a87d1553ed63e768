#include <fmt/format.h>

#include <cstdint>

#include "lint/catalog/tables.h"
#include "lint/context.h"
#include "lint/edits.h"
#include "lint/rules/hops/path.h"

namespace belay {
namespace {

void Check(RuleContext& context) {
  const Plan& plan = context.plan();
  for (std::uint32_t i = 0; i < plan.steps.size(); ++i) {
    for (const Hop& hop : AllHops(plan, context.timeline(), {i})) {
      const Move& move = hop.move;
      const Thing& thing = plan.things[move.thing];
      if (thing.kind != ThingKind::kCluster) continue;
      const auto minors = MinorsBetween(move.from, move.to);
      if (!minors || *minors <= context.facts().Now(facts::kControlPlaneHop).max_step) continue;
      Diagnostic finding = context.Finding(
          move.span, fmt::format("`{}` {} from {} to {}: {} minors in one step, at most {}",
                                 thing.path, Jumps(hop), move.from.text(), move.to.text(), *minors,
                                 context.facts().Now(facts::kControlPlaneHop).max_step));
      LabelHop(context, hop, finding);
      finding.remarks.push_back(
          EffectRemark("managed services refuse it; elsewhere objects are left unmigrated"));
      finding.remarks.push_back(FactRemark(context.facts().Now(facts::kControlPlaneHop).fact));
      std::string between;
      for (std::uint64_t minor = *move.from.minor() + 1; minor < *move.to.minor(); ++minor) {
        between += fmt::format("{}{}.{}", between.empty() ? "" : " -> ", *move.from.major(), minor);
      }
      const std::string path =
          fmt::format("{} -> {} -> {}", move.from.MajorMinor(), between, move.to.MajorMinor());
      Advise(
          finding,
          WithBetween(context, hop, between,
                      fmt::format("declare every hop, and upgrade in `for hop in {}`", thing.path)),
          hop.back
              ? fmt::format("let the rollback go {}, one minor after the other", path)
              : fmt::format("declare every hop, `version = {}`, and upgrade in `for hop in {}`",
                            path, thing.path));
      context.Report(std::move(finding));
    }
  }
}

}  // namespace

extern const Rule kMinorSkipped = {
    .info =
        {.code = "HOP01",
         .name = "minor-skipped",
         .severity = Severity::kError,
         .profile = Profile::kBasic,
         .summary = "a control plane skips a minor version",
         .why =
             R"(Kubernetes is tested from one minor version to the next. What a skipped one would have migrated (stored objects, defaults, removed APIs) is then met unmigrated; managed services refuse the step in the middle of the window.)",
         .sources = "kubernetes.io/releases/version-skew-policy"},
    .check = Check};

}  // namespace belay
