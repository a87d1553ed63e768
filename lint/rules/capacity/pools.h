#pragma once

#include <map>
#include <vector>

#include "compiler/plan/plan.h"
#include "lint/analysis/timeline.h"

namespace belay {

// The node groups of each cluster that is there before the plan and after it.
std::map<Id<Thing>, std::vector<Id<Thing>>> PoolsByCluster(const Plan& plan,
                                                           const Timeline& timeline);

}  // namespace belay
