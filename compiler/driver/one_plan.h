#pragma once

#include <optional>
#include <string>

#include "compiler/driver/commands.h"
#include "compiler/driver/workspace.h"
#include "compiler/plan/plan.h"

namespace belay {

// The Plan of a command that takes exactly one. nullopt: there is none; `result` says why, findings
// included.
std::optional<Plan> CompileOne(const std::string& path, const Settings& settings,
                               Workspace& workspace, const World& world, Result& result);

}  // namespace belay
