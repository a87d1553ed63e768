#include <fmt/format.h>

#include <algorithm>

#include "lint/analysis/looks.h"
#include "lint/context.h"
#include "lint/rules/communication/disruption.h"

namespace belay {
namespace {

// What has to be over before people are told that all is: a look, a question, a person's work.
bool IsRest(const Step& step) {
  return step.verb == Verb::kApprove || step.verb == Verb::kManual || IsLook(step);
}

class Teller {
 public:
  Teller(RuleContext& context, const Step& notice)
      : context_(context), plan_(context.plan()), notice_(notice) {}

  // The first step of the notice's stage that may come after it, with nothing changed between the
  // two; nullptr: there is none.
  const Step* Rest() const {
    const auto at = plan_.order.begin() + (notice_.forward - 1);
    for (auto before = at; before != plan_.order.begin();) {
      const Step& step = plan_.steps[*--before];
      if (Ends(step) || Precedes(step, notice_)) break;
      if (Counts(step)) return &step;
    }
    for (auto after = at + 1; after != plan_.order.end(); ++after) {
      const Step& step = plan_.steps[*after];
      if (Ends(step)) break;
      if (Counts(step)) return &step;
    }
    return nullptr;
  }

 private:
  bool Ends(const Step& step) const {
    return step.stage != notice_.stage || Changes(step) || step.verb == Verb::kNotify;
  }
  bool Counts(const Step& step) const {
    return IsRest(step) && context_.timeline().questions().InOneRun(
                               plan_.order[step.forward - 1], plan_.order[notice_.forward - 1]);
  }

  RuleContext& context_;
  const Plan& plan_;
  const Step& notice_;
};

void Report(RuleContext& context, const Step& notice, const Step& rest) {
  const Plan& plan = context.plan();
  Diagnostic finding =
      context.Finding(notice.name_span,
                      fmt::format("{} tells people that it is over {} {}, `{}`", StepNumber(notice),
                                  Precedes(notice, rest) ? "before" : "in any order with",
                                  StepNumber(rest), Title(plan, rest)));
  finding.labels.push_back({.span = rest.name_span, .text = "has still to come"});
  finding.remarks.push_back(EffectRemark(
      "people come back to what nobody has said is good, and are in the way if it is not"));
  finding.remarks.push_back(
      HelpRemark(fmt::format("move {} behind {}", StepNumber(notice), StepNumber(rest))));
  context.Report(std::move(finding));
}

void Check(RuleContext& context) {
  const Plan& plan = context.plan();
  const auto disruptions = Disruptions(plan);
  if (disruptions.empty()) return;
  const Step& last = plan.steps[*std::ranges::max_element(
      disruptions, {}, [&](Id<Step> id) { return plan.steps[id].forward; })];
  for (const Id<Step> id : plan.order) {
    const Step& step = plan.steps[id];
    if (step.verb != Verb::kNotify || !Precedes(last, step)) continue;
    const Step* rest = Teller(context, step).Rest();
    if (rest != nullptr) Report(context, step, *rest);
  }
}

}  // namespace

extern const Rule kToldTooSoon = {
    .info =
        {.code = "COM08",
         .name = "told-too-soon",
         .severity = Severity::kWarning,
         .profile = Profile::kProduction,
         .summary = "people are told that it is over before the last look, question or work",
         .why =
             R"(The message that ends a maintenance is a promise. It comes last in its stage: after the verification that may still fail, the person who may still say no, and the alerts that have to be switched on again.)",
         .sources = "2i2c-org/infrastructure, the maintenance notices of its upgrade guide"},
    .check = Check};

}  // namespace belay
