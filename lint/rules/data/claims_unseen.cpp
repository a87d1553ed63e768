#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "lint/analysis/looks.h"
#include "lint/context.h"

namespace belay {
namespace {

// Kinds of stores that pods reach by a PersistentVolumeClaim.
constexpr std::array<std::string_view, 10> kVolumes = {
    "compute-disk", "ebs", "efs", "filestore",         "nfs",
    "azure-disk",   "pv",  "pvc", "persistent-volume", "persistent-volumes"};

// A database may stand anywhere; what lists its claims keeps it in volumes.
bool ByClaim(const Thing& owner, const Thing& store) {
  return std::ranges::find(kVolumes, store.provider) != kVolumes.end() ||
         std::ranges::any_of(owner.fields,
                             [](const Field& field) { return field.key == "claims"; });
}

// A store gets another owner.
struct Taken {
  Id<Step> step;  // what makes the new owner
  Id<Thing> owner;
  Id<Thing> store;
  Id<Thing> before;  // the owner of until now
};

class Finder {
 public:
  explicit Finder(RuleContext& context) : context_(context), plan_(context.plan()) {
    for (std::uint32_t i = 0; i < plan_.things.size(); ++i) {
      for (const Id<Thing> store : plan_.things[Id<Thing>{i}].data) owners_[store].push_back({i});
    }
    for (const Id<Step> id : plan_.order) {
      const Step& step = plan_.steps[id];
      if (LooksAtClaims(step) && step.cluster) looks_[*step.cluster].push_back(id);
      if (step.verb != Verb::kBackup || step.backup_unneeded) continue;
      for (const Subject& subject : step.subjects) {
        if (subject.thing) backups_[*subject.thing].push_back(id);
      }
    }
  }

  void Find() {
    for (const Id<Step> id : plan_.order) {
      for (const Effect& effect : plan_.steps[id].effects) {
        if (effect.kind != EffectKind::kCreate || !effect.subject.thing) continue;
        if (const auto taken = TakenBy(id, *effect.subject.thing)) Try(*taken);
      }
    }
  }

 private:
  static bool LooksAtClaims(const Step& step) {
    return std::ranges::any_of(step.operations, [](const Operation& operation) {
      return Asserts(operation) && operation.command &&
             std::ranges::any_of(operation.command->effects, [](const CommandEffect& effect) {
               return effect.object.starts_with("persistentvolumeclaim");
             });
    });
  }

  // The first store that another one has had before.
  std::optional<Taken> TakenBy(Id<Step> id, Id<Thing> made) const {
    const Thing& thing = plan_.things[made];
    if (thing.kind != ThingKind::kComponent || !thing.parent) return std::nullopt;
    for (const Id<Thing> store : thing.data) {
      if (!ByClaim(thing, plan_.things[store])) continue;
      for (const Id<Thing> owner : owners_.at(store)) {
        if (owner == made || MadeByPlan(plan_.things[owner])) continue;
        return Taken{.step = id, .owner = made, .store = store, .before = owner};
      }
    }
    return std::nullopt;
  }

  void Try(const Taken& taken) {
    const Step& step = plan_.steps[taken.step];
    const Questions& questions = context_.timeline().questions();
    std::vector<const Answers*> avoid;
    const auto looks = looks_.find(*plan_.things[taken.owner].parent);
    if (looks != looks_.end()) {
      for (const Id<Step> look : looks->second) {
        if (look == taken.step || Precedes(step, plan_.steps[look]))
          avoid.push_back(&questions.Needed(look));
      }
    }
    const auto backups = backups_.find(taken.store);
    if (backups == backups_.end()) return;
    for (const Id<Step> backup : backups->second) {
      if (!Precedes(plan_.steps[backup], step)) continue;
      Answers must = questions.Needed(taken.step);
      const Answers& needed = questions.Needed(backup);
      must.insert(must.end(), needed.begin(), needed.end());
      const auto answers = questions.Choose(must, avoid);
      if (!answers) continue;
      Report(taken, *answers);
      return;
    }
  }

  void Report(const Taken& taken, const Answers& answers) {
    const Step& step = plan_.steps[taken.step];
    const std::string& owner = plan_.things[taken.owner].path;
    const std::string& store = plan_.things[taken.store].path;
    Diagnostic finding = context_.Finding(
        step.name_span,
        fmt::format("{} makes `{}` over `{}`, which `{}` has filled, and nobody looks on which "
                    "volumes its claims are",
                    StepNumber(step), owner, store, plan_.things[taken.before].path));
    finding.labels.push_back({.span = plan_.things[taken.store].span, .text = "used by both"});
    if (!answers.empty()) {
      finding.remarks.push_back(AssumedRemark(context_.timeline().questions().Describe(answers)));
    }
    finding.remarks.push_back(
        EffectRemark("a claim that finds no such volume gets a new, empty one, or waits for ever; "
                     "in the first case all is ready, and the data are not there"));
    finding.remarks.push_back(HelpRemark(
        fmt::format("behind it, `verify {} \"each claim is bound to its volume\"` with `kubectl "
                    "get persistentvolumeclaims`, held against their names; of Pipelines "
                    "`kfp.claims_bound`",
                    owner)));
    context_.Report(std::move(finding));
  }

  RuleContext& context_;
  const Plan& plan_;
  std::map<Id<Thing>, std::vector<Id<Thing>>> owners_;  // by store
  std::map<Id<Thing>, std::vector<Id<Step>>> looks_;    // at claims, by cluster
  std::map<Id<Thing>, std::vector<Id<Step>>> backups_;  // by store
};

void Check(RuleContext& context) {
  Finder(context).Find();
}

}  // namespace

extern const Rule kClaimsUnseen = {
    .info =
        {.code = "DAT21",
         .name = "claims-unseen",
         .severity = Severity::kWarning,
         .profile = Profile::kProduction,
         .every_run = true,
         .summary = "a new installation takes over volumes, and nobody looks whether its claims "
                    "are bound to them",
         .why =
             R"(A PersistentVolumeClaim names a volume by name, class and size, and takes what fits. Where the old volume is still reserved for another claim, or the class has a provisioner, the claim gets an empty volume, and every pod is ready.)",
         .sources = "kubernetes.io/docs, persistent volumes: binding, reserving a volume; Kubeflow "
                    "0.5, upgrade page of Pipelines"},
    .check = Check};

}  // namespace belay
