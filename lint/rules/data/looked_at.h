#pragma once

#include <map>
#include <vector>

#include "compiler/plan/plan.h"

namespace belay {

// By store or other thing: the steps that look at it by its name, and hold what they see against
// what is expected.
using Looks = std::map<Id<Thing>, std::vector<const Step*>>;

Looks FindLooks(const Plan& plan);

// One of the looks at the thing comes after the first step and, if there is one, before the second.
bool LookedAt(const Looks& looks, Id<Thing> thing, const Step& after, const Step* before = nullptr);

}  // namespace belay
