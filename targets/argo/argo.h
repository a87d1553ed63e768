#pragma once

#include <string>
#include <vector>

#include "compiler/source/span.h"
#include "targets/target.h"

namespace belay {

// Why a plan cannot become an Argo workflow that does what the plan says.
struct ArgoProblem {
  Span span;            // in the plan
  std::string message;  // one line, lower case, no period
};

// Everything that Argo would refuse, or take for something else: names that become one name, text
// that Argo would expand, sizes over its limits. In the order of the plan; empty: GenerateArgo's
// output can be used.
std::vector<ArgoProblem> CheckArgo(const TargetInput& input);

// The plan for Argo Workflows 3.6 and later: a YAML stream with the rights, the storage, a
// WorkflowTemplate a procedure, and the Workflow.
OutputFile GenerateArgo(const TargetInput& input);

}  // namespace belay
