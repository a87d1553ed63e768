#pragma once

#include <span>
#include <string>
#include <vector>

namespace belay {

// A known mistake of upgrade plans, from lint/rules/mistakes.yaml: found by rules, or by none.
struct Mistake {
  std::string id;  // `SKW-01`
  std::string what;
  std::vector<std::string> found_by;  // codes
  std::string undecidable;            // why no plan can show it, where nothing finds it
  std::string open;                   // or what is missing before it can be found
};

// docs/rules.md: every code of the compiler and the linter, with its texts and examples, and what
// is made of each mistake.
std::string RulesPage(std::span<const Mistake> mistakes);

}  // namespace belay
