#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <vector>

#include "lint/analysis/looks.h"
#include "lint/context.h"

namespace belay {
namespace {

// The backups that somebody is asked about before anything outside of their stage is changed, and
// by which step.
std::map<Id<Step>, Id<Step>> JudgedBackups(const Plan& plan) {
  std::map<Id<Step>, Id<Step>> judged;
  std::vector<Id<Step>> open;
  std::optional<Id<Stage>> stage;
  for (const Id<Step> id : plan.order) {
    const Step& step = plan.steps[id];
    // A question before a step's own change is about that change, and a person who does something
    // elsewhere does not look at the backup.
    const bool looks = Asks(step) || (step.verb == Verb::kManual && step.stage == stage);
    if (looks && !Changes(step)) {
      for (const Id<Step> backup : open) judged.emplace(backup, id);
      open.clear();
    }
    if (!open.empty() && Changes(step) && step.stage != stage) open.clear();
    if (step.verb != Verb::kBackup) continue;
    if (open.empty() || step.stage != stage) open.clear();
    stage = step.stage;
    open.push_back(id);
  }
  return judged;
}

// The steps by which another version or installation begins to work with a store, and the last
// backup of it before each, by the order of the file. What is saved for it is what takes it back.
std::vector<RestorePoint> TakenOver(const Plan& plan, const Timeline& timeline) {
  std::vector<RestorePoint> points;
  std::map<Id<Thing>, Id<Step>> saved;
  for (const Id<Step> id : plan.order) {
    const Step& step = plan.steps[id];
    for (const Effect& effect : step.effects) {
      if (!effect.subject.thing) continue;
      const Thing& thing = plan.things[*effect.subject.thing];
      if (effect.kind == EffectKind::kBackup && thing.kind == ThingKind::kStore &&
          !step.backup_unneeded) {
        saved[*effect.subject.thing] = id;
      }
      const bool renewed = step.verb == Verb::kApply && effect.kind == EffectKind::kChange;
      if (effect.kind != EffectKind::kMove && effect.kind != EffectKind::kCreate && !renewed)
        continue;
      for (const Id<Thing> store : thing.data) {
        const auto backup = saved.find(store);
        if (backup == saved.end() || !timeline.questions().InOneRun(backup->second, id)) continue;
        points.push_back({.step = id, .store = store, .backup = backup->second});
      }
    }
  }
  return points;
}

void Check(RuleContext& context) {
  const Plan& plan = context.plan();
  const Timeline& timeline = context.timeline();
  const auto judged = JudgedBackups(plan);
  // By store: the first backup that somebody has judged.
  std::map<Id<Thing>, Id<Step>> first;
  for (const auto& [id, asked] : judged) {
    for (const Subject& subject : plan.steps[id].subjects) {
      if (!subject.thing) continue;
      for (const Id<Thing> store : StoresOf(plan, *subject.thing)) {
        const auto [place, fresh] = first.emplace(store, id);
        if (!fresh && plan.steps[id].forward < plan.steps[place->second].forward) {
          place->second = id;
        }
      }
    }
  }
  std::set<Id<Step>> told;
  std::vector<RestorePoint> points = timeline.restore_points();
  for (const RestorePoint& point : TakenOver(plan, timeline)) points.push_back(point);
  for (const RestorePoint& point : points) {
    const Step& step = plan.steps[point.step];
    const auto before = [&](Id<Step> backup) {
      const auto asked = judged.find(backup);
      return asked != judged.end() && Precedes(plan.steps[asked->second], step);
    };
    if (step.verb == Verb::kRestore || before(point.backup)) continue;
    const auto other = first.find(point.store);
    if (other != first.end() && before(other->second)) continue;
    const Step& backup = plan.steps[point.backup];
    if (OnlyAnnounced(backup)) continue;  // nobody takes it: BKP02's
    if (Asks(step) || !Precedes(backup, step) || !told.insert(point.backup).second) continue;
    Diagnostic finding = context.Finding(
        backup.name_span,
        fmt::format("nobody is asked whether the backup of `{}` in {} is good before {}, `{}`",
                    plan.things[point.store].path, StepNumber(backup), StepNumber(step),
                    Title(plan, step)));
    finding.labels.push_back({.span = step.name_span, .text = "this is what it was taken for"});
    finding.remarks.push_back(EffectRemark(
        "a copy that is empty or cannot be read is found when it is the only one that is left"));
    finding.remarks.push_back(HelpRemark(
        "put `approve \"The backup is complete and was read\" by \"WHO\" up to 2h` behind it"));
    context.Report(std::move(finding));
  }
}

}  // namespace

extern const Rule kJudgedByNobody = {
    .info =
        {.code = "BKP14",
         .name = "judged-by-nobody",
         .severity = Severity::kWarning,
         .profile = Profile::kProduction,
         .summary =
             "data are rewritten or taken over on the word of a backup that nobody has looked at",
         .why =
             R"(A command that ends with 0 has written something. Whether it is all of it, and whether it can be read back, a person sees before the step that the backup was taken for: one that rewrites the data, or by which another version or installation begins to work with them. Once is enough for each store.)",
         .sources =
             "about.gitlab.com, postmortem of the database outage of 2017-01-31: empty dumps"},
    .check = Check};

}  // namespace belay
