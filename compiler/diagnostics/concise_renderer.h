#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "compiler/diagnostics/diagnostic.h"
#include "compiler/source/source_manager.h"

namespace belay {

// `error`, `warning`, `info`
std::string_view ToString(Severity severity);

// A line a finding: `plan.belay:41:3: error[SKW01 kubelet-newer]: message`. Lines and columns count
// from 1, columns in bytes. For editors, grep and problem matchers: the form is stable.
std::string RenderConcise(const std::vector<Diagnostic>& diagnostics, const SourceManager& sources);

}  // namespace belay
