#pragma once

#include <optional>
#include <vector>

#include "lint/analysis/timeline.h"

namespace belay {

// Answers to the plan's questions under which `step` is done and none of `others` before it or in
// it; nullopt: one of them comes first in every run. `others` in the order of the file.
std::optional<Answers> RunWithoutBefore(const Plan& plan, const Timeline& timeline, Id<Step> step,
                                        const std::vector<Id<Step>>& others);

// … and none of `others` after it.
std::optional<Answers> RunWithoutAfter(const Plan& plan, const Timeline& timeline, Id<Step> step,
                                       const std::vector<Id<Step>>& others);

}  // namespace belay
