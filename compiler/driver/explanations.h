#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "compiler/diagnostics/diagnostic.h"

namespace belay {

// What `belay explain` and `belay rules` say of a finding, whoever makes it: the compiler, a rule
// of the linter, or the driver for a target.
struct Explanation {
  std::string_view code;  // `SKW01`
  std::string_view name;  // `kubelet-newer`
  Severity severity = Severity::kError;
  std::string_view profile;  // the smallest that reports it: `basic`
  std::string_view summary;
  std::string_view why;
  std::string_view bad;      // a plan that gives it; may be empty
  std::string_view good;     // its nearest neighbour that does not
  std::string_view sources;  // where its facts are from; may be empty
};

// The one finding that the driver makes itself: a plan that Argo Workflows cannot express.
inline constexpr std::string_view kTargetCode = "TGT01";
inline constexpr std::string_view kTargetName = "not-for-argo";

// All, sorted by code.
std::vector<Explanation> Explanations();

}  // namespace belay
