#include "lint/analysis/coexistence.h"

#include <algorithm>
#include <iterator>
#include <limits>
#include <map>
#include <utility>

namespace belay {
namespace {

// Moves are put into chains by what they need, unless they need more different things than this.
constexpr std::size_t kMostConditions = 16;

// How many chains are asked where a stretch ends.
constexpr std::size_t kMostChains = 64;

// The moves of the chain are done in every run that does those of the other.
bool DoneWith(const Moves::Chain& chain, const Moves::Chain& other) {
  return chain.alike && (chain.needed.empty() || (other.alike && chain.needed == other.needed));
}

}  // namespace

bool AtOrBefore(const Plan& plan, Id<Step> x, Id<Step> y) {
  return x == y || Precedes(plan.steps[x], plan.steps[y]);
}

Moves::Moves(const Plan& plan, const Questions& questions, std::vector<Id<Step>> steps)
    : steps_(std::move(steps)) {
  // By what is needed, the chains by the second order of their last moves. A move follows the chain
  // whose end is the last one before it: that makes the fewest chains.
  std::map<Answers, std::map<std::uint32_t, std::size_t>> ends;
  for (const Id<Step> step : steps_) ends.try_emplace(questions.Needed(step));
  const bool together = ends.size() > kMostConditions;
  for (std::size_t i = 0; i < steps_.size(); ++i) {
    const Answers& needed = questions.Needed(steps_[i]);
    const bool alike = needed.empty() || !together;
    auto& of_these = alike ? ends[needed] : ends.rbegin()->second;
    const std::uint32_t backward = plan.steps[steps_[i]].backward;
    std::size_t index = chains_.size();
    if (const auto after = of_these.lower_bound(backward); after != of_these.begin()) {
      index = std::prev(after)->second;
      of_these.erase(std::prev(after));
    } else {
      chains_.push_back({.states = {}, .needed = needed, .alike = alike});
    }
    of_these.emplace(backward, index);
    chains_[index].states.push_back(static_cast<std::uint32_t>(i + 1));
  }
}

bool Coexistence::IsOf(const Moves& moves, Id<Step> step) const {
  const auto found = std::partition_point(
      moves.steps_.begin(), moves.steps_.end(),
      [&](Id<Step> other) { return plan_.steps[other].forward < plan_.steps[step].forward; });
  return found != moves.steps_.end() && *found == step;
}

// How many of the chain are at or before the step. They are its first ones.
std::size_t Coexistence::CountUpTo(const Moves& moves, const Moves::Chain& chain,
                                   Id<Step> step) const {
  const auto end = std::partition_point(
      chain.states.begin(), chain.states.end(),
      [&](std::uint32_t state) { return AtOrBefore(plan_, moves.steps_[state - 1], step); });
  return static_cast<std::size_t>(end - chain.states.begin());
}

// How many of the chain do not come after the step. They are its first ones, too.
std::size_t Coexistence::CountNotAfter(const Moves& moves, const Moves::Chain& chain,
                                       Id<Step> step) const {
  const auto end =
      std::partition_point(chain.states.begin(), chain.states.end(), [&](std::uint32_t state) {
        return !Precedes(plan_.steps[step], plan_.steps[moves.steps_[state - 1]]);
      });
  return static_cast<std::size_t>(end - chain.states.begin());
}

// The part of a chain of A outside of which nothing can be true with state `b` of B.
Coexistence::Stretch Coexistence::Around(const Moves::Chain& chain, std::size_t b) const {
  Stretch stretch{.begin = 0, .end = chain.states.size()};
  // A move of A that is done, at or before b's, ends the states of the chain before it.
  const auto begin_at = [&](const Moves::Chain& of_a) {
    const std::size_t count = CountUpTo(a_, of_a, b_.steps_[b - 1]);
    if (count == 0) return;
    const Id<Step> ends = a_.steps_[of_a.states[count - 1] - 1];
    const auto first =
        std::partition_point(chain.states.begin(), chain.states.end(), [&](std::uint32_t state) {
          return Precedes(plan_.steps[a_.steps_[state - 1]], plan_.steps[ends]);
        });
    stretch.begin = std::max(stretch.begin, static_cast<std::size_t>(first - chain.states.begin()));
  };
  // A move of B that is done and follows b's ends state b.
  const auto end_at = [&](const Moves::Chain& of_b) {
    const std::size_t next = b == 0 ? 0 : CountNotAfter(b_, of_b, b_.steps_[b - 1]);
    if (next == of_b.states.size()) return;
    const Id<Step> ends = b_.steps_[of_b.states[next] - 1];
    const auto first = std::partition_point(
        chain.states.begin(), chain.states.end(),
        [&](std::uint32_t state) { return !AtOrBefore(plan_, ends, a_.steps_[state - 1]); });
    stretch.end = std::min(stretch.end, static_cast<std::size_t>(first - chain.states.begin()));
  };
  for (std::size_t i = 0; b > 0 && i < std::min(a_.chains_.size(), kMostChains); ++i) {
    if (DoneWith(a_.chains_[i], chain)) begin_at(a_.chains_[i]);
  }
  for (std::size_t i = 0; i < std::min(b_.chains_.size(), kMostChains); ++i) {
    if (DoneWith(b_.chains_[i], chain)) end_at(b_.chains_[i]);
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
    const std::size_t from = state == 0 ? 0 : CountNotAfter(moves, chain, moves.steps_[state - 1]);
    if (from >= to) continue;
    if (chain.alike) {
      if (chain.needed.empty()) return false;
      between.push_back(&chain.needed);
      continue;
    }
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
  // Two steps that each move both things leave both where the last of them has brought them.
  if (after_a && after_b && *after_a != *after_b && IsOf(b_, *after_a) && IsOf(a_, *after_b)) {
    return std::nullopt;
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
    first = {.a = state, .b = other, .answers = *std::move(answers), .taken_back = {}};
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
