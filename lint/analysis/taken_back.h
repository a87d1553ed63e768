#pragma once

#include <cstddef>
#include <optional>

#include "compiler/plan/plan.h"
#include "lint/analysis/coexistence.h"
#include "lint/analysis/ways_back.h"

namespace belay {

// The states that a plan is in while it is taken back: after any step it may stop, and then the
// steps that are done are undone, the last one of the file first.
//
// What is left of a run, when only its steps up to one place of the file are, is a run that has
// stopped earlier: its states are known. New ones come from a step that is not taken back while
// earlier ones are, because its rollback is not needed: what it has moved stays. A step without a
// way back ends the undo. The rollback of a stage undoes all of it at once, that of the plan too.
class TakenBack {
 public:
  TakenBack(const Plan& plan, const Questions& questions)
      : plan_(plan), questions_(questions), ways_(plan, questions) {}

  const WaysBack& ways() const { return ways_; }

  // Of the states of two things that are true together only then, with A's rank above B's, one.
  std::optional<Together> FirstAbove(const Moves& a, const Ranks& ranks_a, const Moves& b,
                                     const Ranks& ranks_b) const;

 private:
  // `stays` is where a move that is not taken back has left one thing, `other` a state of the
  // other one to which it is taken back meanwhile.
  std::optional<Answers> RunTo(const Moves& stayed, const Moves& others, std::size_t other,
                               Id<Step> stays) const;

  const Plan& plan_;
  const Questions& questions_;
  WaysBack ways_;
};

}  // namespace belay
