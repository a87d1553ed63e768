#include "lint/analysis/taken_back.h"

#include <algorithm>
#include <utility>

namespace belay {
namespace {

// How far back a move looks for the step that ends its undo; one that is further away is taken to
// be there. It only makes the linter silent.
constexpr std::size_t kMostEnds = 256;

}  // namespace

TakenBack::TakenBack(const Plan& plan, const Questions& questions)
    : plan_(plan), questions_(questions) {
  for (const Id<Step> id : plan.order) {
    const Undo::Kind kind = plan.steps[id].undo.kind;
    if (kind == Undo::Kind::kImpossible || kind == Undo::Kind::kMissing) ends_.push_back(id);
  }
}

bool TakenBack::Stays(Id<Step> step) const {
  return plan_.steps[step].undo.kind == Undo::Kind::kNotNeeded;
}

// The last step of the file that has always been done before `step` and ends the undo.
std::optional<Id<Step>> TakenBack::EndBefore(Id<Step> step) const {
  auto end = std::partition_point(ends_.begin(), ends_.end(), [&](Id<Step> other) {
    return plan_.steps[other].forward < plan_.steps[step].forward;
  });
  for (std::size_t tries = 0; end != ends_.begin(); ++tries) {
    --end;
    const bool always = questions_.Needed(*end).empty() && AtOrBefore(plan_, *end, step);
    if (always || tries == kMostEnds) return *end;
  }
  return std::nullopt;
}

std::optional<Answers> TakenBack::RunTo(const Moves& others, std::size_t other,
                                        Id<Step> stays) const {
  Answers must = questions_.Needed(stays);
  const auto need = [&](Id<Step> step) {
    const Answers& needed = questions_.Needed(step);
    must.insert(must.end(), needed.begin(), needed.end());
  };
  const auto& steps = others.steps();
  if (other > 0) need(steps[other - 1]);
  const auto end = EndBefore(stays);
  std::vector<const Answers*> undone_not;  // moves between `other` and the one that is undone to it
  for (std::size_t i = other; i < steps.size(); ++i) {
    const Step& move = plan_.steps[steps[i]];
    if (move.forward > plan_.steps[stays].forward) break;
    if (!AtOrBefore(plan_, steps[i], stays)) continue;
    const Answers& needed = questions_.Needed(steps[i]);
    const bool reached = !end || plan_.steps[*end].forward < move.forward;
    if (reached && move.undo.kind != Undo::Kind::kNotNeeded) {
      auto avoid = undone_not;
      if (AddLeft(others, i, stays, avoid)) {
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

// What must not be done behind the move so that it is undone, and is the last of its thing that
// is left: others that stay, and steps that end the undo. False if there is one in every run.
bool TakenBack::AddLeft(const Moves& others, std::size_t move, Id<Step> stays,
                        std::vector<const Answers*>& avoid) const {
  const auto& steps = others.steps();
  const std::uint32_t from = plan_.steps[steps[move]].forward;
  const std::uint32_t to = plan_.steps[stays].forward;
  const auto add = [&](Id<Step> step) {
    if (!AtOrBefore(plan_, step, stays)) return true;
    avoid.push_back(&questions_.Needed(step));
    return !avoid.back()->empty();
  };
  for (std::size_t i = move + 1; i < steps.size() && plan_.steps[steps[i]].forward <= to; ++i) {
    if (Stays(steps[i]) && !add(steps[i])) return false;
  }
  auto end = std::partition_point(ends_.begin(), ends_.end(),
                                  [&](Id<Step> step) { return plan_.steps[step].forward < from; });
  for (std::size_t tries = 0; end != ends_.end() && plan_.steps[*end].forward < to; ++end) {
    if (!add(*end) || ++tries > kMostEnds) return false;
  }
  return true;
}

std::optional<Together> TakenBack::FirstAbove(const Moves& a, const Ranks& ranks_a, const Moves& b,
                                              const Ranks& ranks_b) const {
  if (plan_.undo.kind == Undo::Kind::kOperations) return std::nullopt;
  // `Above` gives the next state of the other thing, from a state on, that breaks the rule.
  const auto look = [&](const Moves& moved, const Moves& others,
                        const auto& above) -> std::optional<Together> {
    for (std::size_t i = 0; i < moved.steps().size(); ++i) {
      const Id<Step> stays = moved.steps()[i];
      if (!Stays(stays)) continue;
      const auto count = [&](std::uint32_t place) {
        const auto end =
            std::partition_point(others.steps().begin(), others.steps().end(),
                                 [&](Id<Step> step) { return plan_.steps[step].forward <= place; });
        return static_cast<std::size_t>(end - others.steps().begin());
      };
      const std::size_t last = count(plan_.steps[stays].forward - 1) + 1;
      std::size_t first = 0;
      if (const auto end = EndBefore(stays)) {
        // The state in which the undo ends, or an earlier one where that move is not done.
        first = count(plan_.steps[*end].forward);
        while (first > 0 && (!questions_.Needed(others.steps()[first - 1]).empty() ||
                             !AtOrBefore(plan_, others.steps()[first - 1], stays))) {
          --first;
        }
      }
      for (std::size_t j = above(i + 1, first, last); j < last; j = above(i + 1, j + 1, last)) {
        auto answers = RunTo(others, j, stays);
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
