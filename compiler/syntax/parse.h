#pragma once

#include "compiler/diagnostics/diagnostics.h"
#include "compiler/source/source_manager.h"
#include "compiler/syntax/ast.h"

namespace belay {

// Never fails: builds what it can of any bytes and reports the rest, one finding for each bad
// statement. What is past a limit (see limits.h) is reported and left out.
ast::File Parse(const SourceManager& sources, FileId file, Diagnostics& diagnostics);

}  // namespace belay
