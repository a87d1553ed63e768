#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

#include "compiler/plan/plan.h"
#include "compiler/source/source_manager.h"

namespace belay {

// What a target prints about where its output comes from.
struct Provenance {
  std::string tool_version;        // `0.1.0`
  std::string plan_hash;           // SHA-256 of the Plan's JSON form, in lower-case hexadecimal
  std::size_t allowed_errors = 0;  // compiled with --allow-errors in spite of so many lint errors
};

// All that a target reads. It reads nothing else: no clock, no environment, no file.
struct TargetInput {
  const Plan& plan;
  const SourceManager& sources;  // for `plan.belay:41` beside every block
  Provenance provenance;
};

struct OutputFile {
  std::string text;         // ends with one line break
  bool executable = false;  // mode 0755 instead of 0644
};

// A form that a plan can be compiled to.
struct Target {
  std::string_view name;       // as in `--to bash`
  std::string_view extension;  // `.sh`
  std::string_view summary;    // a line for --help
  OutputFile (*generate)(const TargetInput&);
};

// All of them, in the order of --help.
std::span<const Target> Targets();

}  // namespace belay
