#include <fmt/format.h>

#include <cstdint>

#include "lint/catalog/lookup.h"
#include "lint/catalog/tables.h"
#include "lint/context.h"
#include "lint/rules/hops/path.h"

namespace belay {
namespace {

void Check(RuleContext& context) {
  const Plan& plan = context.plan();
  for (std::uint32_t i = 0; i < plan.steps.size(); ++i) {
    for (const Hop& hop : AllHops(plan, context.timeline(), {i})) {
      const Move& move = hop.move;
      const Thing& thing = plan.things[move.thing];
      for (const WaypointFact& waypoint : context.facts().Of<WaypointFact>()) {
        if (!IsCalled(thing, waypoint.names)) continue;
        if (!IsBelow(move.from, waypoint.via) || !Reaches(move.to, waypoint.reaching)) continue;
        Diagnostic finding =
            context.Finding(move.span, fmt::format("`{}` {} from {} to {} without {} in between",
                                                   thing.path, hop.back ? "is taken back" : "goes",
                                                   move.from.text(), move.to.text(), waypoint.via));
        LabelHop(context, hop, finding);
        finding.remarks.push_back(
            EffectRemark("its resources are left in a form that the new version does not read"));
        finding.remarks.push_back(FactRemark(waypoint.fact));
        finding.remarks.push_back(HelpRemark(
            hop.back ? fmt::format("let the rollback stop at a version of {}", waypoint.via)
                     : fmt::format("put a version of {} into the path of `{}`", waypoint.via,
                                   thing.path)));
        context.Report(std::move(finding));
        break;  // the first one missed; the way through it tells of the next
      }
    }
  }
}

}  // namespace

extern const Rule kWaypointMissed = {
    .info =
        {.code = "HOP03",
         .name = "waypoint-missed",
         .severity = Severity::kError,
         .profile = Profile::kBasic,
         .summary = "a path misses a version that it has to stop at",
         .why =
             R"(Some versions carry the only migration between two formats. Going past them leaves resources that the new version cannot read.)",
         .sources = "the upgrade guides of the makers; belay facts waypoints"},
    .check = Check};

}  // namespace belay
