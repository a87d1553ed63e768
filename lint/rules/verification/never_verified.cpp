#include <fmt/format.h>

#include <algorithm>
#include <utility>
#include <vector>

#include "lint/analysis/looks.h"
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
    const bool looked =
        std::any_of(step.operations.begin(), step.operations.end(), [](const Operation& operation) {
          return Looks(operation) || (Does(operation) && SaysWhich(operation));
        });
    if (!Changes(step) || looked || context.timeline().LookedAtLater(id)) continue;
    Diagnostic finding = context.Finding(
        step.name_span,
        fmt::format("nothing looks whether {}, `{}`, worked", StepNumber(step), Title(plan, step)));
    finding.remarks.push_back(
        HelpRemark("add `verify COMMAND is \"…\"` to it, or a `verify` step behind it"));
    findings.push_back(std::move(finding));
  }
  ReportByLine(context, std::move(findings));
}

}  // namespace

extern const Rule kNeverVerified = {
    .info =
        {.code = "VER01",
         .name = "never-verified",
         .severity = Severity::kError,
         .profile = Profile::kStandard,
         .summary = "a change, and nothing afterwards that looks whether it worked",
         .why =
             R"(A command that ends with 0 has been accepted, no more. Something has to ask the platform whether it does what it did before.)",
         .sources = "the upgrade documents of five platforms, of which 45 of 113 never look"},
    .check = Check};

}  // namespace belay
