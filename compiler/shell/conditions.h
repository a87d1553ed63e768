#pragma once

#include <span>
#include <string_view>

#include "compiler/shell/arguments.h"
#include "compiler/shell/catalog.h"
#include "compiler/shell/pipes.h"

namespace belay::shell {

// Where a command stands.
struct Standing {
  Surrounding surrounding;
  bool remote = false;  // in a container or on a host
};

// Whether a condition of the catalog holds for a command. `plain` are its arguments after the words
// that the condition is about.
bool Holds(const CatalogCondition& condition, const Arguments& arguments,
           std::span<const std::string_view> plain, const Objects& objects,
           const Standing& standing);

}  // namespace belay::shell
