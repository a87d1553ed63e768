#pragma once

#include <string>
#include <string_view>

namespace belay {

// What `diff -u` prints for two texts, three lines of context around each change; empty when they
// are equal. Where they differ in more than 500 lines, the whole stretch between the first and the
// last of them is one change.
std::string UnifiedDiff(std::string_view before, std::string_view after, std::string_view name);

}  // namespace belay
