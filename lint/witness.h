#pragma once

#include <string>

#include "lint/context.h"

namespace belay {

// What has to happen so that the two things meet as found: the answers to the plan's questions,
// and, of steps that may run in either order, which one comes first. What comes before what in
// every run is not said: the numbers of the steps tell it.
void AddWitness(const RuleContext& context, Id<Thing> a, Id<Thing> b, const Together& found,
                Diagnostic& finding);

// What to do about two things that meet: `help`, or, where they only do while the plan is taken
// back, a rollback for the step that stays.
Remark HelpFor(const RuleContext& context, const Together& found, std::string help);

}  // namespace belay
