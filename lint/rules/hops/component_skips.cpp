#include <fmt/format.h>

#include <cstdint>
#include <optional>
#include <string>

#include "lint/catalog/lookup.h"
#include "lint/catalog/tables.h"
#include "lint/context.h"
#include "lint/rules/hops/path.h"

namespace belay {
namespace {

// How far a step goes, in the unit of the limit; nullopt where that cannot be known.
std::optional<std::int64_t> StepOf(const HopFact& hop, const Move& move) {
  if (hop.unit == "minor") return MinorsBetween(move.from, move.to);
  if (!move.from.major() || !move.to.major()) return std::nullopt;
  return static_cast<std::int64_t>(*move.to.major()) -
         static_cast<std::int64_t>(*move.from.major());
}

// An action of revisions sets the new one beside the old one.
std::int64_t LimitOf(const HopFact& hop, const Step& step) {
  const bool by_revision = step.action.find("revision") != std::string::npos;
  return by_revision ? hop.max_step_by_revision.value_or(hop.max_step) : hop.max_step;
}

void Check(RuleContext& context) {
  const Plan& plan = context.plan();
  for (std::uint32_t i = 0; i < plan.steps.size(); ++i) {
    for (const Hop& hop : AllHops(plan, context.timeline(), {i})) {
      const Move& move = hop.move;
      const Thing& thing = plan.things[move.thing];
      if (thing.kind == ThingKind::kCluster || thing.kind == ThingKind::kNodes) continue;
      for (const HopFact& fact : context.facts().Of<HopFact>()) {
        if (!IsCalled(thing, fact.names)) continue;
        const auto far = StepOf(fact, move);
        const std::int64_t limit = LimitOf(fact, plan.steps[Id<Step>{i}]);
        if (!far || *far <= limit) continue;
        Diagnostic finding = context.Finding(
            move.span,
            fmt::format("`{}` {} from {} to {}: {} {}s in one step, at most {}", thing.path,
                        Jumps(hop), move.from.text(), move.to.text(), *far, fact.unit, limit));
        if (fact.advice) finding.severity = Severity::kWarning;
        LabelHop(context, hop, finding);
        finding.remarks.push_back(
            EffectRemark("what the versions in between would have migrated stays unmigrated"));
        finding.remarks.push_back(FactRemark(fact.fact));
        finding.remarks.push_back(HelpRemark(
            hop.back ? "let the rollback go through the versions in between"
                     : fmt::format("declare the versions in between in `version`, and upgrade in "
                                   "`for hop in {}`",
                                   thing.path)));
        context.Report(std::move(finding));
      }
    }
  }
}

}  // namespace

extern const Rule kComponentSkips = {
    .info =
        {.code = "HOP02",
         .name = "component-skips",
         .severity = Severity::kError,
         .profile = Profile::kBasic,
         .summary = "a component jumps further than its makers support",
         .why =
             R"(What a skipped version would have migrated (custom resources, stored objects, certificates) is then met unmigrated, and the makers never tried the jump.)",
         .sources = "the upgrade guides of the makers; belay facts hops"},
    .check = Check};

}  // namespace belay
