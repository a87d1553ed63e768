#include <fmt/format.h>

#include "lint/analysis/before.h"
#include "lint/context.h"

namespace belay {
namespace {

void Check(RuleContext& context) {
  const Plan& plan = context.plan();
  for (const Id<Step> id : plan.order) {
    const Step& step = plan.steps[id];
    if (step.undo.kind != Undo::Kind::kImpossible) continue;
    if (!RunWithoutBefore(plan, context.timeline(), id, context.timeline().approvals())) continue;
    Diagnostic finding = context.Finding(
        step.name_span,
        fmt::format("{}, `{}`, cannot be taken back, and nothing before it asks whether to go on",
                    StepNumber(step), Title(plan, step)));
    finding.labels.push_back({.span = step.undo.span, .text = "the point of no return"});
    finding.remarks.push_back(HelpRemark("put `approve \"…\" by \"WHO\" up to 2h` before it"));
    context.Report(std::move(finding));
    return;  // behind it there is no way back for the later ones either
  }
}

}  // namespace

extern const Rule kNoApproval = {
    .info =
        {.code = "RBK02",
         .name = "no-approval",
         .severity = Severity::kError,
         .profile = Profile::kStandard,
         .every_run = true,
         .summary = "the point of no return is passed without anybody being asked",
         .why =
             R"(Before the first step that cannot be taken back somebody has to say that the plan goes on: that the backups are there, that the window is long enough, that the people are.)",
         .sources = "docs.aws.amazon.com/eks, rollback-cluster"},
    .check = Check};

}  // namespace belay
