#include <fmt/format.h>

#include "lint/context.h"

namespace belay {
namespace {

// A person is told to do something, and nothing says what it changes.
bool IsProse(const Step& step) {
  return step.verb == Verb::kManual && step.effects.empty() && !step.effects_declared &&
         step.operations.size() <= 1;
}

bool Applies(const Step& step) {
  const bool verb =
      step.verb == Verb::kApply || step.verb == Verb::kUpgrade || step.verb == Verb::kCreate;
  return verb && step.action.empty() && !step.operations.empty() &&
         step.operations.front().kind == OperationKind::kRun && step.operations.front().command;
}

void Check(RuleContext& context) {
  const Plan& plan = context.plan();
  for (std::size_t i = 0; i + 1 < plan.order.size(); ++i) {
    const Step& prose = plan.steps[plan.order[i]];
    const Step& next = plan.steps[plan.order[i + 1]];
    if (!IsProse(prose) || !Applies(next) || !Precedes(prose, next)) continue;
    if (prose.stage != next.stage) continue;
    Diagnostic finding = context.Finding(
        next.name_span, fmt::format("{} goes by what a person has done in {}, and nothing looks "
                                    "whether it is done",
                                    StepNumber(next), StepNumber(prose)));
    finding.labels.push_back({.span = prose.name_span, .text = "a sentence only"});
    finding.remarks.push_back(EffectRemark(
        "with the edit forgotten the command does something else: empty disks, old values"));
    finding.remarks.push_back(HelpRemark(
        "make it a step of its own, `edit FILE ```diff … ```; or `check` before the command that "
        "the file says so"));
    context.Report(std::move(finding));
  }
}

}  // namespace

extern const Rule kProseBeforeApply = {
    .info =
        {.code = "ORD10",
         .name = "prose-before-apply",
         .severity = Severity::kWarning,
         .profile = Profile::kProduction,
         .summary = "a command depends on an edit that stands beside it in a sentence",
         .why =
             R"("Before you run apply, set createPipelinePersistentStorage to false" was missed by readers, who got new and empty disks. What a command depends on has to be a step that is done, or a check that it was.)",
         .sources = "kubeflow/pipelines#4300; kubeflow/website#1055"},
    .check = Check};

}  // namespace belay
