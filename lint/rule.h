#pragma once

#include <string_view>

#include "compiler/diagnostics/diagnostic.h"

namespace belay {

class RuleContext;

// Each holds the ones before it. `kBasic` is never wrong on a sane plan, `kStandard` is the
// default, `kProduction` is what a change board asks for.
enum class Profile { kBasic, kStandard, kProduction };

// `basic`, `standard`, `production`.
std::string_view ToString(Profile profile);

// What `belay explain`, `belay rules` and docs/rules.md say of a rule. `bad` is a plan that gives
// this rule's finding and no other, `good` its nearest neighbour that gives nothing; both are
// tests, stand beside the rule (`known_bad.bad.belay` by `known_bad.cpp`) and are filled in by
// Rules().
struct RuleInfo {
  std::string_view code;  // stable for ever: `SKW01`
  std::string_view name;  // names the pattern, stable for ever: `kubelet-newer`
  Severity severity = Severity::kError;
  Profile profile = Profile::kBasic;
  // It looks at every run of a plan, or is content with one: the plan's variants have nothing new
  // of it.
  bool every_run = false;
  std::string_view summary;
  std::string_view why;
  std::string_view bad = {};
  std::string_view good = {};
  std::string_view sources;
};

// Reads the plan and its timeline, and reports. Knows no other rule. The rule of `known_bad.cpp` is
// `extern const Rule kKnownBad`; it is found by its examples.
struct Rule {
  RuleInfo info;
  void (*check)(RuleContext& context);
};

}  // namespace belay
