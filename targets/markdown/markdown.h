#pragma once

#include "targets/target.h"

namespace belay {

// The plan as a runbook: what a change board reads, and what a person follows by hand. Its commands
// are the plan's, byte for byte. In the Markdown of GitHub.
OutputFile GenerateMarkdown(const TargetInput& input);

}  // namespace belay
