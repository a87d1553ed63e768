#pragma once

#include "compiler/plan/plan.h"

namespace belay {

// Whether a look can show what a change has done. Coarse on purpose: false only where what the one
// asks has nothing to do with what the other touches: another cluster, volumes after a
// configuration, the runs of a pipeline after its server was stopped.
bool MayShow(const Plan& plan, const Step& look, const Step& change);

}  // namespace belay
