#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "compiler/diagnostics/diagnostics.h"
#include "compiler/plan/plan.h"
#include "compiler/source/source_manager.h"
#include "lint/rule.h"

namespace belay {

// A plan and all that was found in it, from a text: what most tests begin with.
struct Compiled {
  SourceManager sources;
  FileId file;
  std::optional<Plan> plan;
  Diagnostics diagnostics;  // of the compiler and of the linter

  std::vector<std::string> Codes() const;  // of the findings, sorted by place
};

// `name` is shown in findings; a project's modules are read from the repository's folder of it.
Compiled Compile(std::string_view text, std::string name = "plan.belay",
                 Profile profile = Profile::kStandard);

// The compiler alone, without the linter.
Compiled CompileOnly(std::string_view text, std::string name = "plan.belay");

// A file of the repository, by its path from the top; fails the test if it cannot be read.
std::string ReadRepositoryFile(const std::string& path);

}  // namespace belay
