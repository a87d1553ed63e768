#pragma once

#include <nlohmann/json.hpp>

#include "compiler/plan/plan.h"
#include "compiler/source/source_manager.h"

namespace belay {

// What docs/plan.schema.json describes. A change that breaks readers raises it.
inline constexpr int kPlanJsonVersion = 1;

// The whole Plan, with the place of everything in its file. What is empty is left out. Things,
// stages, steps and conditions are named by their path or id, never by a number. Made of the Plan
// alone: the same Plan gives the same bytes.
nlohmann::ordered_json ToJson(const Plan& plan, const SourceManager& sources);

// What a plan means, without where it stands: no places, and not the name of its file. Equal texts
// are equal plans. What PlanHash hashes.
nlohmann::ordered_json ToJsonWithoutPlaces(const Plan& plan);

}  // namespace belay
