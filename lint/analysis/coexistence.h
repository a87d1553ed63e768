#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "compiler/plan/plan.h"
#include "lint/analysis/answers.h"
#include "lint/analysis/ranks.h"

namespace belay {

// The moves of one thing. State 0 is before all of them, state i + 1 follows move i.
class Moves {
 public:
  // Moves that always follow one another, by their states.
  struct Chain {
    std::vector<std::uint32_t> states;
    Answers needed;     // by all of them; empty: they are done in every run
    bool alike = true;  // false: they need this and that, and `needed` is of the first only
  };

  // `steps` in the order of the file.
  Moves(const Plan& plan, const Questions& questions, std::vector<Id<Step>> steps);

  std::size_t states() const { return steps_.size() + 1; }
  const std::vector<Id<Step>>& steps() const { return steps_; }

 private:
  friend class Coexistence;

  std::vector<Id<Step>> steps_;
  std::vector<Chain> chains_;  // more than one: on parallel ways, or under different conditions
};

// `x` is `y`, or has ended before it begins.
bool AtOrBefore(const Plan& plan, Id<Step> x, Id<Step> y);

// Two states of two things that some run is in at one time, by their places.
struct Together {
  std::size_t a = 0;
  std::size_t b = 0;
  Answers answers;  // to the plan's questions, in that run
  // Only while the plan is taken back: the step whose move stays. See taken_back.h.
  std::optional<Id<Step>> taken_back = std::nullopt;
};

// Which states of two things can be true together.
//
// The states of a run are the down-closed sets of the steps that it does. The smallest one that
// holds move x of A and move y of B is all that is at or before one of them. A is then in the state
// after x iff that set has no later move of A; so x and y are true together iff, for some answers
// to the plan's questions under which both are done, no move of A that is done stands between x and
// y, and none of B between y and x.
//
// For a state of B the states of A that can be true with it are a stretch of each chain of A's
// moves, found by binary search; the first of them that is above is found in a tree. The stretches
// leave out only what surely is not true with it, and RunWith has the last word on the rest. So the
// cost is n log n for n moves in few chains; where there are very many different conditions, the
// stretches are those between moves that are done in every run.
class Coexistence {
 public:
  Coexistence(const Plan& plan, const Questions& questions, const Moves& a, const Moves& b)
      : plan_(plan), questions_(questions), a_(a), b_(b) {}

  // Of the pairs of states that can be true together, with A's rank above B's, the one that is
  // reached first in the order of the file.
  std::optional<Together> FirstAbove(const Ranks& a, const Ranks& b) const;

  // Answers under which both states are true at one time; nullopt: there are none.
  std::optional<Answers> RunWith(std::size_t a, std::size_t b) const;

 private:
  struct Stretch {
    std::size_t begin = 0;
    std::size_t end = 0;
  };

  bool IsOf(const Moves& moves, Id<Step> step) const;
  std::size_t CountUpTo(const Moves& moves, const Moves::Chain& chain, Id<Step> step) const;
  std::size_t CountNotAfter(const Moves& moves, const Moves::Chain& chain, Id<Step> step) const;
  Stretch Around(const Moves::Chain& chain, std::size_t b) const;
  bool AddBetween(const Moves& moves, std::size_t state, std::optional<Id<Step>> end,
                  std::vector<const Answers*>& between) const;
  std::uint32_t TimeOf(const Moves& moves, std::size_t state) const;

  const Plan& plan_;
  const Questions& questions_;
  const Moves& a_;
  const Moves& b_;
};

}  // namespace belay
