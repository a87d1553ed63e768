#pragma once

#include <string>

#include "targets/argo/context.h"
#include "targets/argo/yaml.h"

namespace belay::argo {

// The labels of all objects: the plan and its hash.
Yaml::Map Labels(const Context& context);

// Where the plan, or the procedure, is: `plan.belay:6`.
std::string SourceOf(const Context& context);

// Name, labels and annotations of a workflow.
Yaml::Map WorkflowMetadata(const Context& context);

}  // namespace belay::argo
