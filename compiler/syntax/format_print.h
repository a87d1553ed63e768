#pragma once

#include <string>
#include <vector>

#include "compiler/syntax/format_tree.h"

namespace belay::layout {

// Lines longer than this are broken, where the language lets them.
inline constexpr std::size_t kWidth = 120;

// The lines of a file in canonical form.
std::string Print(std::vector<Line> lines);

}  // namespace belay::layout
