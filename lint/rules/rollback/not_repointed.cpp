#include <fmt/format.h>

#include <algorithm>
#include <iterator>
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

// Backups of these are put back beside what is there.
bool IsMadeAnew(const Thing& store) {
  constexpr std::string_view kKinds[] = {"rds", "aurora", "efs", "fsx", "ebs"};
  return std::find(std::begin(kKinds), std::end(kKinds), store.provider) != std::end(kKinds);
}

// A sentence is all that there is of the way back, and nobody is named who would know the rest.
void CheckSentence(RuleContext& context, const Step& step) {
  const Plan& plan = context.plan();
  if (step.restore.size() != 1) return;
  const Operation& operation = step.restore.front();
  if (operation.kind != OperationKind::kManual || !operation.who.empty()) return;
  for (const Subject& subject : step.subjects) {
    if (!subject.thing || !IsMadeAnew(plan.things[*subject.thing])) continue;
    const Thing& store = plan.things[*subject.thing];
    Diagnostic finding = context.Finding(
        operation.span,
        fmt::format("`{}` is put back by a sentence, and nothing says how its clients get to what "
                    "that makes",
                    store.path));
    finding.labels.push_back({.span = step.name_span, .text = "the backup"});
    finding.remarks.push_back(
        EffectRemark("the restore succeeds, and everybody goes on with the broken one"));
    finding.remarks.push_back(
        AssumedRemark(fmt::format("a restore of `{}` makes a new one beside the old", store.path)));
    finding.remarks.push_back(FactRemark(facts::kRdsSnapshotBack.fact));
    finding.remarks.push_back(
        HelpRemark("write its commands, with the last one that gives the old name to the new one, "
                   "as `rds.snapshot` of the library does; or name who does it by `by \"WHO\"`"));
    context.Report(std::move(finding));
    return;
  }
}

void Check(RuleContext& context) {
  for (const Step& step : context.plan().steps) {
    CheckSentence(context, step);
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
