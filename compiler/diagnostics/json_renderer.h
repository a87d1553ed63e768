#pragma once

#include <string>
#include <vector>

#include "compiler/diagnostics/diagnostic.h"
#include "compiler/source/source_manager.h"

namespace belay {

// What docs/diagnostics.schema.json describes. A change that breaks readers raises it.
inline constexpr int kDiagnosticsVersion = 1;

// One JSON document with everything that a finding holds. Bytes that are not UTF-8 become U+FFFD;
// offsets are those of the file. Ends with a line break.
std::string RenderJson(const std::vector<Diagnostic>& diagnostics, const SourceManager& sources);

}  // namespace belay
