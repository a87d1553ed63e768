#include <fmt/format.h>

#include "lint/analysis/protection.h"
#include "lint/catalog/tables.h"
#include "lint/context.h"

namespace belay {
namespace {

void Check(RuleContext& context) {
  const Plan& plan = context.plan();
  for (const Exposure& exposure : context.timeline().exposures()) {
    if (exposure.kind == Exposure::Kind::kTooLate) continue;  // ORD06's
    const Step& step = plan.steps[exposure.step];
    const Thing& store = plan.things[exposure.store];
    const bool conditional = exposure.kind == Exposure::Kind::kConditional;
    Diagnostic finding = context.Finding(
        step.name_span,
        fmt::format("{} {} `{}`, and {}", StepNumber(step), Deed(exposure.deed), store.path,
                    conditional ? "a backup of it is not taken in every run"
                                : "the plan has no backup of it"));
    if (conditional) {
      finding.labels.push_back({.span = plan.steps[*exposure.backup].name_span,
                                .text = "backed up here, under a condition"});
      finding.remarks.push_back(
          AssumedRemark(context.timeline().questions().Describe(exposure.answers)));
    } else {
      finding.labels.push_back({.span = store.span, .text = "declared here"});
    }
    finding.remarks.push_back(EffectRemark("if it fails half-way, the data are lost"));
    finding.remarks.push_back(FactRemark(context.facts().Now(facts::kMigrationsForwardOnly)));
    finding.remarks.push_back(
        HelpRemark(fmt::format("put `backup {0} as NAME using …` before it, or say why none is "
                               "needed: `backup {0} none \"…\"`",
                               store.path)));
    context.Report(std::move(finding));
  }
}

}  // namespace

extern const Rule kNoBackup = {
    .info =
        {.code = "BKP01",
         .name = "no-backup",
         .severity = Severity::kError,
         .profile = Profile::kBasic,
         .every_run = true,
         .summary = "data are rewritten or deleted, and the plan has no backup of them",
         .why =
             R"(A schema migration that stops half-way, or the deletion of the wrong store, is mended by a backup or not at all. `backup S none "why"` says that one is not needed.)",
         .sources =
             "mlflow.org/docs, self-hosting, migration; GitLab.com database incident, 2017-01-31"},
    .check = Check};

}  // namespace belay
