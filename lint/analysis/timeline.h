#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "compiler/plan/plan.h"
#include "lint/analysis/answers.h"
#include "lint/analysis/coexistence.h"
#include "lint/analysis/pairs.h"
#include "lint/analysis/protection.h"
#include "lint/analysis/ranks.h"
#include "lint/analysis/taken_back.h"
#include "lint/analysis/writers.h"

namespace belay {

// A thing at one of its versions: before its first move, or after one.
struct VersionState {
  Version version;
  std::optional<Id<Step>> step;  // that brought it there; none: as it is declared
  Span span;                     // where the version is written
};

// What an operation of a step begins and its command does not wait for.
struct Pending {
  std::size_t operation = 0;
  const CommandEffect* effect = nullptr;
};

// A backup and what is known of it.
struct BackupState {
  Id<Step> step;
  bool asynchronous = false;         // its command returns before the backup is complete
  bool verified = false;             // something looks at it in every run: a wait, a check, …
  std::optional<Id<Step>> complete;  // the step at whose end it is complete; none: nobody waits
  std::vector<Pending> pending;      // what has to be waited for
  Answers unawaited;                 // under which it is not, where it is only in some runs
};

// A command of an operation, and the step that it belongs to.
struct CommandUse {
  const Operation* operation = nullptr;  // with a command
  const Step* step = nullptr;            // none: of the rollback of the whole plan
};

// What can be true together while the plan runs, in any order that it permits and at any point at
// which it may stop. Computed once; rules ask it.
//
// The states that a plan can be in are the down-closed sets of its steps; see coexistence.h.
class Timeline {
 public:
  explicit Timeline(const Plan& plan, const Facts& facts = Facts::BuiltIn());

  // The states of a thing as its moves stand in the file; the first one is what is declared.
  const std::vector<VersionState>& StatesOf(Id<Thing> thing) const { return states_[thing.index]; }

  // Of the states of the two things that can be true together, with the rank of a's above that of
  // b's, the two that are reached first in the order of the file; if there are none, two that are
  // reached while the plan is taken back. Ranks are by StatesOf.
  std::optional<Together> FirstAbove(Id<Thing> a, const Ranks& ranks_a, Id<Thing> b,
                                     const Ranks& ranks_b) const;

  // Answers to the plan's questions under which `step` is done and none of `others`; nullopt: in
  // every run with the one there is one of the others.
  std::optional<Answers> RunWithout(Id<Step> step, const std::vector<Id<Step>>& others) const;

  const Questions& questions() const { return questions_; }

  // What becomes of each step while the plan is taken back.
  const WaysBack& ways_back() const { return taken_back_.ways(); }

  // The step that leads out of a state, if any.
  std::optional<Id<Step>> NextMove(Id<Thing> thing, const VersionState& state) const;

  // What must be answered so that the backup is complete when the step begins: one of these.
  std::vector<Answers> CompleteBefore(const BackupState& backup, Id<Step> step) const;

  // The backups of a store in the order of the file; of procedures none.
  const std::vector<BackupState>& BackupsOf(Id<Thing> thing) const;
  // `backup S none "why"`: the steps that say so, and whether one does in every run.
  const std::vector<Id<Step>>& UnneededBy(Id<Thing> store) const;
  bool BackupUnneeded(Id<Thing> store) const;
  const std::map<std::uint32_t, BackupState>& backups() const { return by_step_; }

  // Where data are at risk, the first step for each store.
  const std::vector<Exposure>& exposures() const { return exposures_; }

  // What is begun and not ended, in some run or order of events.
  const std::vector<OpenPair>& open_pairs() const { return open_pairs_; }

  // What brings data back, for each step that may lose them.
  const std::vector<RestorePoint>& restore_points() const { return restore_points_; }

  // Who writes the stores, and when.
  const Writers& writers() const { return writers_; }

  // Every command of the plan and its procedures, with those of undo and restore.
  const std::vector<CommandUse>& commands() const { return commands_; }

  // The steps with an approval in them, in the order of the file.
  const std::vector<Id<Step>>& approvals() const { return approvals_; }

  // The steps that wait for what `effect` of `operation` begins, in the order of the file up to the
  // first that does in every run: the step itself in a later operation, a later one that waits for
  // its kind of operation, or, where pods show it, one that polls before anything else is changed.
  // With `until`, only those that have waited when that step begins.
  std::vector<Id<Step>> AwaitedBy(Id<Step> step, std::size_t operation, const CommandEffect& effect,
                                  std::optional<Id<Step>> until = std::nullopt) const;

  // Answers under which the step is done, and none that waits; nullopt: somebody always does.
  std::optional<Answers> Unawaited(Id<Step> step, std::size_t operation,
                                   const CommandEffect& effect) const;

  // Whether a step that checks, verifies or waits always comes after this one.
  bool LookedAtLater(Id<Step> step) const;

 private:
  void ReadMoves();
  void ReadBackups();
  void ReadChecks();
  void ReadCommands();
  std::uint32_t ReadOrder(Id<Block> block, std::uint32_t begin);
  std::optional<Id<Step>> PolledNext(const Step& step) const;
  BackupState BackupOf(Id<Step> step) const;

  const Plan& plan_;
  Questions questions_;
  TakenBack taken_back_;
  Writers writers_;
  std::vector<std::vector<VersionState>> states_;              // by thing
  std::vector<Moves> moves_;                                   // by thing
  std::map<std::uint32_t, std::vector<BackupState>> backups_;  // by thing
  std::map<std::uint32_t, BackupState> by_step_;
  std::map<std::uint32_t, std::vector<Id<Step>>> unneeded_;  // by thing
  std::vector<Exposure> exposures_;
  std::vector<OpenPair> open_pairs_;
  std::vector<RestorePoint> restore_points_;
  std::vector<CommandUse> commands_;
  std::vector<Id<Step>> approvals_;
  // By the place of a step in the order of the file: the place of one that comes next in its run.
  std::vector<std::uint32_t> next_;
  std::map<std::string, std::vector<Id<Step>>, std::less<>> waits_;  // by what they complete
  // Of the steps that look: the last places in both orders. A step is looked at later iff one of
  // them is past it in both, which the largest `forward` of each `backward` tells.
  std::vector<std::pair<std::uint32_t, std::uint32_t>>
      checks_;  // backward, largest forward from there on
};

// The operation polls: it waits, checks or verifies by a command, and says what must come out.
bool Polls(const Operation& operation);

}  // namespace belay
