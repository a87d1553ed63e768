#pragma once

#include <cstddef>
#include <string>

namespace belay {

// A sane plan of about so many steps, at least 10: backups, upgrades by hops, waits, checks,
// parallel node groups, on one cluster for each hundred steps.
std::string PlanText(std::size_t steps);

}  // namespace belay
