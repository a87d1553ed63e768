#pragma once

#include "targets/argo/context.h"
#include "targets/argo/model.h"

namespace belay::argo {

// All tasks of the plan, or of one of its procedures, with what was found out on the way.
struct Workflow {
  Context context;
  Graph graph;
};

Workflow BuildWorkflow(const TargetInput& input, const Procedure* procedure);

}  // namespace belay::argo
