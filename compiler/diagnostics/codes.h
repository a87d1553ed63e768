#pragma once

#include <span>
#include <string>
#include <string_view>

#include "compiler/diagnostics/diagnostic.h"

namespace belay {

// The findings that the compiler itself makes. The linter's own are in lint/rules.
enum class Code {
  kSyntax,            // LNG01
  kUnknownWord,       // LNG02
  kUnknownName,       // LNG03
  kNameClash,         // LNG04
  kWrongType,         // LNG05
  kMissingPart,       // LNG06
  kMisplaced,         // LNG07
  kNotSupported,      // LNG08
  kTooLarge,          // LNG09
  kNoSuchModule,      // LNG10
  kUnused,            // LNG11
  kWhichCluster,      // LNG12
  kNotUtf8,           // LNG13
  kBrokenShell,       // LNG14
  kUndefinedVariable  // PIN10
};

// The texts of a code, for `belay explain`, `belay rules` and docs/rules.md. `bad` is a plan that
// gives this code and no other, `good` its nearest neighbour that gives nothing; both are tests.
struct CodeInfo {
  Code id;
  std::string_view code;  // `LNG01`
  std::string_view name;  // `syntax`
  Severity severity;
  std::string_view summary;
  std::string_view why;
  std::string_view bad;
  std::string_view good;
};

std::span<const CodeInfo> Codes();
const CodeInfo& Info(Code code);

// By its code; nullptr if the compiler has none of that.
const CodeInfo* FindCode(std::string_view code);

// A finding with the code's own code, name and severity.
Diagnostic MakeDiagnostic(Code code, Span span, std::string message);

}  // namespace belay
