#pragma once

#include <vector>

#include "targets/argo/context.h"
#include "targets/argo/graph.h"

namespace belay::argo {

// The way back: when one of `ends` did not come true, a person is asked, and the undo of each step
// that has begun is done, last step first. It stops before a step that cannot be undone, and it
// ends in a task that fails, because a workflow that was rolled back has not succeeded.
// Adds nothing when the plan has no undo at all.
void AddRollback(const Context& context, const std::vector<After>& ends, GraphBuilder& builder);

// The plan has something to go back by.
bool HasRollback(const Plan& plan);

}  // namespace belay::argo
