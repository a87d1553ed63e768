#pragma once

#include <set>
#include <string>

#include "targets/argo/context.h"
#include "targets/argo/model.h"

namespace belay::argo {

inline constexpr char kPrepareTask[] = "prepare";

// The programs that the steps call, as far as the plan and the command catalog know.
std::set<std::string> Tools(const Plan& plan);

// The plan's repository is named somewhere git can clone from.
bool IsRepository(const std::string& source);

// The first task: arguments fit their types and patterns, the programs are there in the versions
// that actions need, each kubeconfig is that of its cluster, and the repository is checked out.
// Everything is looked at before anything is changed.
Template PrepareTemplate(const Context& context, std::vector<ArgoProblem>& problems);

}  // namespace belay::argo
