#pragma once

#include <map>
#include <string>

#include "targets/argo/context.h"
#include "targets/argo/model.h"

namespace belay::argo {

inline constexpr char kPrepareTask[] = "prepare";

// The programs that the image must have, and the least version of each.
std::map<std::string, Version> Tools(const Plan& plan);

// The plan's repository is named somewhere git can clone from.
bool IsRepository(const std::string& source);

// The first task: arguments fit their types and patterns, the programs are there in the versions
// that actions need, each kubeconfig is that of its cluster, and the repository is checked out.
// Everything is looked at before anything is changed.
Template PrepareTemplate(const Context& context, std::vector<ArgoProblem>& problems);

}  // namespace belay::argo
