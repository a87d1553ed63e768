#pragma once

#include "compiler/plan/plan.h"

namespace belay::mutation {

// All that the commands of both steps are about is known, nothing of what the one changes is what
// the other changes or looks at, and the one uses no value of the other.
bool Apart(const Plan& plan, const Step& a, const Step& b);

}  // namespace belay::mutation
