#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "compiler/diagnostics/diagnostics.h"
#include "compiler/plan/plan.h"
#include "compiler/source/source_manager.h"
#include "compiler/syntax/ast.h"

namespace belay {

struct ResolveOptions {
  // `--set`: parameters that are fixed while compiling, by name.
  std::map<std::string, std::string> settings;

  // Reads a module of the project into the SourceManager. The path is relative to where belay runs
  // (the importing file's folder is already in front of it). nullopt: there is no such file.
  std::function<std::optional<FileId>(std::string_view path)> load;
};

// Binds names, expands actions, loops, hops and brackets, and knows the order of what is left.
//
// nullopt iff it reported an error that leaves the plan without meaning, or the file is a module:
// has no plan and no stage. An undefined variable (PIN10), a missing cluster (LNG12) and warnings
// leave a plan. A file with syntax errors is read as far as it goes: what might only be unknown
// because its declaration could not be read is not reported.
std::optional<Plan> Resolve(const ast::File& file, SourceManager& sources,
                            const ResolveOptions& options, Diagnostics& diagnostics);

}  // namespace belay
