#pragma once

#include <string>
#include <string_view>

#include "compiler/diagnostics/diagnostic.h"

namespace belay {

// What a piece of rendered text is, for its colour.
enum class Ink { kError, kWarning, kInfo, kStrong, kGutter, kSecondary, kHelp, kAdded, kRemoved };

Ink InkOf(Severity severity);

// Wraps text into ANSI colours, or leaves it as it is.
class Style {
 public:
  explicit Style(bool color) : color_(color) {}

  // An empty text stays empty.
  std::string operator()(Ink ink, std::string_view text) const;

 private:
  bool color_;
};

}  // namespace belay
