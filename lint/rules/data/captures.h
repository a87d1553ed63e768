#pragma once

#include <functional>
#include <vector>

#include "compiler/plan/plan.h"

namespace belay {

// A value that is remembered: the output of a command.
struct Capture {
  const Step* step = nullptr;
  const Operation* operation = nullptr;
};

// Two values with two names that the same command gives, the second one always later.
struct SameSource {
  Capture first;
  Capture second;
  bool changed = false;  // something of the platform is changed between the two
};

std::vector<SameSource> FindSameSources(const Plan& plan);

// Whether a command, or a file that is written, holds both values.
bool HeldTogether(const Plan& plan, const Operation& a, const Operation& b);

}  // namespace belay
