#include <fmt/format.h>

#include <optional>
#include <string_view>
#include <vector>

#include "lint/catalog/tables.h"
#include "lint/context.h"

namespace belay {
namespace {

struct Restored {
  const Operation* operation = nullptr;
  const CommandEffect* effect = nullptr;
};

// The command makes a new object beside the one that was backed up.
bool MakesNew(const CommandEffect& effect) {
  return effect.command.starts_with("aws rds restore-") ||
         effect.command == "aws backup start-restore-job";
}

// The last restore into a new object behind which nothing is changed any more.
std::optional<Restored> NotRepointed(const std::vector<Operation>& operations) {
  std::optional<Restored> restored;
  for (const Operation& operation : operations) {
    if (operation.kind == OperationKind::kManual) restored.reset();  // a person does it
    if (!operation.command || operation.kind != OperationKind::kRun) continue;
    const auto& effects = operation.command->effects;
    if (effects.empty()) restored.reset();  // nobody knows what it does
    for (const CommandEffect& effect : effects) {
      if (MakesNew(effect)) {
        restored = Restored{&operation, &effect};
      } else if (effect.kind == CommandEffect::Kind::kChange) {
        restored.reset();
      }
    }
  }
  return restored;
}

void Check(RuleContext& context) {
  for (const Step& step : context.plan().steps) {
    for (const auto* operations : {&step.restore, &step.undo.operations}) {
      const auto restored = NotRepointed(*operations);
      if (!restored) continue;
      Diagnostic finding = context.FindingAt(
          *restored->operation,
          PlaceIn(*restored->operation->command, restored->effect->begin, restored->effect->end),
          fmt::format("`{}` makes a new instance, and nothing is pointed to it",
                      restored->effect->command));
      finding.remarks.push_back(
          EffectRemark("the restore succeeds, and everybody goes on with the broken one"));
      finding.remarks.push_back(FactRemark(context.facts().Now(facts::kRdsSnapshotBack).fact));
      finding.remarks.push_back(HelpRemark(
          "rename the broken one away and give its name to the restored one, as `rds.snapshot` of "
          "the library does, or change the host that its clients use"));
      context.Report(std::move(finding));
      break;  // the rollback of a step that restores is the same recipe
    }
  }
}

}  // namespace

extern const Rule kNotRepointed = {
    .info =
        {.code = "RBK08",
         .name = "not-repointed",
         .severity = Severity::kError,
         .profile = Profile::kProduction,
         .summary = "a restore makes a new object, and its clients are not pointed to it",
         .why =
             R"(RDS and AWS Backup restore beside what is there: a new instance with a new address. Until its name or the clients' configuration is changed, nothing has been restored for anybody.)",
         .sources = "docs.aws.amazon.com, RestoreDBInstanceFromDBSnapshot"},
    .check = Check};

}  // namespace belay
