#pragma once

#include <string>
#include <vector>

#include "compiler/plan/plan.h"

namespace belay {

// Every command of the plan: of steps (their `skip_if`, operations, undo and restore), of
// conditions, of secrets and of the plan's own undo. Valid as long as the plan.
std::vector<const Command*> AllCommands(const Plan& plan);

// The id of the step that goes into the bracket which this one leaves.
std::string EnterIdOf(const Step& exit);

}  // namespace belay
