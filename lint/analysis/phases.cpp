#include "lint/analysis/phases.h"

namespace belay {

std::optional<Id<Stage>> PhaseOf(const Plan& plan, const Step& step) {
  std::optional<Id<Stage>> stage = step.stage;
  while (stage && plan.stages[*stage].parent) stage = plan.stages[*stage].parent;
  return stage;
}

}  // namespace belay
