#include "lint/analysis/coexistence.h"

#include <algorithm>
#include <iterator>
#include <limits>
#include <map>
#include <utility>

namespace belay {

Moves::Moves(const Plan& plan, const Questions& questions, std::vector<Id<Step>> steps)
    : steps_(std::move(steps)), chain_of_(states()), place_of_(states()) {
  // The chains by the second order of their last moves. A move follows the chain whose end is the
  // last one before it: that makes the fewest chains.
  std::map<std::uint32_t, std::uint32_t> ends;
  for (std::size_t i = 0; i < steps_.size(); ++i) {
    const Step& step = plan.steps[steps_[i]];
    auto index = static_cast<std::uint32_t>(chains_.size());
    if (const auto after = ends.lower_bound(step.backward); after != ends.begin()) {
      index = std::prev(after)->second;
      ends.erase(std::prev(after));
    } else {
      chains_.emplace_back();
    }
    ends.emplace(step.backward, index);
    Chain& chain = chains_[index];
    const auto place = static_cast<std::int32_t>(chain.states.size());
    const bool certain = questions.Needed(steps_[i]).empty();
    const std::int32_t last = place == 0 ? -1 : chain.last_certain.back();
    chain.last_certain.push_back(certain ? place : last);
    chain.states.push_back(static_cast<std::uint32_t>(i + 1));
    chain_of_[i + 1] = index;
    place_of_[i + 1] = static_cast<std::uint32_t>(place);
  }
  for (Chain& chain : chains_) {
    const auto size = static_cast<std::int32_t>(chain.states.size());
    chain.next_certain.assign(chain.states.size(), size);
    std::int32_t next = size;
    for (std::int32_t place = size - 1; place >= 0; --place) {
      const auto at = static_cast<std::size_t>(place);
      if (chain.last_certain[at] == place) next = place;
      chain.next_certain[at] = next;
    }
  }
}

bool Coexistence::AtOrBefore(Id<Step> x, Id<Step> y) const {
  return x == y || Precedes(plan_.steps[x], plan_.steps[y]);
}

// How many of the chain are at or before the step. They are its first ones.
std::size_t Coexistence::CountUpTo(const Moves& moves, const Moves::Chain& chain,
                                   Id<Step> step) const {
  const auto end = std::partition_point(
      chain.states.begin(), chain.states.end(),
      [&](std::uint32_t state) { return AtOrBefore(moves.steps_[state - 1], step); });
  return static_cast<std::size_t>(end - chain.states.begin());
}

// The part of a chain of A outside of which nothing can be true with state `b` of B.
Coexistence::Stretch Coexistence::Around(const Moves::Chain& chain, std::size_t b) const {
  Stretch stretch{.begin = 0, .end = chain.states.size()};
  if (b > 0) {
    // A move of A that is done in every run, at or before b's, ends all states before it.
    const std::size_t count = CountUpTo(a_, chain, b_.steps_[b - 1]);
    const std::int32_t last = count == 0 ? -1 : chain.last_certain[count - 1];
    stretch.begin = static_cast<std::size_t>(std::max(last, 0));
  }
  // A move of B that is done in every run and follows b's ends state b.
  const auto end_at = [&](const Moves::Chain& of_b, std::size_t place) {
    if (place >= of_b.states.size()) return;
    const auto next = static_cast<std::size_t>(of_b.next_certain[place]);
    if (next >= of_b.states.size()) return;
    const Id<Step> ends = b_.steps_[of_b.states[next] - 1];
    const auto first = std::partition_point(
        chain.states.begin(), chain.states.end(),
        [&](std::uint32_t state) { return !AtOrBefore(ends, a_.steps_[state - 1]); });
    stretch.end = std::min(stretch.end, static_cast<std::size_t>(first - chain.states.begin()));
  };
  if (b > 0) {
    end_at(b_.chains_[b_.chain_of_[b]], b_.place_of_[b] + 1);
  } else {
    for (const Moves::Chain& of_b : b_.chains_) end_at(of_b, 0);
  }
  return stretch;
}

// Adds what the moves need that follow `state` and are at or before `end`; false if one of them is
// done in every run.
bool Coexistence::AddBetween(const Moves& moves, std::size_t state, std::optional<Id<Step>> end,
                             std::vector<const Answers*>& between) const {
  if (!end) return true;
  for (const Moves::Chain& chain : moves.chains_) {
    const std::size_t to = CountUpTo(moves, chain, *end);
    std::size_t from = 0;
    if (state > 0) {
      const Id<Step> begin = moves.steps_[state - 1];
      from = static_cast<std::size_t>(
          std::partition_point(chain.states.begin(), chain.states.end(),
                               [&](std::uint32_t other) {
                                 return !Precedes(plan_.steps[begin],
                                                  plan_.steps[moves.steps_[other - 1]]);
                               }) -
          chain.states.begin());
    }
    if (to > 0 && chain.last_certain[to - 1] >= static_cast<std::int32_t>(from)) return false;
    for (std::size_t i = from; i < to; ++i) {
      between.push_back(&questions_.Needed(moves.steps_[chain.states[i] - 1]));
    }
  }
  return true;
}

std::optional<Answers> Coexistence::RunWith(std::size_t a, std::size_t b) const {
  std::optional<Id<Step>> after_a;
  std::optional<Id<Step>> after_b;
  Answers must;
  if (a > 0) {
    after_a = a_.steps_[a - 1];
    must = questions_.Needed(*after_a);
  }
  if (b > 0) {
    after_b = b_.steps_[b - 1];
    const Answers& needed = questions_.Needed(*after_b);
    must.insert(must.end(), needed.begin(), needed.end());
  }
  std::vector<const Answers*> between;
  if (!AddBetween(a_, a, after_b, between) || !AddBetween(b_, b, after_a, between)) {
    return std::nullopt;
  }
  return questions_.Choose(must, between);
}

// When a state begins, in the order of the file; 0 for the first one.
std::uint32_t Coexistence::TimeOf(const Moves& moves, std::size_t state) const {
  return state == 0 ? 0 : plan_.steps[moves.steps_[state - 1]].forward;
}

std::optional<Together> Coexistence::FirstAbove(const Ranks& a, const Ranks& b) const {
  std::vector<LargestTree> trees;
  for (const Moves::Chain& chain : a_.chains_) {
    Ranks ranks;
    for (const std::uint32_t state : chain.states) ranks.push_back(a[state]);
    trees.emplace_back(ranks);
  }
  std::optional<Together> first;
  std::uint32_t time = std::numeric_limits<std::uint32_t>::max();
  const auto take = [&](std::size_t state, std::size_t other) {
    const std::uint32_t now = std::max(TimeOf(a_, state), TimeOf(b_, other));
    if (now >= time) return false;
    auto answers = RunWith(state, other);
    if (!answers) return false;
    first = {.a = state, .b = other, .answers = *std::move(answers)};
    time = now;
    return true;
  };
  for (std::size_t other = 0; other < b_.states() && TimeOf(b_, other) < time; ++other) {
    if (a[0] > b[other]) take(0, other);
    for (std::size_t i = 0; i < trees.size(); ++i) {
      const Moves::Chain& chain = a_.chains_[i];
      const Stretch stretch = Around(chain, other);
      std::size_t place = trees[i].NextAbove(b[other], stretch.begin, stretch.end);
      while (place < stretch.end && TimeOf(a_, chain.states[place]) < time &&
             !take(chain.states[place], other)) {
        place = trees[i].NextAbove(b[other], place + 1, stretch.end);
      }
    }
  }
  return first;
}

}  // namespace belay
