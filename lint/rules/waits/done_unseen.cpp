#include <fmt/format.h>

#include <algorithm>

#include "lint/context.h"

namespace belay {
namespace {

// Somebody is told to do something, and not what comes out of it.
bool Tells(const Step& step) {
  return step.verb == Verb::kManual &&
         std::ranges::all_of(step.operations, [](const Operation& operation) {
           return operation.kind == OperationKind::kManual && operation.document.empty() &&
                  operation.test.kind == Test::Kind::kSucceeds;
         });
}

// It takes away what is still used.
bool TakesAway(const Step& step) {
  return step.verb == Verb::kDrain || step.verb == Verb::kDelete || step.verb == Verb::kMigrate;
}

// Nothing is done by it, and nothing looked at.
bool Passes(const Step& step) {
  return step.verb == Verb::kNotify || step.verb == Verb::kRemember;
}

void Check(RuleContext& context) {
  const Plan& plan = context.plan();
  const Step* told = nullptr;
  for (const Id<Step> id : plan.order) {
    const Step& step = plan.steps[id];
    if (Passes(step)) continue;
    // What runs beside it does not come after it.
    if (told != nullptr && !Precedes(*told, step)) continue;
    const bool meets = told != nullptr && TakesAway(step) && Precedes(*told, step) &&
                       told->stage == step.stage &&
                       context.timeline().questions().InOneRun(plan.order[told->forward - 1], id);
    if (meets) {
      Diagnostic finding = context.Finding(
          told->name_span,
          fmt::format("{} has somebody do what {} relies on, and nothing waits until it is so",
                      StepNumber(*told), StepNumber(step)));
      finding.labels.push_back({.span = step.name_span, .text = "takes it away at once"});
      finding.remarks.push_back(
          EffectRemark("a box that is ticked too early, or a server that comes back, ends with the "
                       "work of whoever uses it"));
      finding.remarks.push_back(
          HelpRemark("between the two, `wait \"…\" COMMAND is empty up to 1h every 30s`; or say "
                     "what somebody has to see: `manual \"…\" is \"…\"`"));
      context.Report(std::move(finding));
    }
    told = Tells(step) ? &step : nullptr;
  }
}

}  // namespace

extern const Rule kDoneUnseen = {
    .info =
        {.code = "WAI14",
         .name = "done-unseen",
         .severity = Severity::kWarning,
         .profile = Profile::kProduction,
         .summary = "somebody is to stop or empty something, and the next step takes it away "
                    "without a look",
         .why =
             R"(Between "stop the servers" and the drain somebody starts a new one, or one was missed. What people are told to bring about a command can often see: it waits for as long as it takes, and stops the plan when it does not come about.)",
         .sources = "2i2c-org/infrastructure, upgrade guide: servers are stopped by hand before "
                    "their nodes are drained"},
    .check = Check};

}  // namespace belay
