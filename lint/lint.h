#pragma once

#include "compiler/diagnostics/diagnostics.h"
#include "compiler/plan/plan.h"
#include "lint/catalog/facts.h"
#include "lint/rule.h"

namespace belay {

struct LintOptions {
  Profile profile = Profile::kStandard;
  const Facts* facts = &Facts::BuiltIn();  // what is known of the world
};

// Interprets the plan over every order of its events, and reports what the rules of the profile
// find.
void Lint(const Plan& plan, const LintOptions& options, Diagnostics& diagnostics);

}  // namespace belay
