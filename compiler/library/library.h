#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace belay {

// The text of a module of the library, or an empty text when there is none of that name.
std::string_view LibraryModule(std::string_view name);

// The names of all modules, sorted.
std::vector<std::string> LibraryModules();

// The same of the plans that `belay init` starts from.
std::string_view PlanTemplate(std::string_view name);
std::vector<std::string> PlanTemplates();

}  // namespace belay
