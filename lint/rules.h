#pragma once

#include <span>
#include <string_view>

#include "lint/rule.h"

namespace belay {

// All rules, by code.
std::span<const Rule> Rules();

// By code or name; nullptr if there is none.
const Rule* FindRule(std::string_view code_or_name);

}  // namespace belay
