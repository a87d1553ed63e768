#pragma once

#include <string>
#include <vector>

#include "compiler/diagnostics/diagnostic.h"
#include "compiler/source/source_manager.h"

namespace belay {

struct TextOptions {
  bool color = false;  // ANSI colours
  int width = 0;       // columns of the terminal, at least 40; 0: none, source lines end at 140
};

// The findings with the source around them, in ASCII but for what the plan itself says:
//
//   error[SKW01 kubelet-newer]: `dev.core` would run 1.31 under an API server 1.30
//     --> plan.belay:41:11
//      |
//   12 |   version = 1.29 -> 1.30
//      |                     ---- step 3.2 makes the API server 1.30
//   ...
//   41 |   upgrade dev.core to 1.31
//      |           ^^^^^^^^ runs before the next hop
//      |
//      = effect:  nodes may go NotReady
//   help: move the step behind 3.4
//
// Ends with a line break; empty without findings.
std::string RenderText(const std::vector<Diagnostic>& diagnostics, const SourceManager& sources,
                       const TextOptions& options);

}  // namespace belay
