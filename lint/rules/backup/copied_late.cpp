#include <fmt/format.h>

#include <map>
#include <set>

#include "lint/analysis/looks.h"
#include "lint/context.h"

namespace belay {
namespace {

// The first step that has moved a thing, what is in it, or what writes it.
class Walker {
 public:
  explicit Walker(RuleContext& context) : context_(context), plan_(context.plan()) {}

  void Walk() {
    for (const Id<Step> id : plan_.order) {
      for (const Effect& effect : plan_.steps[id].effects) {
        if (effect.kind == EffectKind::kDelete && effect.subject.thing)
          deleted_[*effect.subject.thing] = plan_.steps[id].forward;
      }
    }
    for (const Id<Step> id : plan_.order) {
      const Step& step = plan_.steps[id];
      if (step.verb == Verb::kBackup) Copy(id);
      const bool renews = step.verb == Verb::kApply || step.verb == Verb::kMigrate;
      for (const Effect& effect : step.effects) {
        const bool moves = effect.kind == EffectKind::kMove ||
                           effect.kind == EffectKind::kMigrate ||
                           (renews && effect.kind == EffectKind::kChange);
        if (moves && effect.subject.thing) Move(*effect.subject.thing, id);
      }
    }
  }

 private:
  void Move(Id<Thing> thing, Id<Step> step) {
    moved_.emplace(thing, step);
    for (const Id<Thing> store : plan_.things[thing].data) moved_.emplace(store, step);
    for (auto outer = plan_.things[thing].parent; outer; outer = plan_.things[*outer].parent) {
      moved_.emplace(*outer, step);
    }
  }

  void Copy(Id<Step> id) {
    const Step& step = plan_.steps[id];
    for (const Subject& subject : step.subjects) {
      if (!subject.thing || !copied_.insert(*subject.thing).second) continue;
      const auto moved = moved_.find(*subject.thing);
      if (step.backup_unneeded || moved == moved_.end()) continue;
      if (MadeByPlan(plan_.things[*subject.thing])) continue;
      // It may be for the deletion that comes behind it.
      const auto deleted = deleted_.find(*subject.thing);
      if (deleted != deleted_.end() && deleted->second > step.forward) continue;
      const Step& change = plan_.steps[moved->second];
      if (change.undo.kind == Undo::Kind::kImpossible) continue;  // BKP15's
      if (!Precedes(change, step) || context_.timeline().RunWithout(id, {moved->second})) continue;
      if (Told(*subject.thing, id)) continue;
      Report(step, change, plan_.things[*subject.thing].path);
      return;
    }
  }

  // BKP01 and ORD06 speak of what may lose data.
  bool Told(Id<Thing> thing, Id<Step> backup) const {
    for (const Exposure& exposure : context_.timeline().exposures()) {
      if (exposure.store == thing || exposure.backup == backup) return true;
    }
    return false;
  }

  void Report(const Step& step, const Step& change, const std::string& path) {
    Diagnostic finding = context_.Finding(
        step.name_span,
        fmt::format("{} is the first that saves `{}`, and {}, `{}`, has changed it "
                    "by then",
                    StepNumber(step), path, StepNumber(change), Title(plan_, change)));
    finding.labels.push_back({.span = change.name_span, .text = "changed here, unsaved"});
    finding.remarks.push_back(
        EffectRemark("nothing holds the state from before the plan, and that is the one that "
                     "somebody may have to go back to"));
    finding.remarks.push_back(
        HelpRemark(fmt::format("move {} before {}", StepNumber(step), StepNumber(change))));
    context_.Report(std::move(finding));
  }

  RuleContext& context_;
  const Plan& plan_;
  std::map<Id<Thing>, Id<Step>> moved_;
  std::set<Id<Thing>> copied_;
  std::map<Id<Thing>, std::uint32_t> deleted_;  // where, for the last time
};

void Check(RuleContext& context) {
  Walker(context).Walk();
}

}  // namespace

extern const Rule kCopiedLate = {
    .info =
        {.code = "BKP16",
         .name = "copied-late",
         .severity = Severity::kWarning,
         .profile = Profile::kStandard,
         .summary = "the first backup of something is taken after the plan has changed it",
         .why =
             R"(A backup of what the upgrade has already moved holds the new state. The old one, which the way back needs, is in no copy.)",
         .sources = "kubernetes.io/docs, upgrading kubeadm clusters: back up before you begin"},
    .check = Check};

}  // namespace belay
