#pragma once

#include <string>
#include <vector>

#include "lint/context.h"

namespace belay {

// Shows where the version stands in the path that the thing is declared with.
void LabelPath(const Thing& thing, const Version& version, Diagnostic& finding);

// A move with the version that it begins at.
struct Hop {
  Move move;
  std::string assumed;  // the answers under which it begins there; empty: it always does
};

// What a step moves. Behind a `when` whose ways end at several versions it is one hop from each.
std::vector<Hop> HopsOf(const RuleContext& context, Id<Step> step);

}  // namespace belay
