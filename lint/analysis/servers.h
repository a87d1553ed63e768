#pragma once

#include <string>
#include <vector>

#include "compiler/plan/plan.h"

namespace belay {

// The names that a step's commands are given for what they stop: workloads, not namespaces. Empty:
// the plan does not say.
std::vector<std::string> StoppedNames(const Step& step);

// The name is that of the server of a store itself: `mysql` of a store of kind `mysql`, or what the
// store calls its service, pod or workload.
bool IsServer(const Thing& store, const std::string& name);

}  // namespace belay
