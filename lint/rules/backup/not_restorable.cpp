#include <fmt/format.h>

#include <map>
#include <set>
#include <string>

#include "lint/catalog/tables.h"
#include "lint/context.h"

namespace belay {
namespace {

// What `kubectl get -o yaml` prints is what the cluster has, and not what one may apply.
void CheckExports(RuleContext& context) {
  for (const CommandUse& use : context.timeline().commands()) {
    const Operation& operation = *use.operation;
    if (operation.kind != OperationKind::kRun) continue;
    std::set<std::string> kinds;
    Span span;
    for (const CommandEffect& effect : operation.command->effects) {
      if (effect.kind != CommandEffect::Kind::kBackup || effect.command != "kubectl get") continue;
      if (kinds.empty()) span = PlaceIn(*operation.command, effect.begin, effect.end);
      kinds.insert(effect.object.empty() ? "objects" : effect.object);
    }
    if (kinds.empty()) continue;
    const bool runs_again = kinds.contains("workflow") || kinds.contains("job");
    Diagnostic finding = context.FindingAt(
        operation, span, "what `kubectl get -o yaml` saves cannot be applied again as it is");
    finding.remarks.push_back(EffectRemark(
        runs_again
            ? "it holds status, uid and owners: applying it fails or makes objects whose owner is "
              "gone, and a Workflow or Job that is made again runs again"
            : "it holds status, uid, resourceVersion and owners: applying it fails on a conflict, "
              "or makes objects whose owner is gone"));
    finding.remarks.push_back(HelpRemark(
        "save them by `using kubectl.export(kinds = […])`, which leaves that out and can be put "
        "back"));
    context.Report(std::move(finding));
  }
}

// A rollback names a backup that only a person can put back, and the plan does not say how.
void CheckRecipes(RuleContext& context) {
  const Plan& plan = context.plan();
  std::map<std::string, const Step*> without;
  for (const Id<Step> id : plan.order) {
    const Step& step = plan.steps[id];
    const bool taken = step.verb == Verb::kBackup && !step.backup_unneeded;
    if (taken && step.restore.empty()) without.emplace(step.backup, &step);
  }
  std::set<const Step*> reported;
  for (const Id<Step> id : plan.order) {
    const Step& step = plan.steps[id];
    std::set<std::string> names(step.undo.restores.begin(), step.undo.restores.end());
    if (step.verb == Verb::kRestore && step.operations.empty()) names.insert(step.backup);
    for (const std::string& name : names) {
      const auto backup = without.find(name);
      if (backup == without.end() || !reported.insert(backup->second).second) continue;
      Diagnostic finding = context.Finding(
          backup->second->name_span,
          fmt::format("{} goes back to backup `{}`, and nothing says how it is put back",
                      StepNumber(step), name));
      finding.labels.push_back({.span = step.name_span, .text = "this relies on it"});
      finding.remarks.push_back(
          EffectRemark("whoever needs it at night looks for the copy's name and for the commands"));
      finding.remarks.push_back(HelpRemark(
          "give the backup a `restore` with its commands, or take it by an action of the library"));
      context.Report(std::move(finding));
    }
  }
}

void Check(RuleContext& context) {
  CheckExports(context);
  CheckRecipes(context);
}

}  // namespace

extern const Rule kNotRestorable = {
    .info =
        {.code = "BKP07",
         .name = "not-restorable",
         .severity = Severity::kWarning,
         .profile = Profile::kStandard,
         .summary = "what is saved cannot be put back as it is",
         .why =
             R"(A backup is worth what can be restored from it. An export with status, uid and owners is refused or half accepted; a snapshot without a written way back is a name that somebody has to find.)",
         .sources = "kubernetes.io/docs, server-side apply and owner references; GitLab.com "
                    "database incident, 2017-01-31"},
    .check = Check};

}  // namespace belay
