#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "lint/catalog/tables.h"
#include "lint/context.h"

namespace belay {
namespace {

// Backups of these are snapshots, which belong to the region and account that they are made in.
constexpr std::string_view kSnapshots[] = {"rds", "aurora", "ebs", "efs", "fsx", "pv"};

bool HasSnapshots(const Thing& thing) {
  return std::find(std::begin(kSnapshots), std::end(kSnapshots), thing.provider) !=
         std::end(kSnapshots);
}

// The thing's own key, or that of the cluster that it is in.
std::optional<std::string> ValueOf(const Plan& plan, const Thing& thing, std::string_view key) {
  for (const Field& field : thing.fields) {
    if (field.key == key && field.path.size() == 1 && field.path.front().constant()) {
      return field.path.front().Display();
    }
  }
  return thing.parent ? ValueOf(plan, plan.things[*thing.parent], key) : std::nullopt;
}

void Compare(RuleContext& context, const Step& step, const Subject& target, const Thing& from) {
  const Plan& plan = context.plan();
  const Thing& to = plan.things[*target.thing];
  for (const std::string_view key : {"region", "account"}) {
    const auto there = ValueOf(plan, from, key);
    const auto here = ValueOf(plan, to, key);
    if (!there || !here || *there == *here) continue;
    Diagnostic finding = context.Finding(
        target.span, fmt::format("{} restores `{}` in {} {} from backup `{}`, which is made in {}",
                                 StepNumber(step), to.path, key, *here, step.backup, *there));
    finding.labels.push_back({.span = from.span, .text = fmt::format("in {} {}", key, *there)});
    finding.remarks.push_back(
        EffectRemark("the restore does not find the snapshot, after the outage has begun"));
    finding.remarks.push_back(FactRemark(facts::kSnapshotsStay));
    finding.remarks.push_back(HelpRemark(fmt::format(
        "copy the snapshot to {} before, in a step of its own, or restore in {}", *here, *there)));
    context.Report(std::move(finding));
    return;
  }
}

void Check(RuleContext& context) {
  const Plan& plan = context.plan();
  std::map<std::string, Id<Thing>, std::less<>> backups;  // what each is of
  for (const Id<Step> id : plan.order) {
    const Step& step = plan.steps[id];
    if (step.verb == Verb::kBackup && step.subjects.size() == 1 && step.subjects[0].thing) {
      backups[step.backup] = *step.subjects[0].thing;
    }
    if (step.verb != Verb::kRestore) continue;
    const auto backup = backups.find(step.backup);
    if (backup == backups.end() || !HasSnapshots(plan.things[backup->second])) continue;
    for (const Subject& target : step.subjects) {
      if (target.thing) Compare(context, step, target, plan.things[backup->second]);
    }
  }
}

}  // namespace

extern const Rule kRestoredAbroad = {
    .info =
        {.code = "CTX09",
         .name = "restored-abroad",
         .severity = Severity::kError,
         .profile = Profile::kStandard,
         .summary = "a snapshot is restored in another region or account than it is made in",
         .why =
             R"(Snapshots of disks, databases and file systems belong to one region and one account. Elsewhere they are not there until they have been copied, which takes as long as the data are large.)",
         .sources = "docs.aws.amazon.com/AmazonRDS, copying a DB snapshot; velero.io/docs, "
                    "migration-case"},
    .check = Check};

}  // namespace belay
