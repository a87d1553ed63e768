#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "lint/analysis/before.h"
#include "lint/analysis/looks.h"
#include "lint/context.h"

namespace belay {
namespace {

// Users' way in is shut, or a component that they have is stopped and stays so. What a bracket
// stops it starts again, with nobody's help.
bool ShutsOut(const RuleContext& context, const Step& step, Id<Step> id) {
  const Plan& plan = context.plan();
  if (step.verb != Verb::kEdit && step.verb != Verb::kScale) return false;
  return std::ranges::any_of(step.subjects, [&](const Subject& subject) {
    if (!subject.thing) return false;
    const Thing& thing = plan.things[*subject.thing];
    if (MadeByPlan(thing) || (thing.parent && MadeByPlan(plan.things[*thing.parent]))) return false;
    if (thing.kind == ThingKind::kEntry) return step.verb == Verb::kEdit;
    return std::ranges::any_of(
        context.timeline().writers().EventsOf(*subject.thing),
        [&](const Writers::Event& event) { return event.step == id && !event.runs; });
  });
}

void Check(RuleContext& context) {
  const Plan& plan = context.plan();
  std::vector<Id<Step>> questions;
  for (const Id<Step> id : plan.order) {
    if (Asks(plan.steps[id])) questions.push_back(id);
  }
  for (const Id<Step> id : plan.order) {
    const Step& step = plan.steps[id];
    if (!ShutsOut(context, step, id)) continue;
    const auto answers = RunWithoutBefore(plan, context.timeline(), id, questions);
    if (!answers) continue;
    Diagnostic finding = context.Finding(
        step.name_span,
        fmt::format("{}, `{}`, shuts users out, and nobody is asked whether that may begin",
                    StepNumber(step), Title(plan, step)));
    finding.remarks.push_back(EffectRemark(
        "the outage begins when somebody starts the plan, whoever is at work and whoever is on "
        "call"));
    if (!answers->empty()) {
      finding.remarks.push_back(AssumedRemark(context.timeline().questions().Describe(*answers)));
    }
    finding.remarks.push_back(HelpRemark(
        "put `approve \"Users know, and the outage may begin\" by \"WHO\" up to 2h` before it"));
    context.Report(std::move(finding));
    return;  // the later ones go on with what has begun
  }
}

}  // namespace

extern const Rule kBegunUnasked = {
    .info =
        {.code = "COM09",
         .name = "begun-unasked",
         .severity = Severity::kWarning,
         .profile = Profile::kProduction,
         .summary = "users are shut out, and nobody is asked whether that may begin",
         .why =
             R"(What is done before the outage can be done on any day; the outage cannot. Somebody says that it begins now: users know, those on call are there, and what was to be ready is.)",
         .sources = "samples/kubeflow-aws-blue-green: the question before the door is closed"},
    .check = Check};

}  // namespace belay
