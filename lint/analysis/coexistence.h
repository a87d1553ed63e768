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
  // `steps` in the order of the file.
  Moves(const Plan& plan, const Questions& questions, std::vector<Id<Step>> steps);

  std::size_t states() const { return steps_.size() + 1; }

 private:
  friend class Coexistence;

  // Moves that always follow one another: the places of their states, and for each the place in
  // the chain of the last one up to it that is done in every run.
  struct Chain {
    std::vector<std::uint32_t> states;
    std::vector<std::int32_t> last_certain;   // -1: none
    std::vector<std::int32_t> next_certain;   // from there on; the size of the chain: none
  };

  std::vector<Id<Step>> steps_;
  std::vector<Chain> chains_;            // one, unless the thing is moved on parallel ways
  std::vector<std::uint32_t> chain_of_;  // by state; of state 0 not used
  std::vector<std::uint32_t> place_of_;
};

// Two states of two things that some run is in at one time, by their places.
struct Together {
  std::size_t a = 0;
  std::size_t b = 0;
  Answers answers;  // to the plan's questions, in that run
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
// moves, found by binary search; the first of them that is above is found in a tree. So the cost
// is n log n for moves that are done in every run. Moves that depend on questions widen the
// stretches to the next move that does not.
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

  bool AtOrBefore(Id<Step> x, Id<Step> y) const;
  std::size_t CountUpTo(const Moves& moves, const Moves::Chain& chain, Id<Step> step) const;
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
