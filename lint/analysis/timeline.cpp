#include "lint/analysis/timeline.h"

#include <algorithm>

namespace belay {

bool Polls(const Operation& operation) {
  const bool looks = operation.kind == OperationKind::kWait ||
                     operation.kind == OperationKind::kVerify ||
                     operation.kind == OperationKind::kCheck;
  return looks && operation.command &&
         (operation.kind == OperationKind::kWait || operation.test.kind != Test::Kind::kSucceeds);
}

Timeline::Timeline(const Plan& plan) : plan_(plan), questions_(plan) {
  ReadMoves();
  ReadChecks();
  ReadBackups();
}

void Timeline::ReadMoves() {
  states_.resize(plan_.things.size());
  for (std::uint32_t i = 0; i < plan_.things.size(); ++i) {
    const Thing& thing = plan_.things[Id<Thing>{i}];
    VersionState start;
    start.span = thing.span;
    if (!thing.versions.empty()) {
      start.version = thing.versions.front();
      start.span = thing.version_spans.front();
    }
    states_[i].push_back(std::move(start));
  }
  for (const Id<Step> id : plan_.order) {
    for (const Move& move : plan_.steps[id].moves) {
      auto& states = states_[move.thing.index];
      // `upgrade X to V` of a thing without a declared version still tells where it came from.
      if (states.size() == 1 && !states[0].version.known() && move.from.known()) {
        states[0].version = move.from;
      }
      // A step has one state after it, however often it names the thing.
      if (states.back().step == id) states.pop_back();
      states.push_back({.version = move.to, .step = id, .span = move.span});
    }
  }
  for (const auto& states : states_) {
    std::vector<Id<Step>> steps;
    for (std::size_t i = 1; i < states.size(); ++i) steps.push_back(*states[i].step);
    moves_.emplace_back(plan_, questions_, std::move(steps));
  }
}

void Timeline::ReadChecks() {
  for (const Id<Step> id : plan_.order) {
    const Step& step = plan_.steps[id];
    bool approves = false;
    for (const Operation& operation : step.operations) {
      approves = approves || operation.kind == OperationKind::kApprove;
      if (!operation.command) continue;
      for (const CommandEffect& effect : operation.command->effects) {
        if (effect.completes.empty() || effect.asynchronous) continue;
        if (effect.kind == CommandEffect::Kind::kWait || Polls(operation)) {
          waits_[effect.completes].push_back(id);
        }
      }
    }
    if (approves) approvals_.push_back(id);
    if (step.verb == Verb::kCheck || step.verb == Verb::kVerify || step.verb == Verb::kWait) {
      checks_.emplace_back(step.backward, step.forward);
    }
  }
  std::sort(checks_.begin(), checks_.end());
  std::uint32_t largest = 0;
  for (auto check = checks_.rbegin(); check != checks_.rend(); ++check) {
    largest = std::max(largest, check->second);
    check->second = largest;
  }
}

bool Timeline::LookedAtLater(Id<Step> id) const {
  const Step& step = plan_.steps[id];
  const auto after = std::upper_bound(
      checks_.begin(), checks_.end(), step.backward,
      [](std::uint32_t backward, const auto& check) { return backward < check.first; });
  return after != checks_.end() && after->second > step.forward;
}

bool Timeline::Awaited(Id<Step> id, std::size_t at, const CommandEffect& effect) const {
  const Step& step = plan_.steps[id];
  // Later in the same command: `helm upgrade …` and then `kubectl rollout status …`.
  for (const CommandEffect& later : step.operations[at].command->effects) {
    const bool waits = later.kind == CommandEffect::Kind::kWait && later.begin > effect.begin;
    if (waits && (later.completes == effect.completes || effect.completes.empty())) return true;
  }
  for (std::size_t i = at + 1; i < step.operations.size(); ++i) {
    if (Polls(step.operations[i])) return true;
    if (!step.operations[i].command) continue;
    for (const CommandEffect& later : step.operations[i].command->effects) {
      if (later.kind == CommandEffect::Kind::kWait && later.completes == effect.completes)
        return true;
    }
  }
  const auto waits = waits_.find(effect.completes);
  if (effect.completes.empty() || waits == waits_.end()) return false;
  return std::any_of(waits->second.begin(), waits->second.end(),
                     [&](Id<Step> wait) { return Precedes(step, plan_.steps[wait]); });
}

BackupState Timeline::BackupOf(Id<Step> id) const {
  const Step& step = plan_.steps[id];
  BackupState backup{.step = id, .asynchronous = false, .verified = false, .complete = id};
  for (std::size_t i = 0; i < step.operations.size(); ++i) {
    const Operation& operation = step.operations[i];
    const bool looks = operation.kind == OperationKind::kWait ||
                       operation.kind == OperationKind::kVerify ||
                       operation.kind == OperationKind::kCheck;
    if (looks && i > 0) backup.verified = true;
    if (!operation.command) continue;
    for (const CommandEffect& effect : operation.command->effects) {
      if (!effect.asynchronous || effect.kind != CommandEffect::Kind::kBackup) continue;
      backup.asynchronous = true;
      if (Awaited(id, i, effect)) continue;
      backup.complete.reset();
    }
    // A later step that waits for this kind of operation completes it there.
    for (const CommandEffect& effect : operation.command->effects) {
      const auto waits = waits_.find(effect.completes);
      if (effect.completes.empty() || waits == waits_.end()) continue;
      for (const Id<Step> wait : waits->second) {
        if (!Precedes(step, plan_.steps[wait])) continue;
        if (!backup.verified) backup.complete = wait;
        backup.verified = true;
        break;
      }
    }
  }
  return backup;
}

void Timeline::ReadBackups() {
  for (const Id<Step> id : plan_.order) {
    const Step& step = plan_.steps[id];
    if (step.verb == Verb::kBackup && step.backup_unneeded) {
      for (const Subject& subject : step.subjects) {
        if (subject.thing) unneeded_[subject.thing->index] = true;
      }
      continue;
    }
    bool read = false;
    for (const Effect& effect : step.effects) {
      if (effect.kind != EffectKind::kBackup || !effect.subject.thing) continue;
      if (!read) by_step_.emplace(id.index, BackupOf(id));
      read = true;
      backups_[effect.subject.thing->index].push_back(by_step_.at(id.index));
    }
  }
}

const std::vector<BackupState>& Timeline::BackupsOf(Id<Thing> thing) const {
  static const std::vector<BackupState> kNoBackups;
  const auto found = backups_.find(thing.index);
  return found == backups_.end() ? kNoBackups : found->second;
}

std::optional<Id<Step>> Timeline::NextMove(Id<Thing> thing, const VersionState& state) const {
  const auto& states = states_[thing.index];
  const auto at = static_cast<std::size_t>(&state - states.data());
  return at + 1 < states.size() ? states[at + 1].step : std::nullopt;
}

std::optional<Together> Timeline::FirstAbove(Id<Thing> a, const Ranks& ranks_a, Id<Thing> b,
                                             const Ranks& ranks_b) const {
  return Coexistence(plan_, questions_, moves_[a.index], moves_[b.index])
      .FirstAbove(ranks_a, ranks_b);
}

std::optional<Answers> Timeline::RunWithout(Id<Step> step,
                                            const std::vector<Id<Step>>& others) const {
  std::vector<const Answers*> avoid;
  for (const Id<Step> other : others) avoid.push_back(&questions_.Needed(other));
  return questions_.Choose(questions_.Needed(step), avoid);
}

}  // namespace belay
