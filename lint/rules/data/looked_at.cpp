#include "lint/rules/data/looked_at.h"

#include <algorithm>

namespace belay {

Looks FindLooks(const Plan& plan) {
  Looks looks;
  for (const Id<Step> id : plan.order) {
    const Step& step = plan.steps[id];
    if (step.verb != Verb::kVerify && step.verb != Verb::kWait && step.verb != Verb::kCheck) {
      continue;
    }
    const bool compares =
        std::any_of(step.operations.begin(), step.operations.end(), [](const Operation& operation) {
          return operation.command && operation.test.kind != Test::Kind::kSucceeds;
        });
    if (!compares) continue;
    for (const Subject& subject : step.subjects) {
      if (subject.thing) looks[*subject.thing].push_back(&step);
    }
  }
  return looks;
}

bool LookedAt(const Looks& looks, Id<Thing> thing, const Step& after, const Step* before) {
  const auto found = looks.find(thing);
  if (found == looks.end()) return false;
  return std::any_of(found->second.begin(), found->second.end(), [&](const Step* look) {
    return Precedes(after, *look) && (before == nullptr || Precedes(*look, *before));
  });
}

}  // namespace belay
