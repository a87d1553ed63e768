#include <fmt/format.h>

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>

#include "lint/catalog/lookup.h"
#include "lint/catalog/tables.h"
#include "lint/context.h"

namespace belay {
namespace {

struct At {
  Id<Thing> cluster;
  const VersionState* state = nullptr;
};

// The cluster that the step's objects are in, at the version that it surely has by then.
std::optional<At> ClusterAt(const RuleContext& context, const Step& step) {
  const Plan& plan = context.plan();
  std::optional<Id<Thing>> cluster;
  for (const Subject& subject : step.subjects) {
    if (!subject.thing) continue;
    const Thing& thing = plan.things[*subject.thing];
    if (thing.kind == ThingKind::kStore) return std::nullopt;  // data, no objects
    cluster = thing.kind == ThingKind::kCluster ? subject.thing : thing.parent;
    if (cluster) break;
  }
  if (!cluster) return std::nullopt;
  const VersionState* state = nullptr;
  for (const VersionState& next : context.timeline().StatesOf(*cluster)) {
    if (!next.step || Precedes(plan.steps[*next.step], step)) state = &next;
  }
  return At{*cluster, state};
}

// Whether the one cluster serves what the other had nobody can tell: `?` is a version of one of the
// two.
void ReportUnknown(RuleContext& context, const Step& step, const Step& backup, const At& from,
                   const At& to) {
  const Plan& plan = context.plan();
  Diagnostic finding = context.Finding(
      step.name_span,
      fmt::format("{} restores into `{}` what backup `{}` has from `{}`, and nothing says which "
                  "versions the two are",
                  StepNumber(step), plan.things[to.cluster].path, backup.backup,
                  plan.things[from.cluster].path));
  finding.severity = Severity::kWarning;
  finding.labels.push_back({.span = from.state->span, .text = "the objects are of this version"});
  finding.labels.push_back({.span = to.state->span, .text = "and come into this one"});
  finding.remarks.push_back(EffectRemark(
      "objects of API versions that the other cluster does not serve are refused or left out"));
  finding.remarks.push_back(FactRemark(facts::kVeleroLowerVersionBack.fact));
  finding.remarks.push_back(HelpRemark("write both versions instead of `?`"));
  context.Report(std::move(finding));
}

// From how far on a restore into a newer cluster meets API versions that have gone since: a beta
// version stays for three minors after there is another.
constexpr std::int64_t kMuchNewer = 3;

// The target no longer serves what the objects may be written in.
void CheckNewer(RuleContext& context, const Step& step, const Step& backup, const At& from,
                const At& to, std::int64_t source, std::int64_t target) {
  if (target - source < kMuchNewer) return;
  const RemovedApiFact* first = nullptr;
  std::size_t count = 0;
  for (const RemovedApiFact& fact : context.facts().Of<RemovedApiFact>()) {
    const auto removed = KubernetesMinor(fact.removed_in);
    if (fact.product != "kubernetes" || !removed || *removed <= source || *removed > target)
      continue;
    if (first == nullptr) first = &fact;
    ++count;
  }
  if (first == nullptr) return;
  const Plan& plan = context.plan();
  Diagnostic finding = context.Finding(
      step.name_span,
      fmt::format("{} restores into `{}` {} what backup `{}` has from `{}` {}: {} minors higher, "
                  "and without {}{}",
                  StepNumber(step), plan.things[to.cluster].path, to.state->version.text(),
                  backup.backup, plan.things[from.cluster].path, from.state->version.text(),
                  target - source, first->api,
                  count == 1 ? "" : fmt::format(" and {} more", count - 1)));
  finding.severity = Severity::kWarning;
  finding.labels.push_back({.span = backup.name_span, .text = "the backup is taken here"});
  finding.labels.push_back(
      {.span = to.state->span,
       .text = fmt::format("`{}` is {}", plan.things[to.cluster].path, to.state->version.text())});
  finding.remarks.push_back(EffectRemark(
      "objects that were saved in these API versions are left out, and the restore ends well"));
  finding.remarks.push_back(FactRemark(first->fact));
  finding.remarks.push_back(HelpRemark(fmt::format(
      "make `{}` at {} first and raise it after the restore, or look through the backup for them",
      plan.things[to.cluster].path, from.state->version.MajorMinor())));
  context.Report(std::move(finding));
}

void Check(RuleContext& context) {
  const Plan& plan = context.plan();
  std::map<std::string, Id<Step>> backups;
  for (const Id<Step> id : plan.order) {
    const Step& step = plan.steps[id];
    if (step.verb == Verb::kBackup && !step.backup_unneeded) backups.emplace(step.backup, id);
    const auto found = backups.find(step.backup);
    if (step.verb != Verb::kRestore || found == backups.end()) continue;
    const Step& backup = plan.steps[found->second];
    const auto from = ClusterAt(context, backup);
    const auto to = ClusterAt(context, step);
    if (!from || !to || from->cluster == to->cluster) continue;
    const auto source = KubernetesMinor(from->state->version);
    const auto target = KubernetesMinor(to->state->version);
    const bool unknown = from->state->version.kind() == Version::Kind::kUnknown ||
                         to->state->version.kind() == Version::Kind::kUnknown;
    if (unknown) ReportUnknown(context, step, backup, *from, *to);
    if (!source || !target) continue;
    if (*target >= *source) {
      CheckNewer(context, step, backup, *from, *to, *source, *target);
      continue;
    }
    Diagnostic finding = context.Finding(
        step.name_span,
        fmt::format("{} restores into `{}` {} what backup `{}` has from `{}` {}: {} minor{} lower",
                    StepNumber(step), plan.things[to->cluster].path, to->state->version.text(),
                    backup.backup, plan.things[from->cluster].path, from->state->version.text(),
                    *source - *target, *source - *target == 1 ? "" : "s"));
    finding.labels.push_back({.span = backup.name_span, .text = "the backup is taken here"});
    finding.labels.push_back({.span = to->state->span,
                              .text = fmt::format("`{}` is {}", plan.things[to->cluster].path,
                                                  to->state->version.text())});
    finding.remarks.push_back(EffectRemark(
        "objects of API versions that the older cluster does not serve are refused or left out"));
    finding.remarks.push_back(FactRemark(context.facts().Now(facts::kVeleroLowerVersionBack).fact));
    finding.remarks.push_back(
        HelpRemark(fmt::format("make `{}` at {} or newer, or take the backup before `{}` leaves {}",
                               plan.things[to->cluster].path, from->state->version.text(),
                               plan.things[from->cluster].path, to->state->version.text())));
    context.Report(std::move(finding));
  }
}

}  // namespace

extern const Rule kRestoredIntoOlder = {
    .info =
        {.code = "SKW10",
         .name = "restored-into-older",
         .severity = Severity::kError,
         .profile = Profile::kBasic,
         .summary = "objects are restored into a cluster older than the one they are from",
         .why =
             R"(A backup holds objects in the API versions of the cluster that it was taken of. An older cluster does not serve all of them, nor does one that is several minors newer. The way back into a cluster of the old version needs a backup of the old version.)",
         .sources = "velero.io/docs, migration-case"},
    .check = Check};

}  // namespace belay
