#include <fmt/format.h>

#include "lint/analysis/looks.h"
#include "lint/catalog/tables.h"
#include "lint/context.h"

namespace belay {
namespace {

void Check(RuleContext& context) {
  const Plan& plan = context.plan();
  for (const Id<Step> id : plan.order) {
    const Step& step = plan.steps[id];
    const bool announced =
        step.verb == Verb::kBackup && !step.backup_unneeded && OnlyAnnounced(step);
    if (!announced) continue;
    Diagnostic finding = context.Finding(
        step.name_span, fmt::format("backup `{}` is announced, and nothing takes it", step.backup));
    finding.remarks.push_back(
        EffectRemark("the plan goes on as if there were a backup; whether there is one shows when "
                     "it is needed"));
    finding.remarks.push_back(FactRemark(facts::kBackupsThatDidNotWork));
    finding.remarks.push_back(
        HelpRemark("say how: `backup S as NAME using …` or its commands, with what looks at it; of "
                   "a backup that a person takes, by whom, and a `verify` that finds it"));
    context.Report(std::move(finding));
  }
}

}  // namespace

extern const Rule kBackupAnnounced = {
    .info =
        {.code = "BKP02",
         .name = "backup-announced",
         .severity = Severity::kError,
         .profile = Profile::kBasic,
         .summary = "a backup is announced, and nothing and nobody takes it",
         .why =
             R"(A heading, a checkbox and a link to another page protect nothing. A backup has a command or somebody who takes it, a place where it goes, and something that looks at it.)",
         .sources = "canonical/bundle-kubeflow commit 601af6e; GitLab.com database incident, "
                    "2017-01-31"},
    .check = Check};

}  // namespace belay
