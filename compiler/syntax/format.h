#pragma once

#include <string>

#include "compiler/diagnostics/diagnostics.h"
#include "compiler/source/source_manager.h"

namespace belay {

struct Formatted {
  enum class Outcome {
    kDone,
    kUnreadable,  // the file does not parse; why is in the diagnostics
    kUnsafe,      // formatting would have changed what it says: a fault of belay
  };
  Outcome outcome = Outcome::kDone;
  std::string text;  // kDone: the file in the one canonical form
};

// The canonical form: two spaces a level, one space between words, two between fields of one line,
// brackets on one line where they fit and else one item a line, at most one empty line, comments
// kept, fences moved as a whole. Nothing changes its place. Formatting what has been formatted
// changes nothing. Never half a file.
Formatted Format(const SourceManager& sources, FileId file, Diagnostics& diagnostics);

}  // namespace belay
