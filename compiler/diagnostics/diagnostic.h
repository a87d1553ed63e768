#pragma once

#include <optional>
#include <string>
#include <vector>

#include "compiler/source/span.h"

namespace belay {

// How bad. `kError`: would lose data, break the platform, or do something else than written.
// `kWarning`: is likely to. `kInfo`: worth knowing.
enum class Severity { kInfo, kWarning, kError };

// A further place that explains a finding. Labels are listed in causal order.
struct Label {
  Span span;
  std::string text;
};

// A line below the frame: what follows from the finding, what was assumed, the fact behind it, what
// to do.
struct Remark {
  enum class Kind { kEffect, kAssumed, kFact, kHelp };
  Kind kind = Kind::kHelp;
  std::string text;
};

// Replaces the bytes of `span` (which may be empty: an insertion) by `replacement`.
struct Edit {
  Span span;
  std::string replacement;
};

// Edits that would repair the finding. Safe: they change nothing but what the finding is about.
struct Fix {
  std::string title;
  bool safe = false;
  std::vector<Edit> edits;
};

// One reported thing, as data. Rendered elsewhere, once, at the end.
struct Diagnostic {
  std::string code;  // stable for ever: `SKW01`
  std::string name;  // kebab-case, stable for ever: `kubelet-newer`
  Severity severity = Severity::kError;
  Span span;            // the narrowest thing that is wrong
  std::string message;  // one line, lower case, no period: enough without the frame
  std::string label;    // what to write under the caret; may be empty
  std::vector<Label> labels;
  std::vector<Remark> remarks;
  std::optional<Fix> fix;
};

}  // namespace belay
