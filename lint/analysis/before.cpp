#include "lint/analysis/before.h"

namespace belay {

std::optional<Answers> RunWithoutBefore(const Plan& plan, const Timeline& timeline, Id<Step> step,
                                        const std::vector<Id<Step>>& others) {
  std::vector<Id<Step>> conditional;
  for (const Id<Step> other : others) {
    if (plan.steps[other].forward > plan.steps[step].forward) break;
    if (other != step && !Precedes(plan.steps[other], plan.steps[step])) continue;
    if (timeline.questions().Needed(other).empty()) return std::nullopt;
    conditional.push_back(other);
  }
  return timeline.RunWithout(step, conditional);
}

std::optional<Answers> RunWithoutAfter(const Plan& plan, const Timeline& timeline, Id<Step> step,
                                       const std::vector<Id<Step>>& others) {
  std::vector<Id<Step>> conditional;
  for (auto other = others.rbegin(); other != others.rend(); ++other) {
    if (plan.steps[*other].forward < plan.steps[step].forward) break;
    if (*other != step && !Precedes(plan.steps[step], plan.steps[*other])) continue;
    if (timeline.questions().Needed(*other).empty()) return std::nullopt;
    conditional.push_back(*other);
  }
  return timeline.RunWithout(step, conditional);
}

}  // namespace belay
