#pragma once

#include <string>

#include "compiler/plan/plan.h"

namespace belay {

// SHA-256, in lower-case hexadecimal, of the Plan's JSON form without places, written without
// spaces (`belay ir --canonical PLAN` without its line break).
//
// In it: everything that a target or a reader could act on: the texts, commands, values, versions,
// order, ids, numbers and titles. Not in it: comments, layout, the names of files, lines and
// columns, and the modules' text beyond the commands that came out of it. So a moved line or a
// comment leaves it, and any change of what is run, asked or said changes it.
std::string PlanHash(const Plan& plan);

}  // namespace belay
