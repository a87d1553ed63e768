#include <fmt/format.h>

#include "lint/analysis/protection.h"
#include "lint/catalog/tables.h"
#include "lint/context.h"

namespace belay {
namespace {

void Check(RuleContext& context) {
  const Plan& plan = context.plan();
  for (const Exposure& exposure : context.timeline().exposures()) {
    if (exposure.kind != Exposure::Kind::kTooLate) continue;
    if (exposure.deed == EffectKind::kCreate) continue;  // ORD07's
    const Step& step = plan.steps[exposure.step];
    const Step& backup = plan.steps[*exposure.backup];
    const bool later = Precedes(step, backup);
    Diagnostic finding = context.Finding(
        step.name_span, fmt::format("{} {} `{}` {} its backup `{}` ({})", StepNumber(step),
                                    Deed(exposure.deed), plan.things[exposure.store].path,
                                    later ? "before" : "while it may not be complete:",
                                    backup.backup, StepNumber(backup)));
    finding.labels.push_back(
        {.span = backup.name_span,
         .text = later ? "backed up only here" : "may end after that step has begun"});
    if (!later) {
      finding.remarks.push_back(AssumedRemark(
          fmt::format("{} begins before {} has ended", StepNumber(step), StepNumber(backup))));
    }
    finding.remarks.push_back(
        EffectRemark("the backup would hold what the step has done, or half of it"));
    finding.remarks.push_back(
        HelpRemark(fmt::format("move {} before {}", StepNumber(backup), StepNumber(step))));
    context.Report(std::move(finding));
  }
}

}  // namespace

extern const Rule kBackupTooLate = {
    .info =
        {.code = "ORD06",
         .name = "backup-too-late",
         .severity = Severity::kError,
         .profile = Profile::kBasic,
         .every_run = true,
         .summary =
             "data are rewritten or deleted before the backup that protects them is complete",
         .why =
             R"(The backup then holds the damage, or half of the data. It has to be complete before the step begins, in every order in which the plan can run.)",
         .sources = "canonical/bundle-kubeflow commits 601af6e to a32fcd2"},
    .check = Check};

}  // namespace belay
