#pragma once

#include <string>
#include <string_view>

#include "compiler/source/source_manager.h"
#include "compiler/source/span.h"

namespace belay {

// The last part of a path. Outputs name files by it, so that their bytes do not depend on the
// folder that the compiler was started in.
std::string FileName(std::string_view path);

// Where a span begins: `plan.belay:41`.
std::string Place(const SourceManager& sources, const Span& span);

}  // namespace belay
