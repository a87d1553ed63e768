#pragma once

#include <optional>

#include "compiler/plan/plan.h"

namespace belay {

// The outermost stage that a step stands in: what people take for a phase of the change. none:
// outside of all stages.
std::optional<Id<Stage>> PhaseOf(const Plan& plan, const Step& step);

}  // namespace belay
