#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "compiler/plan/plan.h"

// Plans that are made worse in one place: what the linter is tried against.
namespace belay {

// What is done to a plan, and the families of codes of which one must then speak.
struct Mutation {
  std::string_view name;                // `drop-wait`
  std::string_view summary;             // what it does, for the table
  std::vector<std::string_view> meant;  // `WAI`; none: whatever the order kept, so any code
};

// All of them, as the table lists them.
const std::vector<Mutation>& Mutations();

struct Mutant {
  std::string mutation;  // its name
  std::string place;     // stable while the plan is edited elsewhere: `protect/db_before`
  std::string what;      // what has become of it, for people

  // Exactly one is set: what it does to the resolved plan, or the plan's new text.
  std::function<void(Plan&)> change;
  std::optional<std::string> text;

  // Known of the plan without the linter: why the mutant is no worse; empty: it may be.
  std::string harmless;
};

// Without a wait, backup, verification, rollback, approval or hop, those of library actions too: a
// step that others name, or that may be the only use of a value, goes from the text, the rest from
// the resolved plan. Or with a step in another place.
std::vector<Mutant> DroppedOf(const Plan& plan, const std::string& text);
std::vector<Mutant> MovedOf(const Plan& plan);

// Two neighbours in the plan's text change their places, or run beside each other.
std::vector<Mutant> ReorderedOf(const Plan& plan, const std::string& text);

// Other versions, pins and names, where they are written.
std::vector<Mutant> RewrittenOf(const Plan& plan, const std::string& text);

}  // namespace belay
