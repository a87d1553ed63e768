#pragma once

#include <optional>
#include <string>
#include <vector>

#include "targets/argo/context.h"
#include "targets/argo/yaml.h"

namespace belay::argo {

// One argument of a workflow.
struct WorkflowArgument {
  std::string name;
  std::string description;
  std::optional<std::string> standard;  // none: must be given
  std::vector<std::string> choices;     // empty: any
};

// The image, the repository, the plan's own parameters, the variables that it passes through, and,
// for a procedure, what it takes from the run that it is for.
std::vector<WorkflowArgument> WorkflowArguments(const Context& context);

Yaml ToYaml(const WorkflowArgument& argument);

}  // namespace belay::argo
