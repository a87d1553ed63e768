#pragma once

#include "compiler/plan/plan.h"

namespace belay {

// The commands of the step copy data from one place to another, as they are.
bool Copies(const Step& step);

// The step itself compares or counts what it has made: something is asked, and the answer is held
// against what is expected. A command that only has to succeed shows nothing.
bool ComparesItself(const Step& step);

}  // namespace belay
