#pragma once

#include <vector>

#include "compiler/plan/plan.h"

namespace belay {

// The steps in which those who use the platform may notice something, in the order of the file:
// what is there is upgraded, moved, drained, restored, migrated or deleted.
std::vector<Id<Step>> Disruptions(const Plan& plan);

// The steps that tell people something, in the order of the file.
std::vector<Id<Step>> Notices(const Plan& plan);

}  // namespace belay
