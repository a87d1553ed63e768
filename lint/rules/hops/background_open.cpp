#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <vector>

#include "lint/catalog/lookup.h"
#include "lint/catalog/tables.h"
#include "lint/context.h"

namespace belay {
namespace {

// The operation asks for what the fact says, or a person does.
bool Asks(const Operation& operation, const BackgroundFact& fact) {
  if (!operation.command) return operation.kind == OperationKind::kManual;
  return std::ranges::any_of(fact.shown_by, [&](std::string_view word) {
    return operation.command->text.find(word) != std::string::npos;
  });
}

void CheckThing(RuleContext& context, Id<Thing> thing, const BackgroundFact& fact) {
  const Plan& plan = context.plan();
  const auto& states = context.timeline().StatesOf(thing);
  if (states.size() < 3) return;
  std::vector<Id<Step>> asking;
  for (const Id<Step> id : plan.order) {
    const auto& operations = plan.steps[id].operations;
    if (std::ranges::any_of(operations, [&](const Operation& o) { return Asks(o, fact); })) {
      asking.push_back(id);
    }
  }
  for (std::size_t i = 2; i < states.size(); ++i) {
    const Step& before = plan.steps[*states[i - 1].step];
    const Step& next = plan.steps[*states[i].step];
    const bool asked = std::ranges::any_of(asking, [&](Id<Step> id) {
      const Step& step = plan.steps[id];
      const bool after = id == *states[i - 1].step || Precedes(before, step);
      return after && (id == *states[i].step || Precedes(step, next));
    });
    if (asked || !Precedes(before, next)) continue;
    Diagnostic finding = context.Finding(
        states[i].span,
        fmt::format("`{}` goes on to {} in {}, and nothing asks whether the migrations of {} are "
                    "over",
                    plan.things[thing].path, states[i].version.text(), StepNumber(next),
                    states[i - 1].version.text()));
    finding.labels.push_back(
        {.span = states[i - 1].span, .text = "its migrations go on behind it"});
    finding.remarks.push_back(
        EffectRemark("the next version takes the old form away while some of the data has it"));
    finding.remarks.push_back(FactRemark(fact.fact));
    finding.remarks.push_back(HelpRemark(
        fmt::format("put a `wait` between the two that asks for `{}`", fact.shown_by.front())));
    context.Report(std::move(finding));
    return;
  }
}

void Check(RuleContext& context) {
  const Plan& plan = context.plan();
  for (std::uint32_t i = 0; i < plan.things.size(); ++i) {
    for (const BackgroundFact& fact : context.facts().Of<BackgroundFact>()) {
      if (!IsCalled(plan.things[Id<Thing>{i}], fact.names)) continue;
      CheckThing(context, {i}, fact);
      break;
    }
  }
}

}  // namespace

extern const Rule kBackgroundOpen = {
    .info =
        {.code = "HOP05",
         .name = "background-open",
         .severity = Severity::kError,
         .profile = Profile::kStandard,
         .summary = "the next hop begins before the migrations of the last one are over",
         .why =
             R"(Some components rewrite their data in the background for hours after an upgrade. The next version counts on that being done, and removes what was there before.)",
         .sources = "gitlab-org/gitlab#356636; docs.gitlab.com/update/background_migrations; "
                    "knative.dev/docs/install/upgrade"},
    .check = Check};

}  // namespace belay
