#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "lint/analysis/looks.h"
#include "lint/analysis/objects.h"
#include "lint/catalog/tables.h"
#include "lint/context.h"

namespace belay {
namespace {

// Disks: who has one writes it, and nobody else can.
constexpr std::array<std::string_view, 4> kDisks = {"compute-disk", "ebs", "azure-disk", "disk"};

// They put other code in the place of what runs, whatever version a thing is said to have.
constexpr std::array<std::string_view, 3> kRenewing = {"juju refresh", "helm upgrade",
                                                       "kubectl set image"};

template <std::size_t kSize>
bool Has(const std::array<std::string_view, kSize>& words, std::string_view word) {
  return std::ranges::find(words, word) != words.end();
}

// What tools call the disk.
std::vector<std::string> NamesOf(const Thing& thing) {
  std::vector<std::string> names;
  for (const Field& field : thing.fields) {
    const bool name = field.key == "disk" || field.key == "volume" || field.key == "volume_id";
    if (name && !field.path.empty() && field.path.front().constant())
      names.push_back(field.path.front().Display());
  }
  return names;
}

bool Names(const Operation& operation, const std::string& name) {
  if (operation.kind != OperationKind::kRun || !operation.command) return false;
  return FillIn(*operation.command, operation.command->text).text.find(name) != std::string::npos ||
         std::ranges::any_of(operation.command->bindings, [&](const Binding& binding) {
           return binding.value.Display().find(name) != std::string::npos;
         });
}

class Finder {
 public:
  explicit Finder(RuleContext& context) : context_(context), plan_(context.plan()) {
    for (std::uint32_t i = 0; i < plan_.things.size(); ++i) {
      const Thing& thing = plan_.things[Id<Thing>{i}];
      if (thing.kind != ThingKind::kStore || MadeByPlan(thing) || !Has(kDisks, thing.provider))
        continue;
      disks_.emplace_back(Id<Thing>{i}, NamesOf(thing));
    }
  }

  void Find() {
    for (const Id<Step> id : plan_.order) {
      const Step& step = plan_.steps[id];
      if (step.verb == Verb::kEnter || step.verb == Verb::kExit || !Changes(step)) continue;
      for (const auto& [disk, names] : disks_) {
        if (TakenBy(step, disk, names)) Try(id, disk, "gives to another owner");
      }
      if (step.verb != Verb::kApply && step.verb != Verb::kEdit) continue;
      if (!Renews(step)) continue;
      for (const Subject& subject : step.subjects) {
        if (!subject.thing) continue;
        for (const Id<Thing> store : plan_.things[*subject.thing].data)
          Try(id, store, "puts new code over");
      }
    }
  }

 private:
  bool TakenBy(const Step& step, Id<Thing> disk, const std::vector<std::string>& names) const {
    const bool itself = std::ranges::any_of(
        step.subjects, [&](const Subject& subject) { return subject.thing == disk; });
    const bool component = std::ranges::any_of(step.subjects, [&](const Subject& subject) {
      return subject.thing && plan_.things[*subject.thing].kind == ThingKind::kComponent;
    });
    return !itself && component &&
           std::ranges::any_of(step.operations, [&](const Operation& operation) {
             return std::ranges::any_of(
                 names, [&](const std::string& name) { return Names(operation, name); });
           });
  }

  static bool Renews(const Step& step) {
    return std::ranges::any_of(step.operations, [](const Operation& operation) {
      return operation.kind == OperationKind::kRun && operation.command &&
             std::ranges::any_of(operation.command->effects, [](const CommandEffect& effect) {
               return Has(kRenewing, effect.command);
             });
    });
  }

  void Try(Id<Step> id, Id<Thing> store, std::string_view deed) {
    const Timeline& timeline = context_.timeline();
    if (reported_.contains(store) || timeline.BackupUnneeded(store)) return;
    std::vector<Answers> complete;
    for (const BackupState& backup : timeline.BackupsOf(store)) {
      for (Answers& answers : timeline.CompleteBefore(backup, id))
        complete.push_back(std::move(answers));
    }
    std::vector<const Answers*> avoid;
    for (const Answers& answers : complete) avoid.push_back(&answers);
    const auto answers = timeline.questions().Choose(timeline.questions().Needed(id), avoid);
    if (!answers) return;
    reported_.insert(store);
    const Step& step = plan_.steps[id];
    const std::string& path = plan_.things[store].path;
    Diagnostic finding = context_.Finding(
        step.name_span, fmt::format("{} {} `{}`, and no backup of it is complete by then",
                                    StepNumber(step), deed, path));
    finding.labels.push_back({.span = plan_.things[store].span, .text = "declared here"});
    if (!answers->empty()) {
      finding.remarks.push_back(AssumedRemark(timeline.questions().Describe(*answers)));
    }
    finding.remarks.push_back(
        EffectRemark("what the new one does to the data when it starts, nothing takes back"));
    finding.remarks.push_back(HelpRemark(
        fmt::format("put `backup {0} as NAME using …` before it, or say why none is needed: "
                    "`backup {0} none \"…\"`",
                    path)));
    context_.Report(std::move(finding));
  }

  RuleContext& context_;
  const Plan& plan_;
  std::vector<std::pair<Id<Thing>, std::vector<std::string>>> disks_;
  std::set<Id<Thing>> reported_;
};

void Check(RuleContext& context) {
  Finder(context).Find();
}

}  // namespace

extern const Rule kChangesHands = {
    .info =
        {.code = "BKP17",
         .name = "changes-hands",
         .severity = Severity::kWarning,
         .profile = Profile::kProduction,
         .every_run = true,
         .summary = "a disk gets another owner, or a store other code over it, without a backup",
         .why =
             R"(A database that starts on a disk of before repairs and migrates what it finds there; a charm or a chart of the same channel brings other code than yesterday's. Neither is called a migration, and both write the data in their own way. A snapshot of the disk costs minutes.)",
         .sources =
             "Kubeflow 0.5, upgrade page of Pipelines: the disks of before; Charmed Kubeflow "
             "1.6 to 1.7: charms of one channel"},
    .check = Check};

}  // namespace belay
