#pragma once

#include <vector>

#include "lint/rules_page.h"

namespace belay {

// lint/rules/mistakes.yaml.
std::vector<Mistake> ReadCatalogue();

}  // namespace belay
