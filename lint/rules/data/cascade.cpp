#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "lint/catalog/tables.h"
#include "lint/context.h"

namespace belay {
namespace {

// Kinds of stores that live in volumes of the cluster of who writes them, and go with it.
constexpr std::array<std::string_view, 12> kInCluster = {
    "elasticsearch", "mariadb", "minio", "mongodb",           "mysql",
    "opensearch",    "pv",      "pvc",   "persistent-volume", "persistent-volumes",
    "postgres",      "redis"};

// Objects that take others along: what goes with them.
struct Parent {
  std::string_view kind;  // as the command catalog writes it
  std::string_view takes;
};
constexpr std::array<Parent, 4> kParents = {
    {{.kind = "customresourcedefinition", .takes = "every object of its kind"},
     {.kind = "namespace", .takes = "everything in it, claims and their volumes included"},
     {.kind = "profile", .takes = "its user's namespace, notebooks and volumes"},
     {.kind = "project", .takes = "everything in it, claims and their volumes included"}}};

// By cluster: the stores in it that its things write, declared outside of it.
std::map<Id<Thing>, std::set<Id<Thing>>> StoresInside(const Plan& plan) {
  std::map<Id<Thing>, std::set<Id<Thing>>> inside;
  for (const Thing& thing : plan.things) {
    if (!thing.parent) continue;
    for (const Id<Thing> store : thing.data) {
      const Thing& data = plan.things[store];
      const bool lives =
          std::find(kInCluster.begin(), kInCluster.end(), data.provider) != kInCluster.end();
      if (lives && !data.parent && !MadeByPlan(data)) inside[*thing.parent].insert(store);
    }
  }
  return inside;
}

bool BackedUpBefore(const Timeline& timeline, const Plan& plan, Id<Thing> store, Id<Step> id) {
  if (timeline.BackupUnneeded(store)) return true;
  const auto& backups = timeline.BackupsOf(store);
  return std::any_of(backups.begin(), backups.end(), [&](const BackupState& backup) {
    return Precedes(plan.steps[backup.step], plan.steps[id]);
  });
}

void CheckCluster(RuleContext& context, Id<Step> id, Id<Thing> cluster,
                  const std::set<Id<Thing>>& stores) {
  const Plan& plan = context.plan();
  const Step& step = plan.steps[id];
  for (const Id<Thing> store : stores) {
    if (BackedUpBefore(context.timeline(), plan, store, id)) continue;
    const Thing& data = plan.things[store];
    Diagnostic finding = context.Finding(
        step.name_span,
        fmt::format(
            "{} deletes `{}`, in whose volumes `{}` lives, and no backup of it comes before",
            StepNumber(step), plan.things[cluster].path, data.path));
    finding.labels.push_back(
        {.span = data.span, .text = fmt::format("a {}, of the cluster's own", data.provider)});
    finding.remarks.push_back(EffectRemark("its volumes go with the cluster"));
    finding.remarks.push_back(FactRemark(context.facts().Now(facts::kVolumeDeletionBack).fact));
    finding.remarks.push_back(AssumedRemark(
        fmt::format("`{}` stands on volumes of `{}` whose policy is Delete, which is the default "
                    "of storage classes",
                    data.path, plan.things[cluster].path)));
    finding.remarks.push_back(HelpRemark(fmt::format(
        "put a `backup {}` and a check of the volumes' policy before it, or `backup {} none "
        "\"why\"`",
        data.path, data.path)));
    context.Report(std::move(finding));
  }
}

// `kubectl delete namespace …`; `kept` is the first backup of the plan.
void CheckCommands(RuleContext& context, const Step& step, const Step* kept) {
  if (step.effects_declared || (kept != nullptr && Precedes(*kept, step))) return;
  for (const Operation& operation : step.operations) {
    if (!operation.command || operation.kind != OperationKind::kRun) continue;
    for (const CommandEffect& effect : operation.command->effects) {
      if (effect.kind != CommandEffect::Kind::kDestroy) continue;
      const std::string kind = effect.object.substr(0, effect.object.find('/'));
      const auto parent = std::find_if(kParents.begin(), kParents.end(),
                                       [&](const Parent& entry) { return entry.kind == kind; });
      if (parent == kParents.end()) continue;
      Diagnostic finding =
          context.FindingAt(operation, PlaceIn(*operation.command, effect.begin, effect.end),
                            fmt::format("`{}` takes {} along, and nothing before has saved them",
                                        effect.object, parent->takes));
      finding.remarks.push_back(
          EffectRemark("made again, it is empty: what was in it does not come back with it"));
      finding.remarks.push_back(
          HelpRemark("put a `backup` before it, of the objects by `using kubectl.export(…)` and of "
                     "their data, "
                     "or say by `effects` what it does"));
      context.Report(std::move(finding));
      return;
    }
  }
}

void Check(RuleContext& context) {
  const Plan& plan = context.plan();
  const auto inside = StoresInside(plan);
  const Step* kept = nullptr;
  for (const Id<Step> id : plan.order) {
    const Step& step = plan.steps[id];
    if (kept == nullptr && step.verb == Verb::kBackup) kept = &step;
    for (const Effect& effect : step.effects) {
      if (effect.kind != EffectKind::kDelete || !effect.subject.thing) continue;
      const auto stores = inside.find(*effect.subject.thing);
      if (stores != inside.end()) CheckCluster(context, id, stores->first, stores->second);
    }
    CheckCommands(context, step, kept);
  }
}

}  // namespace

extern const Rule kCascade = {
    .info =
        {.code = "DAT11",
         .name = "cascade",
         .severity = Severity::kError,
         .profile = Profile::kStandard,
         .summary = "the deletion of a parent takes data along that nobody has saved",
         .why =
             R"(With a namespace go its claims, with a definition its objects, with a cluster the volumes that its databases stand on. The command names the parent only; what it takes is saved before, or somebody has said that it is not needed.)",
         .sources = "kubernetes.io/docs, custom resource definitions, persistent volumes; "
                    "canonical/bundle-kubeflow issue 547"},
    .check = Check};

}  // namespace belay
