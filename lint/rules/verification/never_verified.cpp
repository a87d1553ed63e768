#include <fmt/format.h>

#include "lint/catalog/tables.h"
#include "lint/context.h"

namespace belay {
namespace {

bool Looks(const Operation& operation) {
  return operation.kind == OperationKind::kVerify || operation.kind == OperationKind::kWait ||
         operation.kind == OperationKind::kCheck;
}

void Check(RuleContext& context) {
  const Plan& plan = context.plan();
  for (const Id<Step> id : plan.order) {
    const Step& step = plan.steps[id];
    if (OnlyReads(step.verb) || step.verb == Verb::kBackup || step.verb == Verb::kExit) continue;
    if (step.undo.kind == Undo::Kind::kNotNeeded && step.effects.empty())
      continue;  // changes nothing
    bool changed = step.operations.empty();
    bool looked = false;
    for (const Operation& operation : step.operations) {
      if (operation.kind == OperationKind::kRun || operation.kind == OperationKind::kCapture) {
        changed = changed || operation.kind == OperationKind::kRun;
      } else if (Looks(operation)) {
        looked = true;
      }
    }
    if (!changed || looked || context.timeline().LookedAtLater(id)) continue;
    Diagnostic finding = context.Finding(
        step.name_span,
        fmt::format("nothing looks whether {}, `{}`, worked", StepNumber(step), Title(plan, step)));
    finding.remarks.push_back(
        HelpRemark("add `verify COMMAND is \"…\"` to it, or a `verify` step behind it"));
    context.Report(std::move(finding));
  }
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
