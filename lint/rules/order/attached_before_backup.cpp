#include <fmt/format.h>

#include "lint/analysis/protection.h"
#include "lint/catalog/tables.h"
#include "lint/context.h"

namespace belay {
namespace {

void Check(RuleContext& context) {
  const Plan& plan = context.plan();
  for (const Exposure& exposure : context.timeline().exposures()) {
    if (exposure.kind != Exposure::Kind::kTooLate || exposure.deed != EffectKind::kCreate) continue;
    const Step& step = plan.steps[exposure.step];
    const Step& backup = plan.steps[*exposure.backup];
    const std::string& store = plan.things[exposure.store].path;
    Diagnostic finding = context.Finding(
        step.name_span,
        fmt::format("{} attaches a second writer to `{}` {} its backup `{}` ({})", StepNumber(step),
                    store, Precedes(step, backup) ? "before" : "beside", backup.backup,
                    StepNumber(backup)));
    finding.labels.push_back({.span = backup.name_span, .text = "backed up only here"});
    finding.remarks.push_back(EffectRemark(
        "the new one may migrate or write the data when it starts; the backup then holds what it "
        "has made of them, and the old one has no way back"));
    finding.remarks.push_back(
        HelpRemark(fmt::format("move {} before {}, and stop what writes to `{}` in between",
                               StepNumber(backup), StepNumber(step), store)));
    context.Report(std::move(finding));
  }
}

}  // namespace

extern const Rule kAttachedBeforeBackup = {
    .info =
        {.code = "ORD07",
         .name = "attached-before-backup",
         .severity = Severity::kError,
         .profile = Profile::kBasic,
         .summary = "a second system is attached to live data before these are backed up",
         .why =
             R"(A second installation on the same database, bucket or file system migrates and writes when it starts. The backup that is to bring the first one back has to be complete before that.)",
         .sources = "awslabs/kubeflow-manifests, upgrade guide; mlflow.org/docs, self-hosting, "
                    "migration"},
    .check = Check};

}  // namespace belay
