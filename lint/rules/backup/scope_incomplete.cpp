#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "lint/analysis/protection.h"
#include "lint/catalog/lookup.h"
#include "lint/catalog/tables.h"
#include "lint/hazards.h"

namespace belay {
namespace {

std::string Joined(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "`" : ", `") + word + "`";
  return text;
}

// The rollback of a step puts back some of the stores that it migrates, and not all.
void CheckRollbacks(RuleContext& context) {
  const Plan& plan = context.plan();
  std::map<std::string, const Step*> named;
  for (const Id<Step> id : plan.order) {
    const Step& step = plan.steps[id];
    if (step.verb == Verb::kBackup) named.emplace(step.backup, &step);
    if (step.undo.restores.empty()) continue;
    std::set<Id<Thing>> restored;
    for (const std::string& name : step.undo.restores) {
      const auto backup = named.find(name);
      if (backup == named.end()) continue;
      for (const Subject& subject : backup->second->subjects) {
        if (!subject.thing) continue;
        for (const Id<Thing> store : StoresOf(plan, *subject.thing)) restored.insert(store);
      }
    }
    if (restored.empty()) continue;
    for (const Effect& effect : step.effects) {
      if (effect.kind != EffectKind::kMigrate || !effect.subject.thing) continue;
      const Id<Thing> store = *effect.subject.thing;
      if (restored.contains(store) || context.timeline().BackupUnneeded(store)) continue;
      if (plan.things[store].kind != ThingKind::kStore) continue;
      Diagnostic finding = context.Finding(
          step.name_span,
          fmt::format("{} migrates `{}` too, and its rollback puts back only {}", StepNumber(step),
                      plan.things[store].path, Joined(step.undo.restores)));
      finding.labels.push_back({.span = step.undo.span, .text = "taken back here"});
      finding.remarks.push_back(
          EffectRemark("taken back, one store is old and the other new: what one names the other "
                       "does not have"));
      finding.remarks.push_back(
          HelpRemark(fmt::format("back up `{}` too, and add `restore {} from …` to the rollback",
                                 plan.things[store].path, plan.things[store].path)));
      context.Report(std::move(finding));
    }
  }
}

// The kinds of Kubernetes objects that a step saves; empty where it saves some other way.
std::set<std::string> SavedKinds(const Step& step) {
  std::set<std::string> kinds;
  const auto add = [&](std::string_view list) {
    while (!list.empty()) {
      const std::size_t comma = std::min(list.find(','), list.size());
      std::string_view kind = list.substr(0, comma);
      kind = kind.substr(0, kind.find_first_of("./"));
      std::string word(kind);
      if (word.ends_with("classes")) {
        word.resize(word.size() - 2);
      } else if (word.ends_with('s')) {
        word.pop_back();
      }
      if (!word.empty()) kinds.insert(word);
      list.remove_prefix(std::min(comma + 1, list.size()));
    }
  };
  for (const Operation& operation : step.operations) {
    if (!operation.command || operation.kind != OperationKind::kRun) continue;
    const auto binding =
        std::find_if(operation.command->bindings.begin(), operation.command->bindings.end(),
                     [](const Binding& each) { return each.name == "kinds"; });
    for (const CommandEffect& effect : operation.command->effects) {
      if (effect.command != "kubectl get") continue;
      if (effect.kind == CommandEffect::Kind::kBackup) add(effect.object);
      if (binding == operation.command->bindings.end() || !binding->value.constant()) continue;
      add(binding->value.Display());
    }
  }
  return kinds;
}

void CheckExports(RuleContext& context) {
  const Plan& plan = context.plan();
  for (const Id<Step> id : plan.order) {
    const Step& step = plan.steps[id];
    if (step.verb != Verb::kBackup || step.operations.empty()) continue;
    const std::set<std::string> saved = SavedKinds(step);
    if (saved.empty()) continue;
    for (const Subject& subject : step.subjects) {
      if (!subject.thing) continue;
      for (const StateFact& fact : context.facts().Of<StateFact>()) {
        if (!IsCalled(plan.things[*subject.thing], fact.names)) continue;
        std::vector<std::string> missing;
        for (const std::string_view kind : fact.kinds) {
          if (!saved.contains(std::string(kind))) missing.emplace_back(kind);
        }
        if (missing.empty() || missing.size() == fact.kinds.size()) continue;
        Diagnostic finding = context.Finding(
            step.name_span, fmt::format("backup `{}` of `{}` leaves out {}", step.backup,
                                        plan.things[*subject.thing].path, Joined(missing)));
        finding.remarks.push_back(
            EffectRemark("what is put back asks for objects that are not there"));
        finding.remarks.push_back(FactRemark(fact.fact));
        finding.remarks.push_back(
            HelpRemark(fmt::format("add {} to what is saved", Joined(missing))));
        context.Report(std::move(finding));
        break;
      }
    }
  }
}

// A component is upgraded, and no backup holds the objects that people have made with it.
void CheckUpgrades(RuleContext& context) {
  const Plan& plan = context.plan();
  std::map<Id<Thing>, const Step*> saved;  // the first backup of a thing, or of all in its cluster
  std::set<Id<Thing>> reported;
  for (const Id<Step> id : plan.order) {
    const Step& step = plan.steps[id];
    if (step.verb == Verb::kBackup) {
      for (const Subject& subject : step.subjects) {
        if (subject.thing) saved.emplace(*subject.thing, &step);
      }
    }
    for (const Move& move : step.moves) {
      const Thing& thing = plan.things[move.thing];
      const bool upgrade = move.from.kind() != Version::Kind::kNone &&
                           move.to.kind() != Version::Kind::kNone &&
                           thing.kind == ThingKind::kComponent;
      if (!upgrade || reported.contains(move.thing)) continue;
      const auto own = saved.find(move.thing);
      const auto all = thing.parent ? saved.find(*thing.parent) : saved.end();
      if (own != saved.end() && Precedes(*own->second, step)) continue;
      if (all != saved.end() && Precedes(*all->second, step)) continue;
      for (const StateFact& fact : context.facts().Of<StateFact>()) {
        if (!IsCalled(thing, fact.names)) continue;
        reported.insert(move.thing);
        std::vector<std::string> kinds(fact.kinds.begin(), fact.kinds.end());
        Diagnostic finding = context.Finding(
            step.name_span, fmt::format("{} upgrades `{}`, and no backup before it holds {}",
                                        StepNumber(step), thing.path, Joined(kinds)));
        finding.remarks.push_back(
            EffectRemark("what the new version converts or drops is nowhere else: `helm rollback` "
                         "does not bring "
                         "it back"));
        finding.remarks.push_back(FactRemark(fact.fact));
        finding.remarks.push_back(HelpRemark(fmt::format(
            "before it: `backup {} as NAME using kubectl.export(kinds = […])`", thing.path)));
        context.Report(std::move(finding));
        break;
      }
    }
  }
}

// Objects go from one cluster to another, and what is in no namespace stays behind.
void CheckCarried(RuleContext& context) {
  const Plan& plan = context.plan();
  const auto cluster_of = [&](const Step& step) -> std::optional<Id<Thing>> {
    for (const Subject& subject : step.subjects) {
      if (!subject.thing) continue;
      const Thing& thing = plan.things[*subject.thing];
      return thing.kind == ThingKind::kCluster ? subject.thing : thing.parent;
    }
    return std::nullopt;
  };
  std::map<std::string, const Step*> backups;
  for (const Id<Step> id : plan.order) {
    const Step& step = plan.steps[id];
    if (step.verb == Verb::kBackup) backups.emplace(step.backup, &step);
    const auto backup = backups.find(step.backup);
    if (step.verb != Verb::kRestore || backup == backups.end()) continue;
    const auto target = cluster_of(step);
    if (!target || cluster_of(*backup->second) == target) continue;
    for (const Operation& operation : backup->second->operations) {
      const Hazard* hazard = operation.command
                                 ? FindHazard(*operation.command, Hazard::Kind::kNamespacesOnly)
                                 : nullptr;
      if (hazard == nullptr) continue;
      Diagnostic finding = HazardFinding(
          context, {.operation = &operation, .step = backup->second}, *hazard,
          fmt::format("what is in no namespace, such as Kubeflow's Profiles, does not come to `{}`",
                      plan.things[*target].path));
      finding.labels.push_back({.span = step.name_span, .text = "put back into another cluster"});
      context.Report(std::move(finding));
      break;
    }
  }
}

void Check(RuleContext& context) {
  CheckCarried(context);
  CheckUpgrades(context);
  CheckRollbacks(context);
  CheckExports(context);
}

}  // namespace

extern const Rule kScopeIncomplete = {
    .info =
        {.code = "BKP06",
         .name = "scope-incomplete",
         .severity = Severity::kError,
         .profile = Profile::kProduction,
         .summary = "a backup or a rollback leaves out part of what belongs together",
         .why =
             R"(A database without the bucket that its rows name, models without the runtimes that serve them, workflows without the templates and schedules: restored, they ask for what is not there.)",
         .sources = "velero.io/docs, resource filtering; kserve.github.io and "
                    "argo-workflows.readthedocs.io, custom resources"},
    .check = Check};

}  // namespace belay
