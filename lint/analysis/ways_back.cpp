#include "lint/analysis/ways_back.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>

#include "lint/analysis/coexistence.h"

namespace belay {
namespace {

// How far a move looks for the step that ends its undo; one that is further away is taken to be
// there. It only makes the linter silent.
constexpr std::size_t kMostEnds = 256;

}  // namespace

WaysBack::WaysBack(const Plan& plan, const Questions& questions)
    : plan_(plan), questions_(questions) {
  std::optional<Id<Step>> first;  // of the stage that has a rollback
  for (const Id<Step> id : plan.order) {
    const Undo& undo = plan.steps[id].undo;
    const bool by_stage = undo.kind == Undo::Kind::kCovered && undo.span != Span{};
    const bool covered = by_stage && first && plan.steps[*first].undo.span == undo.span;
    if (covered) {
      covered_by_.emplace(id, *first);
      continue;
    }
    first = id;
    // Covered by the rollback of the plan, which undoes all or nothing.
    const bool ends = undo.kind == Undo::Kind::kImpossible || undo.kind == Undo::Kind::kMissing ||
                      undo.kind == Undo::Kind::kCovered;
    if (ends) ends_.push_back(id);
  }
}

Id<Step> WaysBack::By(Id<Step> step) const {
  const auto found = covered_by_.find(step);
  return found == covered_by_.end() ? step : found->second;
}

bool WaysBack::AddEarlier(Id<Step> step, std::vector<const Answers*>& avoid) const {
  const std::uint32_t last = plan_.steps[step].forward;
  for (std::uint32_t place = plan_.steps[By(step)].forward; place < last; ++place) {
    // The steps of the plan stand in `order` by their places, from 1 on.
    const Id<Step> other = plan_.order[place - 1];
    if (!AtOrBefore(plan_, other, step)) continue;
    avoid.push_back(&questions_.Needed(other));
    if (avoid.back()->empty()) return false;
  }
  return true;
}

bool WaysBack::Goes(Id<Step> step) const {
  return KindOf(step) == Undo::Kind::kOperations;
}

bool WaysBack::Stays(Id<Step> step) const {
  return KindOf(step) == Undo::Kind::kNotNeeded;
}

std::optional<Id<Step>> WaysBack::EndBefore(Id<Step> step) const {
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

bool WaysBack::AddEnds(Id<Step> first, Id<Step> last, std::vector<const Answers*>& avoid) const {
  const std::uint32_t to = plan_.steps[last].forward;
  auto end = std::partition_point(ends_.begin(), ends_.end(), [&](Id<Step> step) {
    return plan_.steps[step].forward < plan_.steps[first].forward;
  });
  for (std::size_t tries = 0; end != ends_.end() && plan_.steps[*end].forward <= to; ++end) {
    if (++tries > kMostEnds) return false;
    if (!AtOrBefore(plan_, *end, last)) continue;
    avoid.push_back(&questions_.Needed(*end));
    if (avoid.back()->empty()) return false;
  }
  return true;
}

}  // namespace belay
