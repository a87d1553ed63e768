#pragma once

#include <string>

namespace belay {

// docs/rules.md: every code of the compiler and the linter, with its texts and examples.
std::string RulesPage();

}  // namespace belay
