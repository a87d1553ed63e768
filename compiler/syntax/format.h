#pragma once

#include <optional>
#include <string>

#include "compiler/diagnostics/diagnostics.h"
#include "compiler/source/source_manager.h"

namespace belay {

// The file in the one canonical form: two spaces a level, one space between words, two between
// fields of one line, at most one empty line, comments kept, fences moved as a whole. Formatting
// what has been formatted changes nothing, and the words of the file stay the same.
//
// nullopt when the file does not parse; why is in `diagnostics`. Never half a file.
std::optional<std::string> Format(const SourceManager& sources, FileId file,
                                  Diagnostics& diagnostics);

}  // namespace belay
