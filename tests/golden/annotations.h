#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "compiler/diagnostics/diagnostic.h"
#include "compiler/source/source_file.h"

namespace belay {

// A golden is a plan with the expected findings written under the lines that they are on:
//
//   chekc "nodes are there" `kubectl get nodes`
// # ^^^^^ error[LNG02 unknown-word]: `chekc` is no verb of the language; did you mean `check`?
//
// A finding (or label) at the first column is written `#<1-5 …`, with the columns in figures.

// The text without its annotation lines.
std::string StripAnnotations(std::string_view text);

// The text with the findings of `file` written into it.
std::string Annotate(const SourceFile& file, FileId id, const std::vector<Diagnostic>& findings);

}  // namespace belay
