#pragma once

#include <functional>
#include <optional>
#include <string>

namespace belay {

enum class ColorChoice { kAuto, kAlways, kNever };

// How text may look where it is going.
struct Look {
  bool color = false;
  int width = 0;  // columns of the terminal; 0: it is none
};

// A value of the environment; nullopt where it is not set.
using Environment = std::function<std::optional<std::string>(const char* name)>;

// --color, then NO_COLOR, then CLICOLOR_FORCE and FORCE_COLOR, then TERM=dumb, then whether it is a
// terminal. Variables count when they are neither empty nor, for the two that force, `0`.
bool UsesColor(ColorChoice choice, const Environment& environment, bool is_terminal);

// The look of an open file of this process.
Look LookOf(int descriptor, ColorChoice choice, const Environment& environment);

// That of the process.
std::optional<std::string> ProcessEnvironment(const char* name);

}  // namespace belay
