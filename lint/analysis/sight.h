#pragma once

#include "compiler/plan/plan.h"

namespace belay {

// Whether a look can show what a change has done. Coarse on purpose: false only where what the one
// asks has nothing to do with what the other touches: another cluster, volumes after a
// configuration, the runs of a pipeline after its server was stopped.
bool MayShow(const Plan& plan, const Step& look, const Step& change);

// The look asks the thing itself or its data, not only whether its pods run and of which version:
// an address, a command in a pod, what only its owner knows.
bool AsksIt(const Operation& look);

// One of the step's subjects is the thing itself.
bool SpeaksOf(const Step& step, Id<Thing> thing);

}  // namespace belay
