#pragma once

#include "lint/context.h"

namespace belay {

// Reports commands that use a file which was made of another one that has been changed since.
void ReportStaleFiles(RuleContext& context);

}  // namespace belay
