#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "compiler/diagnostics/diagnostics.h"
#include "compiler/plan/plan.h"
#include "lint/lint.h"

namespace belay {

// A value for each parameter that a plan's conditions ask for and that has only a few: one of a
// list, or true and false.
using Variant = std::map<std::string, std::string>;

// Every combination of them, at most 32: of more parameters, those that are declared first.
std::vector<Variant> VariantsOf(const Plan& plan);

// The plan with these parameters fixed; nullopt: that leaves no plan.
using FixParameters = std::function<std::optional<Plan>(const Variant& values)>;

// Lints the plan with everything that it may ask for, and then each of its variants as a plan of
// its own: rules that look at the plan as a whole do not see who is left without a check on one of
// three platforms. What only some variants have is reported with their values. What the whole has
// and none of them, of versions on ways that exclude each other, is not.
void LintWithVariants(const Plan& plan, const FixParameters& fix, const LintOptions& options,
                      Diagnostics& diagnostics);

}  // namespace belay
