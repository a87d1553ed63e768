#pragma once

#include "targets/target.h"

namespace belay {

// One script: the plan as calls of a small vocabulary, then a runtime that is the same in every
// script of a version. Passes `bash -n`, ShellCheck and shfmt.
OutputFile GenerateBash(const TargetInput& input);

}  // namespace belay
