#pragma once

#include <vector>

#include "compiler/shell/read.h"

namespace belay::shell {

// What a command's surroundings make of it. One for each of ShellText::commands.
struct Surrounding {
  bool output_to_file = false;   // by a redirection, or through `gzip`, `tee FILE`, `yq`, …
  bool printed = false;          // by the whole text, as it is or through `base64 -d`, `jq`, …
  bool input_from_file = false;  // by a redirection, or from what unpacks or fetches a copy
  bool polled = false;           // in a loop that also sleeps
  bool ended = false;            // in the background, in a text that also kills
};
std::vector<Surrounding> ReadSurroundings(const ShellText& text);

}  // namespace belay::shell
