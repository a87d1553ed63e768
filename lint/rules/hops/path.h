#pragma once

#include "lint/context.h"

namespace belay {

// Shows where the version stands in the path that the thing is declared with.
void LabelPath(const Thing& thing, const Version& version, Diagnostic& finding);

}  // namespace belay
