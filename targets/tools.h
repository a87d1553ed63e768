#pragma once

#include <map>
#include <string>

#include "compiler/plan/plan.h"

namespace belay {

// The programs that must be there where a plan runs, each with the least version that any step
// needs (unknown: any will do).
std::map<std::string, Version> ToolsOf(const Plan& plan);

// The same for people, who need not be told of `cat`: without what Debian's essential packages have
// (coreutils, diffutils, findutils, grep, sed, awk, bash), unless a step asks for a version of it.
std::map<std::string, Version> NotableToolsOf(const Plan& plan);

}  // namespace belay
