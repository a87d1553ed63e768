#include <algorithm>

#include "lint/hazards.h"

namespace belay {
namespace {

// A step before it has drained what this one is about.
bool IsDrained(const Plan& plan, const Step* step) {
  if (step == nullptr) return false;
  const auto is_of = [&](const Subject& subject) {
    return subject.thing &&
           std::any_of(step->subjects.begin(), step->subjects.end(),
                       [&](const Subject& own) { return own.thing == subject.thing; });
  };
  return std::any_of(plan.order.begin(), plan.order.end(), [&](Id<Step> id) {
    const Step& before = plan.steps[id];
    return before.verb == Verb::kDrain && Precedes(before, *step) &&
           std::any_of(before.subjects.begin(), before.subjects.end(), is_of);
  });
}

void Check(RuleContext& context) {
  const Plan& plan = context.plan();
  ReportHazards(
      context, Hazard::Kind::kNoDrain,
      "what runs on the nodes ends at once, and all replicas of a service may be away together",
      [&](const CommandUse& use, const Hazard&) { return !IsDrained(plan, use.step); });
}

}  // namespace

extern const Rule kDrainOff = {
    .info =
        {.code = "CAP01",
         .name = "drain-off",
         .severity = Severity::kError,
         .profile = Profile::kStandard,
         .summary =
             "a command takes nodes away without moving their pods first, or against their budgets",
         .why =
             R"(A drain gives every pod the time to end and starts it elsewhere, never more at once than its disruption budget allows. Without it what they were doing is lost, and all replicas of a service may be away together.)",
         .sources =
             "2i2c-org/infrastructure commit 9cca8080a; kubernetes.io/docs, safely drain a node"},
    .check = Check};

}  // namespace belay
