#include <fmt/format.h>

#include <map>
#include <optional>
#include <string>

#include "lint/catalog/tables.h"
#include "lint/context.h"

namespace belay {
namespace {

// The kinds of objects that a backup is told to hold: `kinds` of kubectl.export, `resources` of
// velero.backup, as one text with commas. nullopt: all, or nobody knows.
std::optional<std::string> KindsOf(const Step& backup) {
  for (const Operation& operation : backup.operations) {
    if (!operation.command || operation.kind != OperationKind::kRun) continue;
    bool exports = false;
    for (const CommandEffect& effect : operation.command->effects) {
      exports =
          exports || effect.command == "kubectl get" || effect.command == "velero backup create";
    }
    if (!exports) continue;
    for (const Binding& binding : operation.command->bindings) {
      if (binding.name != "kinds" && binding.name != "resources") continue;
      if (!binding.value.constant() || binding.value.Display() == "*") return std::nullopt;
      return "," + binding.value.Display();
    }
  }
  return std::nullopt;
}

std::optional<Id<Thing>> ClusterOf(const Plan& plan, const Step& step) {
  for (const Subject& subject : step.subjects) {
    if (!subject.thing) continue;
    const Thing& thing = plan.things[*subject.thing];
    return thing.kind == ThingKind::kCluster ? subject.thing : thing.parent;
  }
  return std::nullopt;
}

void Check(RuleContext& context) {
  const Plan& plan = context.plan();
  std::map<std::string, const Step*> backups;
  std::map<Id<Thing>, bool> secrets;  // by target: some backup that is put back there has them
  for (const bool report : {false, true}) {
    for (const Id<Step> id : plan.order) {
      const Step& step = plan.steps[id];
      if (step.verb == Verb::kBackup) backups.emplace(step.backup, &step);
      const auto backup = backups.find(step.backup);
      if (step.verb != Verb::kRestore || backup == backups.end()) continue;
      const auto target = ClusterOf(plan, step);
      const auto source = ClusterOf(plan, *backup->second);
      if (!target || !source || target == source) continue;
      const auto kinds = KindsOf(*backup->second);
      const bool has = !kinds || kinds->find(",secret") != std::string::npos;
      if (!report) secrets[*target] = secrets[*target] || has;
      if (!report || has || secrets[*target]) continue;
      secrets[*target] = true;  // once for each target
      Diagnostic finding = context.Finding(
          step.name_span,
          fmt::format("backup `{}` is put back into `{}` without the Secrets of `{}`",
                      backup->second->backup, plan.things[*target].path,
                      plan.things[*source].path));
      finding.labels.push_back(
          {.span = backup->second->name_span, .text = "its kinds are named, and no Secret is"});
      finding.remarks.push_back(EffectRemark(
          "what is put back does not start: image pulls, databases and certificates ask "
          "for Secrets that the new cluster does not have"));
      finding.remarks.push_back(
          HelpRemark("add `secrets` and `serviceaccounts` to the kinds, or make them in the new "
                     "cluster before"));
      context.Report(std::move(finding));
    }
  }
}

}  // namespace

extern const Rule kSecretsLeftBehind = {
    .info =
        {.code = "SEC08",
         .name = "secrets-left-behind",
         .severity = Severity::kWarning,
         .profile = Profile::kProduction,
         .summary = "workloads move to another cluster without the Secrets that they read",
         .why =
             R"(A Deployment comes over, and the password of its database, its registry's credentials and its certificate stay behind. What reads a Secret moves together with it.)",
         .sources = "kubernetes.io/docs, Secrets; velero.io/docs, migration-case"},
    .check = Check};

}  // namespace belay
