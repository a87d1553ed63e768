#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace belay {

// What a fence says, whatever column it stands at.
struct FenceText {
  std::string text;           // without the closing line's indentation, and no break at the end
  std::string_view language;  // the tag; empty without one
  std::vector<std::uint32_t> lines;  // the byte of the fence at which each line of `text` begins
};

// `raw` is the fence whole, its backticks included. The closing line's indentation is taken off
// every line: off a line that has less, all it has.
FenceText ReadFence(std::string_view raw);

// How many backticks the fence needs: no line of it may look like its end.
std::size_t FenceTicks(std::string_view raw);

// The same fence with its lines at another column and as few backticks as it needs; the opening
// ones stay where they stand.
std::string IndentFence(std::string_view raw, std::size_t column);

}  // namespace belay
