#pragma once

#include <string>

#include "compiler/diagnostics/diagnostic.h"
#include "compiler/diagnostics/frame.h"
#include "compiler/source/source_manager.h"

namespace belay {

// The lines that a fix takes away and those that it puts there, with their numbers:
//
//   41 -   upgrade dev.core to 1.31
//   41 +   upgrade dev.core to 1.30
std::string RenderFix(const Fix& fix, const SourceManager& sources, const FrameOptions& options);

}  // namespace belay
