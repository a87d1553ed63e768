#pragma once

#include <string>
#include <vector>

#include "compiler/plan/plan.h"

// What a runner of mutants knows of a plan's steps by itself: on purpose not the linter's code,
// which is what is tried.
namespace belay::mutation {

bool IsLook(const Operation& operation);  // it checks, verifies or waits for something
bool Polls(const Step& step);             // it waits until something holds
bool OnlyLooks(const Step& step);         // a check, a verification or a value that is remembered
bool Changes(const Step& step);           // neither looks, asks, tells nor copies

// The next steps behind `step` in the same run, up to the first one that changes something.
std::vector<const Step*> BehindIt(const Plan& plan, const Step& step);

// The steps have subjects, and nothing in the plan relates those of the one to those of the other.
bool Unrelated(const Plan& plan, const Step& a, const Step& b);

// The step changes the thing, what it stands in, or what writes it.
bool Touches(const Plan& plan, const Step& step, Id<Thing> thing);

// `dev.core, dev.gpu`
std::string SubjectsOf(const Plan& plan, const Step& step);

}  // namespace belay::mutation
