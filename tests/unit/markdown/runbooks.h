#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "compiler/plan/plan.h"
#include "compiler/source/source_manager.h"
#include "targets/target.h"

namespace belay::markdown {

// A plan of a test, with the files that it points into.
struct LoadedPlan {
  std::unique_ptr<SourceManager> sources;
  std::optional<Plan> plan;
  std::string errors;  // what the compiler said, a line each

  TargetInput Input() const;
};

// Reads a plan from its text; `name` is shown to people as its file.
LoadedPlan Load(std::string name, std::string text);

// The runbook of a plan that must have no errors.
std::string RunbookOf(const std::string& text);

// The contents of its fences, in order, without the line break at their end.
struct FencedBlock {
  std::string info;
  std::string text;
};
std::vector<FencedBlock> FencesOf(const std::string& runbook);

}  // namespace belay::markdown
