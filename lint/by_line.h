#pragma once

#include <vector>

#include "lint/context.h"

namespace belay {

// Of findings of one rule at one place, as of the steps of a `for`, the first, which says how many
// more there are: they are one mistake.
void ReportByLine(RuleContext& context, std::vector<Diagnostic> findings);

}  // namespace belay
