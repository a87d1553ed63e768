#include "compiler/driver/look.h"

#include <sys/ioctl.h>
#include <unistd.h>

#include <cstdlib>

namespace belay {
namespace {

bool Forces(const std::optional<std::string>& value) {
  return value && !value->empty() && *value != "0";
}

}  // namespace

bool UsesColor(ColorChoice choice, const Environment& environment, bool is_terminal) {
  switch (choice) {
    case ColorChoice::kAlways:
      return true;
    case ColorChoice::kNever:
      return false;
    case ColorChoice::kAuto:
      break;
  }
  if (!environment("NO_COLOR").value_or("").empty()) return false;
  if (Forces(environment("CLICOLOR_FORCE")) || Forces(environment("FORCE_COLOR"))) return true;
  return is_terminal && environment("TERM").value_or("dumb") != "dumb";
}

Look LookOf(int descriptor, ColorChoice choice, const Environment& environment) {
  const bool is_terminal = isatty(descriptor) == 1;
  Look look{.color = UsesColor(choice, environment, is_terminal), .width = 0};
  winsize size{};
  if (is_terminal && ioctl(descriptor, TIOCGWINSZ, &size) == 0) look.width = size.ws_col;
  return look;
}

std::optional<std::string> ProcessEnvironment(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? std::nullopt : std::optional<std::string>(value);
}

}  // namespace belay
