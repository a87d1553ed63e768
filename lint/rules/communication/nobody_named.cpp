#include <fmt/format.h>

#include <map>
#include <vector>

#include "lint/context.h"

namespace belay {
namespace {

// Asks somebody for something, and nobody in particular. What an action asks is for whoever runs
// the plan.
bool NamesNobody(const Step& step) {
  if (!step.who.empty()) return false;
  for (const Operation& operation : step.operations) {
    const bool asks =
        operation.kind == OperationKind::kManual || operation.kind == OperationKind::kApprove;
    if (asks && operation.who.empty() && operation.call == operation.span) return true;
  }
  return false;
}

void Check(RuleContext& context) {
  const Plan& plan = context.plan();
  // One finding a stage: a checklist is one mistake.
  std::map<std::uint32_t, std::vector<Id<Step>>> by_stage;
  const std::uint32_t outside = static_cast<std::uint32_t>(plan.stages.size());
  for (const Id<Step> id : plan.order) {
    const Step& step = plan.steps[id];
    if (NamesNobody(step)) by_stage[step.stage ? step.stage->index : outside].push_back(id);
  }
  for (const auto& [stage, steps] : by_stage) {
    const Step& first = plan.steps[steps.front()];
    Diagnostic finding = context.Finding(
        first.name_span,
        steps.size() == 1
            ? fmt::format("{}, `{}`, says nobody who does it", StepNumber(first),
                          Title(plan, first))
            : fmt::format("{}, `{}`, and {} more of its stage say nobody who does them",
                          StepNumber(first), Title(plan, first), steps.size() - 1));
    for (std::size_t i = 1; i < steps.size(); ++i) {
      finding.labels.push_back({.span = plan.steps[steps[i]].name_span, .text = "nor this"});
    }
    finding.remarks.push_back(
        EffectRemark("whoever runs the plan ticks it off; that it was done nobody has said"));
    finding.remarks.push_back(
        HelpRemark("add `by \"TEAM\"`; what a command can tell, write as a `check`"));
    context.Report(std::move(finding));
  }
}

}  // namespace

extern const Rule kNobodyNamed = {
    .info =
        {.code = "COM05",
         .name = "nobody-named",
         .severity = Severity::kWarning,
         .profile = Profile::kProduction,
         .summary = "a person is to do or approve something, and the plan does not say who",
         .why =
             R"(A box that anybody may tick is ticked by the one who is in a hurry. `by` says whose word counts; the script, the workflow and the runbook all show it where they stop.)",
         .sources = "the upgrade checklists of the platforms that belay was made for"},
    .check = Check};

}  // namespace belay
