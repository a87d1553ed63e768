#include <fmt/format.h>

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "lint/catalog/tables.h"
#include "lint/context.h"

namespace belay {
namespace {

// `backup/before` of a command's object: kind and name.
struct Object {
  std::string kind;
  std::string name;
  bool literal() const { return !name.empty() && name.find('$') == std::string::npos; }
};

Object Split(const std::string& object) {
  const std::size_t slash = object.find('/');
  if (slash == std::string::npos) return {object, ""};
  return {object.substr(0, slash), object.substr(slash + 1)};
}

// A rollback names a backup that some run has not taken when the step may have to go back.
void CheckNamed(RuleContext& context) {
  const Plan& plan = context.plan();
  const Timeline& timeline = context.timeline();
  std::map<std::string, Id<Step>> taken;
  for (const auto& [index, backup] : timeline.backups()) {
    const Step& step = plan.steps[backup.step];
    if (step.verb == Verb::kBackup) taken.emplace(step.backup, backup.step);
  }
  for (const Id<Step> id : plan.order) {
    const Step& step = plan.steps[id];
    std::set<std::string> names(step.undo.restores.begin(), step.undo.restores.end());
    if (step.verb == Verb::kRestore) names.insert(step.backup);
    for (const std::string& name : names) {
      const auto found = taken.find(name);
      if (found == taken.end()) continue;
      const Step& backup = plan.steps[found->second];
      const bool before = Precedes(backup, step);
      const auto answers = timeline.RunWithout(id, {found->second});
      if (before && !answers) continue;
      Diagnostic finding = context.Finding(
          step.name_span,
          before ? fmt::format("{} goes back to backup `{}`, which is not taken in every run",
                               StepNumber(step), name)
                 : fmt::format("{} goes back to backup `{}`, which may not be taken by then",
                               StepNumber(step), name));
      finding.labels.push_back(
          {.span = backup.name_span,
           .text = before ? "taken here, under a condition" : "taken beside it"});
      finding.remarks.push_back(EffectRemark("the rollback finds nothing to put back"));
      if (before) finding.remarks.push_back(AssumedRemark(timeline.questions().Describe(*answers)));
      finding.remarks.push_back(HelpRemark(
          before ? fmt::format("take `{}` in every run that does {}", name, StepNumber(step))
                 : fmt::format("move {} before {}", StepNumber(backup), StepNumber(step))));
      context.Report(std::move(finding));
    }
  }
}

// A command restores from a backup by a name that no command of the plan has given one.
void CheckCommands(RuleContext& context) {
  std::map<std::string, std::set<std::string>> made;  // names by kind
  std::set<std::string> unknown;                      // kinds of which a name is made at run time
  for (const CommandUse& use : context.timeline().commands()) {
    for (const CommandEffect& effect : use.operation->command->effects) {
      if (effect.kind != CommandEffect::Kind::kBackup) continue;
      const Object object = Split(effect.object);
      if (object.literal()) {
        made[object.kind].insert(object.name);
      } else {
        unknown.insert(object.kind);
      }
    }
  }
  for (const CommandUse& use : context.timeline().commands()) {
    for (const CommandEffect& effect : use.operation->command->effects) {
      if (effect.kind != CommandEffect::Kind::kRestore) continue;
      const Object object = Split(effect.object);
      // Only Velero's backups are named in both commands alike.
      if (object.kind != "backup" || !object.literal()) continue;
      if (unknown.contains(object.kind) || made[object.kind].contains(object.name)) continue;
      Diagnostic finding = context.FindingAt(
          *use.operation, PlaceIn(*use.operation->command, effect.begin, effect.end),
          fmt::format("`{}` restores from `{}`, which the plan never takes", effect.command,
                      object.name));
      finding.remarks.push_back(
          EffectRemark("it fails, or puts back what somebody has saved some time ago"));
      finding.remarks.push_back(
          HelpRemark("take the backup in the plan, `backup X as NAME using velero.backup(…)`, and "
                     "go back by `restore X from NAME`"));
      context.Report(std::move(finding));
    }
  }
}

// An emergency goes back to a backup that the plan only announces.
void CheckProcedures(RuleContext& context) {
  const Plan& plan = context.plan();
  std::map<std::string, const Step*> announced;
  for (const Id<Step> id : plan.order) {
    const Step& step = plan.steps[id];
    const bool only = step.verb == Verb::kBackup && !step.backup_unneeded &&
                      step.operations.empty() && step.who.empty();
    if (only) announced.emplace(step.backup, &step);
  }
  for (const Procedure& procedure : plan.procedures) {
    for (const Id<Step> id : procedure.order) {
      const Step& step = plan.steps[id];
      const auto backup = announced.find(step.backup);
      if (step.verb != Verb::kRestore || backup == announced.end()) continue;
      Diagnostic finding = context.Finding(
          step.name_span,
          fmt::format("procedure `{}` goes back to backup `{}`, which nothing takes",
                      procedure.name, step.backup));
      finding.labels.push_back({.span = backup->second->name_span, .text = "a sentence only"});
      finding.remarks.push_back(EffectRemark("in the emergency there is nothing to put back"));
      finding.remarks.push_back(HelpRemark(
          fmt::format("say at `{}` how it is taken: `using …`, or its commands", step.backup)));
      context.Report(std::move(finding));
    }
  }
}

void Check(RuleContext& context) {
  CheckNamed(context);
  CheckProcedures(context);
  CheckCommands(context);
}

}  // namespace

extern const Rule kUnmadeBackup = {
    .info =
        {.code = "BKP09",
         .name = "unmade-backup",
         .severity = Severity::kError,
         .profile = Profile::kBasic,
         .summary = "a rollback restores from a backup that the plan has not made by then",
         .why =
             R"("Restore from the backup" is a way back only if this plan has taken it, in this run, before the step that may have to go back.)",
         .sources = "mlops-platform, upgrade procedures; GitLab.com database incident, 2017-01-31"},
    .check = Check};

}  // namespace belay
