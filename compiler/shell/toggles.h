#pragma once

#include <string>
#include <vector>

#include "compiler/shell/arguments.h"
#include "compiler/shell/conditions.h"
#include "compiler/shell/effect.h"

namespace belay::shell {

// The states of pairs.yaml that a command begins or ends. `of_command` is what it is about.
std::vector<Toggle> FindToggles(const CatalogTool& tool, const Arguments& arguments,
                                const Objects& objects, const Standing& standing,
                                const std::string& of_command);

}  // namespace belay::shell
