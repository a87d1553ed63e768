#pragma once

#include <memory>
#include <optional>
#include <string>

#include "compiler/plan/plan.h"
#include "compiler/source/source_manager.h"
#include "targets/argo/argo.h"

namespace belay {

// A plan of a test, with the files that it points into.
struct LoadedPlan {
  std::unique_ptr<SourceManager> sources;
  std::optional<Plan> plan;
  std::string errors;  // what the compiler said, a line each

  // The plan with the provenance that all tests have.
  TargetInput Input() const;
};

// Reads a plan from its text; `name` is shown to people as its file.
LoadedPlan Load(std::string name, std::string text);

}  // namespace belay
