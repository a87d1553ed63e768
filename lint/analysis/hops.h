#pragma once

#include <vector>

#include "compiler/plan/plan.h"
#include "lint/analysis/answers.h"
#include "lint/analysis/timeline.h"

namespace belay {

// A way that a version goes in one step, or in the rollback of one.
struct Hop {
  Move move;
  Answers answers;    // under which it begins there; empty: it always does
  bool back = false;  // the step is taken back: `move` is the way of that, its span the rollback's
  Span forth;         // `back`: what is taken back
};

// What a step moves. Behind a `when` whose ways end at several versions it is one hop from each.
std::vector<Hop> HopsOf(const Plan& plan, const Timeline& timeline, Id<Step> step);

// What the rollback of a step moves, from any point at which the plan may stop, as far as it runs
// commands and does not put a backup back. A later move of the thing that is not taken back leaves
// it further away than the step has brought it; the rollback of a stage goes all of its hops at
// once.
std::vector<Hop> HopsBack(const Plan& plan, const Timeline& timeline, Id<Step> step);

// Both, for every step: those of procedures go forth only.
std::vector<Hop> AllHops(const Plan& plan, const Timeline& timeline, Id<Step> step);

}  // namespace belay
