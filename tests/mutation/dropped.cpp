#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "tests/mutation/facts.h"
#include "tests/mutation/mutants.h"
#include "tests/mutation/pieces.h"
#include "tests/mutation/tree.h"

namespace belay {
namespace {

using namespace mutation;

// It is polled until what its step began is done, and it is the first that is.
bool Waits(const Step& step, std::size_t at) {
  const auto waits = [](const Operation& operation) {
    return operation.command &&
           (operation.kind == OperationKind::kWait ||
            (operation.kind == OperationKind::kVerify && operation.timing.up_to));
  };
  if (!waits(step.operations[at])) return false;
  if (step.operations[at].kind == OperationKind::kWait) return true;
  while (at > 0 && step.operations[at - 1].kind != OperationKind::kRun) {
    if (waits(step.operations[--at])) return false;
  }
  return true;
}

// What its commands change is complete when they return, and of the version that they ask for.
bool WaitsByItself(const Step& step) {
  bool any = false;
  for (const Operation& operation : step.operations) {
    if (operation.kind != OperationKind::kRun) continue;
    if (!operation.command) return false;
    for (const CommandEffect& effect : operation.command->effects) {
      using Kind = CommandEffect::Kind;
      if (effect.kind == Kind::kRead || effect.kind == Kind::kPlan) continue;
      if (effect.asynchronous || effect.completes.empty() || effect.version.empty()) return false;
      any = true;
    }
  }
  return any;
}

class Dropper {
 public:
  Dropper(const Plan& plan, const std::string& text) : plan_(plan), text_(text) {
    for (const Pieces& pieces : PiecesOf(plan, text)) {
      for (const Piece& piece : pieces.all) {
        // The innermost statement comes first.
        for (const Step* step : piece.steps) statements_.emplace(step->id, piece);
      }
    }
  }

  std::vector<Mutant> All() {
    for (const Id<Step> id : plan_.order) {
      const Step& step = plan_.steps[id];
      if (step.verb == Verb::kWait || Changes(step) || step.verb == Verb::kBackup) {
        for (std::size_t i = 0; i < step.operations.size(); ++i) {
          if (Waits(step, i)) DropWait(id, step, i);
        }
      }
      if (step.verb == Verb::kVerify || Changes(step)) DropLooks(id, step);
      DropApprovals(id, step);
      if (step.verb == Verb::kBackup && !step.backup_unneeded) DropBackup(step);
      if (step.undo.kind == Undo::Kind::kOperations) DropRollback(id, step);
      for (const Move& move : step.moves) SkipHop(id, step, move);
    }
    return std::move(mutants_);
  }

 private:
  Mutant& Add(std::string mutation, std::string place, std::string what,
              std::function<void(Plan&)> change) {
    mutants_.push_back({.mutation = std::move(mutation),
                        .place = std::move(place),
                        .what = std::move(what),
                        .change = std::move(change),
                        .text = {},
                        .harmless = {}});
    return mutants_.back();
  }

  // Without those of the step's operations that `goes` is true of; the step too if nothing is left.
  Mutant& Drop(std::string mutation, std::string place, std::string what, Id<Step> id,
               std::function<bool(const Operation&)> goes) {
    return Add(std::move(mutation), std::move(place), std::move(what),
               [id, goes = std::move(goes)](Plan& plan) {
                 std::erase_if(plan.steps[id].operations, goes);
                 if (plan.steps[id].operations.empty()) Remove(plan, id);
               });
  }

  // The plan's text without the step's statement: what names it does not compile any more, and what
  // only it has used is used by nothing. Of a loop all rounds go; nullptr but for the first one.
  Mutant* DropStatement(std::string mutation, const Step& step, std::string what) {
    const Piece& piece = statements_.at(step.id);
    if (piece.steps.front() != &step) return nullptr;
    mutants_.push_back({.mutation = std::move(mutation),
                        .place = step.id,
                        .what = std::move(what),
                        .change = {},
                        .text = text_.substr(0, piece.begin) + text_.substr(piece.end),
                        .harmless = {}});
    return &mutants_.back();
  }

  void DropWait(Id<Step> id, const Step& step, std::size_t at) {
    const Operation& operation = step.operations[at];
    Mutant& mutant =
        Drop("drop-wait", fmt::format("{}#{}", step.id, at + 1),
             fmt::format("without `{}`", operation.title.Display()), id,
             [span = operation.span](const Operation& other) { return other.span == span; });
    for (std::size_t i = at + 1; i < step.operations.size(); ++i) {
      const Operation& next = step.operations[i];
      if (next.kind == OperationKind::kRun) return;
      if (next.kind == OperationKind::kWait || (IsLook(next) && next.timing.up_to)) {
        mutant.harmless = "another operation of the step still polls before anything else is done";
        return;
      }
    }
    // Commands that return when they are done; the look that is left sees what came of them.
    const bool done = std::ranges::none_of(step.operations, [](const Operation& other) {
      return other.command &&
             std::ranges::any_of(other.command->effects,
                                 [](const CommandEffect& effect) { return effect.asynchronous; });
    });
    const auto looks = std::ranges::count_if(step.operations, IsLook);
    if (done && (Changes(step) || step.verb == Verb::kBackup) && looks > 1) {
      mutant.harmless = "the command returns when it is done, and another look stands in the step";
      return;
    }
    for (const Step* next : BehindIt(plan_, step)) {
      if (next->cluster != step.cluster || !mutation::Polls(*next)) continue;
      mutant.harmless = "a step behind it still polls before anything else is changed";
      return;
    }
  }

  // All that looks in a step that changes something; a verification as a whole.
  void DropLooks(Id<Step> id, const Step& step) {
    if (std::ranges::none_of(step.operations, IsLook)) return;
    if (step.verb == Verb::kVerify) {
      DropStatement("drop-verification", step, "without it");
      return;
    }
    Mutant& mutant = Drop("drop-verification", step.id, "without all that looks", id,
                          [](const Operation& operation) { return IsLook(operation); });
    if (WaitsByItself(step)) {
      mutant.harmless =
          "its commands ask for the very version and return when it is there, or fail";
      return;
    }
    for (const Step* next : BehindIt(plan_, step)) {
      if (next->verb != Verb::kVerify || next->cluster != step.cluster) continue;
      mutant.harmless = "a verification behind it still looks before anything else is changed";
      return;
    }
  }

  void DropApprovals(Id<Step> id, const Step& step) {
    const auto asks = [](const Operation& operation) {
      return operation.kind == OperationKind::kApprove;
    };
    if (std::ranges::none_of(step.operations, asks)) return;
    if (step.verb != Verb::kApprove) {
      Drop("drop-approval", step.id, "without the approval", id, asks);
      return;
    }
    Mutant* const dropped = DropStatement("drop-approval", step, "without the approval");
    if (dropped == nullptr) return;
    Mutant& mutant = *dropped;
    std::vector<const Step*> others = BehindIt(plan_, step);
    for (const Id<Step> before : plan_.order) {
      const std::vector<const Step*> behind = BehindIt(plan_, plan_.steps[before]);
      if (std::ranges::find(behind, &step) != behind.end()) others.push_back(&plan_.steps[before]);
    }
    for (const Step* next : others) {
      if (next->verb != Verb::kApprove) continue;
      mutant.harmless = "another approval stands beside it, and nothing is changed between the two";
      return;
    }
    // Up to the next question nothing happens that users notice, or that does not go back.
    for (const Id<Step> other : plan_.order) {
      const Step& next = plan_.steps[other];
      if (!Precedes(step, next)) continue;
      if (std::ranges::any_of(next.operations, asks)) {
        mutant.harmless =
            "what is changed before somebody is asked again can be taken back, and no user notices "
            "it";
        return;
      }
      const bool quiet =
          (next.verb == Verb::kEdit || next.verb == Verb::kApply || next.verb == Verb::kCreate) &&
          next.undo.kind == Undo::Kind::kOperations;
      if (Changes(next) && !quiet) return;
    }
  }

  void DropBackup(const Step& step) {
    Mutant* const mutant = DropStatement("drop-backup", step, "without the backup");
    if (mutant == nullptr || RestoredByName(step)) return;
    for (const Id<Step> other : plan_.order) {
      const Step& next = plan_.steps[other];
      if (!Precedes(step, next)) continue;
      for (const Subject& subject : step.subjects) {
        if (subject.thing && Touches(plan_, next, *subject.thing)) return;
        if (next.verb != Verb::kBackup || next.guards.size() > step.guards.size()) continue;
        if (!subject.thing || SubjectsOf(plan_, next) != SubjectsOf(plan_, step)) continue;
        mutant->harmless = "another backup of the same follows before anything of it is changed";
        return;
      }
    }
  }

  bool RestoredByName(const Step& backup) const {
    for (const Step& step : plan_.steps) {
      if (step.verb == Verb::kRestore && step.backup == backup.backup) return true;
      if (std::ranges::find(step.undo.restores, backup.backup) != step.undo.restores.end())
        return true;
    }
    return false;
  }

  void DropRollback(Id<Step> id, const Step& step) {
    Add("drop-rollback", step.id, "without its rollback", [id](Plan& plan) {
      Undo& undo = plan.steps[id].undo;
      undo.kind = Undo::Kind::kMissing;
      undo.operations.clear();
      undo.restores.clear();
    });
  }

  // Neither the version nor the step to it: the next one comes from where this one came from.
  void SkipHop(Id<Step> id, const Step& step, const Move& move) {
    const Thing& thing = plan_.things[move.thing];
    const auto none = [](const Version& version) {
      return !version.known() || version.kind() == Version::Kind::kNone;
    };
    if (step.moves.size() > 1 || none(move.from) || none(move.to)) return;
    const auto next = std::ranges::find_if(plan_.order, [&](Id<Step> other) {
      return Precedes(step, plan_.steps[other]) &&
             std::ranges::any_of(plan_.steps[other].moves, [&](const Move& its) {
               return its.thing == move.thing && its.from == move.to && !none(its.to);
             });
    });
    if (next == plan_.order.end()) return;
    Add("skip-hop", fmt::format("{} {}", thing.path, move.to.text()), "without this stop",
        [id, next = *next, move](Plan& plan) {
          Thing& changed = plan.things[move.thing];
          for (std::size_t i = 1; i + 1 < changed.versions.size(); ++i) {
            if (changed.versions[i] != move.to) continue;
            changed.versions.erase(changed.versions.begin() + static_cast<std::ptrdiff_t>(i));
            changed.version_spans.erase(changed.version_spans.begin() +
                                        static_cast<std::ptrdiff_t>(i));
            break;
          }
          for (Move& its : plan.steps[next].moves) {
            if (its.thing == move.thing) its.from = move.from;
          }
          Remove(plan, id);
        });
  }

  const Plan& plan_;
  const std::string& text_;
  std::map<std::string, Piece> statements_;  // by the id of a step
  std::vector<Mutant> mutants_;
};

}  // namespace

std::vector<Mutant> DroppedOf(const Plan& plan, const std::string& text) {
  return Dropper(plan, text).All();
}

}  // namespace belay
