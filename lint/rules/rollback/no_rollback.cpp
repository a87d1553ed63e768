#include <fmt/format.h>

#include <utility>
#include <vector>

#include "lint/by_line.h"
#include "lint/catalog/tables.h"
#include "lint/context.h"

namespace belay {
namespace {

void Check(RuleContext& context) {
  const Plan& plan = context.plan();
  std::vector<Diagnostic> findings;
  for (const Id<Step> id : plan.order) {
    const Step& step = plan.steps[id];
    if (step.undo.kind != Undo::Kind::kMissing) continue;
    Diagnostic finding = context.Finding(
        step.name_span,
        fmt::format("{}, `{}`, has no rollback", StepNumber(step), Title(plan, step)));
    finding.remarks.push_back(EffectRemark("a rollback of the plan stops here"));
    finding.remarks.push_back(HelpRemark(
        "add `rollback COMMAND`, or `rollback none \"why\" recover \"what to do instead\"`"));
    findings.push_back(std::move(finding));
  }
  ReportByLine(context, std::move(findings));
}

}  // namespace

extern const Rule kNoRollback = {
    .info =
        {.code = "RBK01",
         .name = "no-rollback",
         .severity = Severity::kError,
         .profile = Profile::kStandard,
         .summary = "a step changes something, and the plan says nothing of how to take it back",
         .why =
             R"(When the step fails at night, whoever runs the plan invents the way back. `rollback` says it beforehand; `rollback none` says that there is none, and what to do instead.)",
         .sources = "docs.aws.amazon.com, EKS best practices, upgrades"},
    .check = Check};

}  // namespace belay
