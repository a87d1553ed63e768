#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace belay {

// A place in a text that somebody has yet to fill in.
struct Blank {
  std::string text;  // `<name>`, `1.XX`
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
};

// Blanks of a command or another text, in order. Redirections (`<file`, `<<EOF`, `<(…)`),
// comparisons and markup with closing tags are none; lines that are comments are not looked at.
std::vector<Blank> FindBlanks(std::string_view text);

}  // namespace belay
