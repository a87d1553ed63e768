#include "lint/rules/capacity/pools.h"

namespace belay {

std::map<Id<Thing>, std::vector<Id<Thing>>> PoolsByCluster(const Plan& plan,
                                                           const Timeline& timeline) {
  std::map<Id<Thing>, std::vector<Id<Thing>>> pools;
  for (std::uint32_t i = 0; i < plan.things.size(); ++i) {
    const Thing& thing = plan.things[Id<Thing>{i}];
    if (thing.kind != ThingKind::kNodes || !thing.parent) continue;
    if (MadeByPlan(plan.things[*thing.parent])) continue;
    const VersionState& end = timeline.StatesOf(*thing.parent).back();
    if (end.version.kind() == Version::Kind::kNone) continue;
    pools[*thing.parent].push_back({i});
  }
  return pools;
}

}  // namespace belay
