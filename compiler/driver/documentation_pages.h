#pragma once

#include <string>
#include <vector>

#include "compiler/diagnostics/style.h"
#include "compiler/driver/documentation.h"

namespace belay::documentation {

// A line a module.
std::string TextList(const std::vector<Module>& modules);

std::string TextPage(const Module& module, const Style& style);
std::string TextPage(const Action& action, const Style& style);

// `upgrade COMPONENT using helm.upgrade(…)`
std::string Usage(const Action& action);

std::string JsonDocument(const std::vector<Module>& modules);

}  // namespace belay::documentation
