#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "compiler/shell/read.h"

namespace belay {

// The programs that must be there where a text runs, sorted: of `sudo kubectl exec pod -- psql` the
// first two. Not the shell's own, not its functions, not what is named by a path or by a variable.
std::vector<std::string> ToolsOf(const ShellText& text);

// The tool talks to the cluster that its kubeconfig names: `kubectl`, `helm`.
bool TalksToCluster(std::string_view tool);

}  // namespace belay
