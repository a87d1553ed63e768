#include <fmt/format.h>

#include <algorithm>

#include "tests/mutation/facts.h"
#include "tests/mutation/mutants.h"
#include "tests/mutation/tree.h"

namespace belay {
namespace {

using namespace mutation;

Mutant Moved(std::string mutation, const Step& step, std::string what,
             std::function<void(Plan&)> change) {
  return {.mutation = std::move(mutation),
          .place = step.id,
          .what = std::move(what),
          .change = std::move(change),
          .text = {},
          .harmless = {}};
}

// Behind the first step that changes what it copies.
void BackupLate(const Plan& plan, Id<Step> id, std::vector<Mutant>& mutants) {
  const Step& step = plan.steps[id];
  for (const Id<Step> later : plan.order) {
    const Step& other = plan.steps[later];
    const bool touches = std::ranges::any_of(step.subjects, [&](const Subject& subject) {
      return subject.thing && Touches(plan, other, *subject.thing);
    });
    if (!touches || !Precedes(step, other)) continue;
    mutants.push_back(Moved("backup-late", step, fmt::format("the backup comes after {}", other.id),
                            [id, later](Plan& changed) { MoveBehind(changed, id, later); }));
    return;
  }
}

// Behind a step that deletes what is restored, or what its backup was taken of.
void RestoreLate(const Plan& plan, Id<Step> id, std::vector<Mutant>& mutants) {
  const Step& step = plan.steps[id];
  std::vector<Id<Thing>> things;
  const auto add = [&](const Step& from) {
    for (const Subject& subject : from.subjects) {
      if (subject.thing) things.push_back(*subject.thing);
    }
  };
  add(step);
  for (const Step& backup : plan.steps) {
    if (backup.verb == Verb::kBackup && backup.backup == step.backup) add(backup);
  }
  for (const Id<Step> later : plan.order) {
    const Step& other = plan.steps[later];
    if (!Precedes(step, other) || other.verb != Verb::kDelete) continue;
    if (std::ranges::none_of(things, [&](Id<Thing> thing) { return Touches(plan, other, thing); }))
      continue;
    mutants.push_back(Moved("restore-late", step,
                            fmt::format("the restore comes after {}", other.id),
                            [id, later](Plan& changed) { MoveBehind(changed, id, later); }));
    return;
  }
}

void NodesFirst(const Plan& plan, Id<Step> id, std::vector<Mutant>& mutants) {
  const Step& step = plan.steps[id];
  for (const Move& move : step.moves) {
    const Thing& thing = plan.things[move.thing];
    const bool gone = move.to.kind() == Version::Kind::kNone;
    if (thing.kind != ThingKind::kNodes || !thing.parent || MadeByPlan(thing) || gone) continue;
    for (const Id<Step> first : plan.order) {
      const Step& other = plan.steps[first];
      const bool moves = std::ranges::any_of(
          other.moves, [&](const Move& its) { return its.thing == *thing.parent; });
      if (!moves) continue;
      if (Precedes(other, step)) {
        mutants.push_back(Moved("nodes-first", step, fmt::format("it comes before {}", other.id),
                                [id, first](Plan& changed) { MoveBefore(changed, id, first); }));
      }
      break;
    }
  }
}

}  // namespace

std::vector<Mutant> MovedOf(const Plan& plan) {
  std::vector<Mutant> mutants;
  for (const Id<Step> id : plan.order) {
    const Step& step = plan.steps[id];
    if (step.verb == Verb::kBackup && !step.backup_unneeded) BackupLate(plan, id, mutants);
    if (step.verb == Verb::kRestore) RestoreLate(plan, id, mutants);
    NodesFirst(plan, id, mutants);
  }
  return mutants;
}

}  // namespace belay
