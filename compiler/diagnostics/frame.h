#pragma once

#include <string>

#include "compiler/diagnostics/diagnostic.h"
#include "compiler/diagnostics/style.h"
#include "compiler/source/source_manager.h"

namespace belay {

// How the lines around a finding are laid out.
struct FrameOptions {
  Style style;
  int gutter = 1;   // digits of the largest line number of the finding
  int width = 140;  // columns, the gutter included
};

// Digits of the largest line number that the finding shows.
int GutterOf(const Diagnostic& diagnostic, const SourceManager& sources);

// The source with the finding's span and labels marked under it: a block for each file, that of the
// finding first.
std::string RenderFrame(const Diagnostic& diagnostic, const SourceManager& sources,
                        const FrameOptions& options);

}  // namespace belay
