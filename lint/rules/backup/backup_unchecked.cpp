#include <fmt/format.h>

#include "lint/catalog/tables.h"
#include "lint/context.h"
#include "lint/rules/waits/by_itself.h"

namespace belay {
namespace {

void Check(RuleContext& context) {
  const Plan& plan = context.plan();
  for (const auto& [index, backup] : context.timeline().backups()) {
    const Step& step = plan.steps[backup.step];
    if (step.verb != Verb::kBackup || step.operations.empty() || backup.verified) continue;
    const bool sometimes = !backup.unawaited.empty();
    Diagnostic finding = context.Finding(
        step.name_span, backup.asynchronous
                            ? fmt::format("backup `{}` is asked for and {} awaited: its command "
                                          "returns before it is complete",
                                          step.backup, sometimes ? "not always" : "never")
                            : fmt::format("backup `{}` is taken and never looked at", step.backup));
    if (sometimes) {
      finding.remarks.push_back(
          AssumedRemark(context.timeline().questions().Describe(backup.unawaited)));
    }
    for (const Operation& operation : step.operations) {
      if (!operation.command) continue;
      for (const CommandEffect& effect : operation.command->effects) {
        if (!effect.asynchronous) continue;
        finding.labels.push_back({.span = PlaceIn(*operation.command, effect.begin, effect.end),
                                  .text = "returns at once"});
        if (!effect.completed_by.empty()) {
          Advise(finding, WaitByItself(operation, effect),
                 fmt::format("wait for it: {}", effect.completed_by));
        }
      }
    }
    finding.remarks.push_back(EffectRemark(
        "what follows may run without a backup, and the restore may find an empty file"));
    finding.remarks.push_back(FactRemark(facts::kBackupsThatDidNotWork));
    if (!backup.asynchronous) {
      finding.remarks.push_back(HelpRemark(
          "add a `verify` to the backup: that the file is there, and holds what it should"));
    }
    context.Report(std::move(finding));
  }
}

}  // namespace

extern const Rule kBackupUnchecked = {
    .info =
        {.code = "BKP03",
         .name = "backup-unchecked",
         .severity = Severity::kError,
         .profile = Profile::kBasic,
         .every_run = true,
         .summary = "a backup is relied on, and nothing waits for it or looks at it",
         .why =
             R"(A snapshot call returns when the snapshot has been asked for. A dump of the wrong version is an empty file. The backup is complete when something has waited for it and looked at it.)",
         .sources = "GitLab.com database incident, 2017-01-31; botocore waiters of RDS"},
    .check = Check};

}  // namespace belay
