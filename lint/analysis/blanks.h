#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "compiler/plan/command.h"

namespace belay {

// A place in a text that somebody has yet to fill in.
struct Blank {
  std::string text;  // `<name>`, `1.XX`
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
};

// Blanks of a text that people read, or that a program reads as it stands.
std::vector<Blank> FindBlanks(std::string_view text);

// Blanks of a command, in order. Redirections (`<file`, `<<EOF`, `<(…)`), comparisons, markup with
// closing tags and comments are none, and neither is what `grep`, `sed` and their like look for.
std::vector<Blank> FindBlanks(const Command& command);

}  // namespace belay
