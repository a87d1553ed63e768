#include "lint/analysis/taken_back.h"

#include <algorithm>
#include <utility>

namespace belay {
namespace {

// More moves of one thing than these, between a step that stays and what is undone, are not looked
// through. It only makes the linter silent.
constexpr std::size_t kMostMoves = 256;

}  // namespace

std::optional<Answers> TakenBack::RunTo(const Moves& stayed, const Moves& others, std::size_t other,
                                        Id<Step> stays) const {
  Answers must = questions_.Needed(stays);
  const auto need = [&](Id<Step> step) {
    const Answers& needed = questions_.Needed(step);
    must.insert(must.end(), needed.begin(), needed.end());
  };
  const auto& steps = others.steps();
  if (other > 0) need(steps[other - 1]);
  // The moves that are taken back before an undo comes to `undone` take the thing away from where
  // it would have stayed; false if there is one in every run.
  const auto left = [&](Id<Step> undone, std::vector<const Answers*>& avoid) {
    const auto& moves = stayed.steps();
    auto move = std::partition_point(moves.begin(), moves.end(), [&](Id<Step> step) {
      return plan_.steps[step].forward < plan_.steps[undone].forward;
    });
    for (std::size_t tries = 0; move != moves.end() && *move != stays; ++move) {
      if (++tries > kMostMoves) return false;
      if (!ways_.Goes(*move) || !AtOrBefore(plan_, *move, stays)) continue;
      avoid.push_back(&questions_.Needed(*move));
      if (avoid.back()->empty()) return false;
    }
    return ways_.AddEnds(undone, stays, avoid);
  };
  std::vector<const Answers*> undone_not;  // moves between `other` and the one that is undone to it
  for (std::size_t i = other; i < steps.size(); ++i) {
    if (plan_.steps[steps[i]].forward > plan_.steps[stays].forward) break;
    if (!AtOrBefore(plan_, steps[i], stays)) continue;
    const Answers& needed = questions_.Needed(steps[i]);
    // Within a stage that is taken back at once nothing stops.
    const Id<Step> undone = ways_.By(steps[i]);
    const bool stops = other == 0 || ways_.By(steps[other - 1]) != undone;
    if (stops && ways_.Goes(steps[i])) {
      auto avoid = undone_not;
      if (left(undone, avoid)) {
        Answers with = must;
        with.insert(with.end(), needed.begin(), needed.end());
        if (auto answers = questions_.Choose(with, avoid)) return answers;
      }
    }
    if (needed.empty()) break;
    undone_not.push_back(&needed);
  }
  return std::nullopt;
}

std::optional<Together> TakenBack::FirstAbove(const Moves& a, const Ranks& ranks_a, const Moves& b,
                                              const Ranks& ranks_b) const {
  if (plan_.undo.kind == Undo::Kind::kOperations) return std::nullopt;
  // `Above` gives the next state of the other thing, from a state on, that breaks the rule.
  const auto look = [&](const Moves& moved, const Moves& others,
                        const auto& above) -> std::optional<Together> {
    for (std::size_t i = 0; i < moved.steps().size(); ++i) {
      const Id<Step> stays = moved.steps()[i];
      if (!ways_.Stays(stays)) continue;
      const auto count = [&](std::uint32_t place) {
        const auto end =
            std::partition_point(others.steps().begin(), others.steps().end(),
                                 [&](Id<Step> step) { return plan_.steps[step].forward <= place; });
        return static_cast<std::size_t>(end - others.steps().begin());
      };
      const std::size_t last = count(plan_.steps[stays].forward - 1) + 1;
      std::size_t first = 0;
      if (const auto end = ways_.EndBefore(stays)) {
        // The state in which the undo ends, or an earlier one where that move is not done.
        first = count(plan_.steps[*end].forward);
        while (first > 0 && (!questions_.Needed(others.steps()[first - 1]).empty() ||
                             !AtOrBefore(plan_, others.steps()[first - 1], stays))) {
          --first;
        }
      }
      for (std::size_t j = above(i + 1, first, last); j < last; j = above(i + 1, j + 1, last)) {
        auto answers = RunTo(moved, others, j, stays);
        if (!answers) continue;
        return Together{.a = j, .b = i + 1, .answers = *std::move(answers), .taken_back = stays};
      }
    }
    return std::nullopt;
  };
  const LargestTree largest(ranks_a);
  const auto above_b = [&](std::size_t of_b, std::size_t begin, std::size_t end) {
    return largest.NextAbove(ranks_b[of_b], begin, end);
  };
  if (auto found = look(b, a, above_b)) return found;
  // The same with the signs turned, to find what is below.
  Ranks turned;
  for (const std::int64_t rank : ranks_b)
    turned.push_back(rank == kNeverAbove ? kNeverBelow : rank == kNeverBelow ? kNeverAbove : -rank);
  const LargestTree smallest(turned);
  const auto below_a = [&](std::size_t of_a, std::size_t begin, std::size_t end) {
    const std::int64_t rank = ranks_a[of_a];
    return rank == kNeverAbove ? end : smallest.NextAbove(-rank, begin, end);
  };
  if (auto found = look(a, b, below_a)) {
    std::swap(found->a, found->b);
    return found;
  }
  return std::nullopt;
}

}  // namespace belay
