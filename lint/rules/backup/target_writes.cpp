#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include "lint/catalog/tables.h"
#include "lint/context.h"

namespace belay {
namespace {

std::optional<Id<Thing>> ClusterOf(const Plan& plan, const Step& step) {
  for (const Subject& subject : step.subjects) {
    if (!subject.thing) continue;
    const Thing& thing = plan.things[*subject.thing];
    if (thing.kind == ThingKind::kCluster) return subject.thing;
    if (thing.parent) return thing.parent;
  }
  return step.cluster;
}

bool ByVelero(const Step& backup) {
  for (const Operation& operation : backup.operations) {
    if (!operation.command) continue;
    for (const CommandEffect& effect : operation.command->effects) {
      if (effect.command == "velero backup create" || effect.command == "velero create backup") {
        return true;
      }
    }
  }
  return false;
}

// The step changes where a cluster's Velero looks for backups: whether it may write there.
std::optional<Id<Thing>> SetsLocation(const Step& step) {
  for (const Operation& operation : step.operations) {
    if (!operation.command) continue;
    for (const CommandEffect& effect : operation.command->effects) {
      if (effect.kind != CommandEffect::Kind::kChange) continue;
      if (effect.object.starts_with("backupstoragelocation") ||
          effect.command == "velero backup-location set") {
        return operation.command->cluster;
      }
    }
  }
  return std::nullopt;
}

void Check(RuleContext& context) {
  const Plan& plan = context.plan();
  std::map<std::string, Id<Step>> backups;
  std::map<Id<Thing>, std::vector<const Step*>> locations;  // by cluster
  for (const Id<Step> id : plan.order) {
    const Step& step = plan.steps[id];
    if (step.verb == Verb::kBackup && ByVelero(step)) backups.emplace(step.backup, id);
    if (const auto cluster = SetsLocation(step)) locations[*cluster].push_back(&step);
  }
  if (backups.empty()) return;
  for (const Id<Step> id : plan.order) {
    const Step& step = plan.steps[id];
    const auto found = backups.find(step.backup);
    if (step.verb != Verb::kRestore || found == backups.end()) continue;
    const Step& backup = plan.steps[found->second];
    const auto target = ClusterOf(plan, step);
    const auto source = ClusterOf(plan, backup);
    if (!target || !source || target == source) continue;
    const auto& set = locations[*target];
    if (std::any_of(set.begin(), set.end(),
                    [&](const Step* other) { return Precedes(*other, step); })) {
      continue;
    }
    const std::string& name = plan.things[*target].path;
    Diagnostic finding = context.Finding(
        step.name_span,
        fmt::format("`{}` restores from backup `{}` of `{}` and may change or expire it", name,
                    backup.backup, plan.things[*source].path));
    finding.labels.push_back({.span = backup.name_span, .text = "the backup is taken here"});
    finding.remarks.push_back(
        EffectRemark("two Veleros write to one bucket: the new one deletes what has expired, and "
                     "the backup that the way back needs may be among it"));
    finding.remarks.push_back(FactRemark(facts::kRestoreReadOnly));
    finding.remarks.push_back(HelpRemark(fmt::format(
        "put the restore into `within {}.velero using velero.read_only {{ … }}`", name)));
    context.Report(std::move(finding));
  }
}

}  // namespace

extern const Rule kTargetWrites = {
    .info =
        {.code = "BKP12",
         .name = "target-writes",
         .severity = Severity::kError,
         .profile = Profile::kStandard,
         .summary = "a cluster restores from another one's backups and may write to them",
         .why =
             R"(Velero in the new cluster looks after the bucket too: it expires backups and writes its own. Until the move is over, the new cluster only reads there.)",
         .sources = "velero.io/docs, cluster migration and disaster case"},
    .check = Check};

}  // namespace belay
