#include <fmt/format.h>

#include <algorithm>

#include "lint/catalog/lookup.h"
#include "lint/catalog/tables.h"
#include "lint/context.h"

namespace belay {
namespace {

// Somebody says yes before the step, and knows what comes since the thing's last move.
bool Acknowledged(const RuleContext& context, const Step* last, Id<Step> id) {
  const Plan& plan = context.plan();
  return std::ranges::any_of(context.timeline().approvals(), [&](Id<Step> approval) {
    const Step& step = plan.steps[approval];
    if (approval != id && !Precedes(step, plan.steps[id])) return false;
    return last == nullptr || Precedes(*last, step);
  });
}

void Check(RuleContext& context) {
  const Plan& plan = context.plan();
  for (std::uint32_t i = 0; i < plan.things.size(); ++i) {
    const auto& states = context.timeline().StatesOf(Id<Thing>{i});
    const Thing& thing = plan.things[Id<Thing>{i}];
    for (const BehaviourFact& fact : context.facts().Of<BehaviourFact>()) {
      if (states.size() < 2 || !IsCalled(thing, fact.names)) continue;
      for (std::size_t at = 1; at < states.size(); ++at) {
        if (!IsBelow(states[at - 1].version, fact.reaching)) continue;
        if (!Reaches(states[at].version, fact.reaching)) continue;
        const Step* last = at > 1 ? &plan.steps[*states[at - 1].step] : nullptr;
        if (Acknowledged(context, last, *states[at].step)) break;
        Diagnostic finding = context.Finding(
            states[at].span, fmt::format("from {} on `{}` behaves otherwise, and nobody is asked "
                                         "before it goes from {} to {}",
                                         fact.reaching, thing.path, states[at - 1].version.text(),
                                         states[at].version.text()));
        finding.remarks.push_back(EffectRemark(std::string(fact.effect)));
        finding.remarks.push_back(FactRemark(fact.fact));
        finding.remarks.push_back(HelpRemark(fmt::format(
            "put `approve \"…\" by \"WHO\" up to 2h` before {}, with what was decided about it",
            StepNumber(plan.steps[*states[at].step]))));
        context.Report(std::move(finding));
        break;
      }
    }
  }
}

}  // namespace

extern const Rule kNewBehaviour = {
    .info =
        {.code = "CAP07",
         .name = "new-behaviour",
         .severity = Severity::kWarning,
         .profile = Profile::kStandard,
         .summary = "a version that takes nodes or capacity away by a new default is reached, and "
                    "nobody is asked",
         .why =
             R"(The version works, and does what its makers announced: nodes expire by force, limits count otherwise. Whoever runs the platform has to know it before, not from the pods that are gone.)",
         .sources = "karpenter.sh/docs/upgrading/v1-migration"},
    .check = Check};

}  // namespace belay
