#include "lint/analysis/timeline.h"

#include <algorithm>

#include "lint/analysis/looks.h"

namespace belay {

bool Polls(const Operation& operation) {
  const bool looks = operation.kind == OperationKind::kWait ||
                     operation.kind == OperationKind::kVerify ||
                     operation.kind == OperationKind::kCheck;
  return looks && operation.command &&
         (operation.kind == OperationKind::kWait || operation.test.kind != Test::Kind::kSucceeds);
}

namespace {

// How many waits are asked whether they come behind one operation: the others stand beside it, or
// under conditions, and are more than anybody writes.
constexpr int kMostWaits = 1000;

// In how many ways a backup may be complete.
constexpr std::size_t kMostWays = 64;

// What the step saves are descriptions: of a component's data it holds nothing.
bool SavesOnlyObjects(const Step& step) {
  bool objects = false;
  for (const Operation& operation : step.operations) {
    if (operation.kind == OperationKind::kManual) return false;
    if (operation.kind != OperationKind::kRun || !operation.command) continue;
    if (operation.command->effects.empty()) return false;
    for (const CommandEffect& effect : operation.command->effects) {
      const bool descriptions =
          effect.command == "kubectl get" || effect.command == "juju export-bundle";
      if (effect.kind == CommandEffect::Kind::kBackup && !descriptions) return false;
      objects = objects || descriptions;
    }
  }
  return objects;
}

// Whoever polls the software sees it come up; a cloud's operation shows only where it is asked for.
bool ShownByItsPods(const CommandEffect& effect) {
  return effect.completes.empty() || effect.completes == "helm-release" ||
         effect.completes == "rollout";
}

}  // namespace

Timeline::Timeline(const Plan& plan, const Facts& facts)
    : plan_(plan), questions_(plan), taken_back_(plan, questions_), writers_(plan, questions_) {
  ReadMoves();
  ReadCommands();
  next_.resize(plan.order.size());
  if (!plan.order.empty()) ReadOrder(plan.root, 0);
  ReadChecks();
  ReadBackups();
  exposures_ = FindExposures(plan, *this);
  open_pairs_ = FindOpenPairs(plan, questions_, taken_back_.ways(), facts);
  restore_points_ = FindRestorePoints(plan, *this);
}

// The steps of a block take the places from `begin` on; returns the first one behind them.
std::uint32_t Timeline::ReadOrder(Id<Block> id, std::uint32_t begin) {
  const Block& block = plan_.blocks[id];
  const bool ways = block.kind == Block::Kind::kParallel || block.kind == Block::Kind::kWhen;
  std::vector<std::uint32_t> ends;
  std::uint32_t end = begin;
  for (const Node& child : block.children) {
    if (child.block) {
      end = ReadOrder(*child.block, end);
    } else {
      next_[end] = end + 1;
      ++end;
    }
    ends.push_back(end);
  }
  // At the end of one way it goes on behind all of them.
  std::uint32_t place = begin;
  for (std::size_t i = 0; ways && i < ends.size(); ++i) {
    for (; place < ends[i]; ++place) {
      if (next_[place] == ends[i]) next_[place] = end;
    }
  }
  return end;
}

void Timeline::ReadCommands() {
  const auto add = [&](const std::vector<Operation>& operations, const Step* step) {
    for (const Operation& operation : operations) {
      if (operation.command) commands_.push_back({.operation = &operation, .step = step});
    }
  };
  for (const Step& step : plan_.steps) {
    add(step.operations, &step);
    if (step.skip_if && step.skip_if->command) {
      commands_.push_back({.operation = &*step.skip_if, .step = &step});
    }
    add(step.restore, &step);
    add(step.undo.operations, &step);
  }
  add(plan_.undo.operations, nullptr);
}

// The step that polls before anything else is changed.
std::optional<Id<Step>> Timeline::PolledNext(const Step& step) const {
  for (std::uint32_t place = next_[step.forward - 1]; place < next_.size(); place = next_[place]) {
    const Step& next = plan_.steps[plan_.order[place]];
    if (!OnlyReads(next.verb) && next.verb != Verb::kBackup) return std::nullopt;
    if (std::any_of(next.operations.begin(), next.operations.end(), Polls))
      return plan_.order[place];
  }
  return std::nullopt;
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
    // A sentence that nobody is named for is STR01's or WAI02's, and shows nothing.
    const bool done =
        !step.who.empty() ||
        std::any_of(step.operations.begin(), step.operations.end(), [](const Operation& operation) {
          return operation.command || !operation.who.empty();
        });
    const bool looks = done && (step.verb == Verb::kCheck || step.verb == Verb::kVerify ||
                                step.verb == Verb::kWait);
    const bool soaks =
        !step.operations.empty() &&
        std::all_of(step.operations.begin(), step.operations.end(), [](const Operation& operation) {
          return operation.kind == OperationKind::kSoak;
        });
    if (looks && !soaks) {
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

std::vector<Id<Step>> Timeline::AwaitedBy(Id<Step> id, std::size_t at, const CommandEffect& effect,
                                          std::optional<Id<Step>> until) const {
  const Step& step = plan_.steps[id];
  // Later in the same command: `helm upgrade …` and then `kubectl rollout status …`.
  for (const CommandEffect& later : step.operations[at].command->effects) {
    const bool waits = later.kind == CommandEffect::Kind::kWait && later.begin > effect.begin;
    if (waits && (later.completes == effect.completes || effect.completes.empty())) return {id};
  }
  for (std::size_t i = at + 1; i < step.operations.size(); ++i) {
    if (Polls(step.operations[i])) return {id};
    if (!step.operations[i].command) continue;
    for (const CommandEffect& later : step.operations[i].command->effects) {
      if (later.kind == CommandEffect::Kind::kWait && later.completes == effect.completes)
        return {id};
    }
  }
  std::vector<Id<Step>> awaiting;
  const auto in_time = [&](Id<Step> wait) {
    return !until || wait == *until || Precedes(plan_.steps[wait], plan_.steps[*until]);
  };
  const auto waits = waits_.find(effect.completes);
  if (!effect.completes.empty() && waits != waits_.end()) {
    const auto& all = waits->second;
    auto wait = std::partition_point(all.begin(), all.end(), [&](Id<Step> other) {
      return plan_.steps[other].forward <= step.forward;
    });
    for (int tries = 0; wait != all.end() && tries < kMostWaits; ++wait, ++tries) {
      if (until && plan_.steps[*wait].forward > plan_.steps[*until].forward) break;
      if (!Precedes(step, plan_.steps[*wait]) || !in_time(*wait)) continue;
      awaiting.push_back(*wait);
      if (questions_.Needed(*wait).empty()) return awaiting;
    }
  }
  if (!ShownByItsPods(effect)) return awaiting;
  if (const auto polled = PolledNext(step); polled && in_time(*polled)) {
    awaiting.push_back(*polled);
  }
  return awaiting;
}

std::optional<Answers> Timeline::Unawaited(Id<Step> id, std::size_t at,
                                           const CommandEffect& effect) const {
  return RunWithout(id, AwaitedBy(id, at, effect));
}

BackupState Timeline::BackupOf(Id<Step> id) const {
  const Step& step = plan_.steps[id];
  BackupState backup{.step = id,
                     .asynchronous = false,
                     .verified = false,
                     .complete = id,
                     .pending = {},
                     .unawaited = {}};
  for (std::size_t i = 0; i < step.operations.size(); ++i) {
    const Operation& operation = step.operations[i];
    const bool looks = operation.kind == OperationKind::kWait ||
                       operation.kind == OperationKind::kVerify ||
                       operation.kind == OperationKind::kCheck;
    if (looks && i > 0) backup.verified = true;
    if (!operation.command) continue;
    for (const CommandEffect& effect : operation.command->effects) {
      if (effect.kind != CommandEffect::Kind::kBackup) continue;
      // `velero backup create --wait` waits by itself.
      if (!effect.asynchronous && !effect.completes.empty()) backup.verified = true;
      if (!effect.asynchronous) continue;
      backup.asynchronous = true;
      const auto awaiting = AwaitedBy(id, i, effect);
      if (auto answers = RunWithout(id, awaiting)) {
        backup.complete = std::nullopt;
        if (!awaiting.empty()) backup.unawaited = *std::move(answers);
        continue;
      }
      backup.verified = true;
      backup.pending.push_back({.operation = i, .effect = &effect});
      const bool later =
          backup.complete && Precedes(plan_.steps[*backup.complete], plan_.steps[awaiting.front()]);
      if (later) backup.complete = awaiting.front();
    }
  }
  return backup;
}

std::vector<Answers> Timeline::CompleteBefore(const BackupState& backup, Id<Step> id) const {
  const bool before = backup.step == id || Precedes(plan_.steps[backup.step], plan_.steps[id]);
  if (!before) return {};
  std::vector<Answers> ways = {questions_.Needed(backup.step)};
  // One that nobody waits for is BKP03's, at the backup.
  if (!backup.complete) return ways;
  for (const Pending& pending : backup.pending) {
    std::vector<Answers> with;
    for (const Id<Step> wait : AwaitedBy(backup.step, pending.operation, *pending.effect, id)) {
      for (Answers way : ways) {
        const Answers& needed = questions_.Needed(wait);
        way.insert(way.end(), needed.begin(), needed.end());
        if (with.size() < kMostWays) with.push_back(std::move(way));
      }
    }
    ways = std::move(with);
  }
  return ways;
}

void Timeline::ReadBackups() {
  for (const Id<Step> id : plan_.order) {
    if (!RunWithout(id, {})) continue;  // no run does it
    const Step& step = plan_.steps[id];
    if (step.verb == Verb::kBackup && step.backup_unneeded) {
      for (const Subject& subject : step.subjects) {
        if (!subject.thing) continue;
        unneeded_[subject.thing->index].push_back(id);
        for (const Id<Thing> store : StoresOf(plan_, *subject.thing)) {
          if (store != *subject.thing) unneeded_[store.index].push_back(id);
        }
      }
      continue;
    }
    // Announced, and nobody takes it: BKP02's.
    if (step.verb == Verb::kBackup && OnlyAnnounced(step)) continue;
    bool read = false;
    for (const Effect& effect : step.effects) {
      if (effect.kind != EffectKind::kBackup || !effect.subject.thing) continue;
      if (!read) by_step_.emplace(id.index, BackupOf(id));
      read = true;
      const bool itself = plan_.things[*effect.subject.thing].kind == ThingKind::kStore;
      if (!itself && SavesOnlyObjects(step)) continue;
      for (const Id<Thing> store : StoresOf(plan_, *effect.subject.thing)) {
        backups_[store.index].push_back(by_step_.at(id.index));
      }
    }
  }
}

const std::vector<BackupState>& Timeline::BackupsOf(Id<Thing> thing) const {
  static const std::vector<BackupState> kNoBackups;
  const auto found = backups_.find(thing.index);
  return found == backups_.end() ? kNoBackups : found->second;
}

const std::vector<Id<Step>>& Timeline::UnneededBy(Id<Thing> store) const {
  static const std::vector<Id<Step>> kNobody;
  const auto found = unneeded_.find(store.index);
  return found == unneeded_.end() ? kNobody : found->second;
}

bool Timeline::BackupUnneeded(Id<Thing> store) const {
  const auto& steps = UnneededBy(store);
  return std::any_of(steps.begin(), steps.end(),
                     [&](Id<Step> step) { return questions_.Needed(step).empty(); });
}

std::optional<Id<Step>> Timeline::NextMove(Id<Thing> thing, const VersionState& state) const {
  const auto& states = states_[thing.index];
  const auto at = static_cast<std::size_t>(&state - states.data());
  return at + 1 < states.size() ? states[at + 1].step : std::nullopt;
}

std::optional<Together> Timeline::FirstAbove(Id<Thing> a, const Ranks& ranks_a, Id<Thing> b,
                                             const Ranks& ranks_b) const {
  const Moves& of_a = moves_[a.index];
  const Moves& of_b = moves_[b.index];
  auto found = Coexistence(plan_, questions_, of_a, of_b).FirstAbove(ranks_a, ranks_b);
  return found ? found : taken_back_.FirstAbove(of_a, ranks_a, of_b, ranks_b);
}

std::optional<Answers> Timeline::RunWithout(Id<Step> step,
                                            const std::vector<Id<Step>>& others) const {
  std::vector<const Answers*> avoid;
  for (const Id<Step> other : others) avoid.push_back(&questions_.Needed(other));
  return questions_.Choose(questions_.Needed(step), avoid);
}

}  // namespace belay
