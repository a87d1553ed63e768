#pragma once

#include "compiler/plan/plan.h"

namespace belay {

// Sets Step::number, Stage::number, Step::forward and Step::backward, and Plan::order, by the tree
// of blocks.
void NumberAndOrder(Plan& plan);

}  // namespace belay
