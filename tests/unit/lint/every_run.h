#pragma once

#include <string>
#include <vector>

#include "compiler/plan/plan.h"

namespace belay {

// What the rules of versions, backups and waits must find in a plan of SmallPlan, each as `CODE
// subject`, sorted: by doing every run of the plan, in every order, and looking at every state that
// it may stop in. It shares nothing with the analysis: the order is read off the tree of the plan,
// the limits stand here.
std::vector<std::string> FoundByRunning(const Plan& plan);

}  // namespace belay
