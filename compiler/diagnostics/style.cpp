#include "compiler/diagnostics/style.h"

#include <fmt/format.h>

namespace belay {
namespace {

// Parameters of the escape sequence "select graphic rendition".
std::string_view Rendition(Ink ink) {
  switch (ink) {
    case Ink::kError:
      return "1;31";
    case Ink::kWarning:
      return "1;33";
    case Ink::kInfo:
      return "1;36";
    case Ink::kStrong:
      return "1";
    case Ink::kGutter:
    case Ink::kSecondary:
      return "34";
    case Ink::kHelp:
      return "1;32";
    case Ink::kAdded:
      return "32";
    case Ink::kRemoved:
      return "31";
  }
  return "0";
}

}  // namespace

Ink InkOf(Severity severity) {
  switch (severity) {
    case Severity::kInfo:
      return Ink::kInfo;
    case Severity::kWarning:
      return Ink::kWarning;
    case Severity::kError:
      return Ink::kError;
  }
  return Ink::kError;
}

std::string Style::operator()(Ink ink, std::string_view text) const {
  if (!color_ || text.empty()) return std::string(text);
  return fmt::format("\x1b[{}m{}\x1b[0m", Rendition(ink), text);
}

}  // namespace belay
