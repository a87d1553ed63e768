#pragma once

#include "compiler/plan/plan.h"

// A resolved plan with a step less, or with one in another place.
namespace belay::mutation {

void Remove(Plan& plan, Id<Step> step);
void MoveBefore(Plan& plan, Id<Step> step, Id<Step> where);
void MoveBehind(Plan& plan, Id<Step> step, Id<Step> where);

}  // namespace belay::mutation
