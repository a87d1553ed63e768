#include "targets/markdown/runbook.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <set>

#include "targets/commands.h"
#include "targets/place.h"

namespace belay::markdown {
namespace {

constexpr std::size_t kMostBeside = 6;  // names of neighbours that a step lists

using Range = std::optional<std::pair<Id<Step>, Id<Step>>>;

// The first and the last step below a node, in the order of the file; noting, for every step below
// a parallel block, the other children of that block.
class Neighbours {
 public:
  explicit Neighbours(const Plan& plan) : plan_(plan), beside_(plan.steps.size()) {}

  std::vector<std::vector<std::string>> Of(Id<Block> root) {
    Visit({.step = {}, .block = root});
    return std::move(beside_);
  }

 private:
  Range Visit(const Node& node) {
    if (node.step) {
      visited_.push_back(*node.step);
      return std::pair(*node.step, *node.step);
    }
    const Block& block = plan_.blocks[*node.block];
    Range range;
    std::vector<std::pair<std::size_t, std::size_t>> children;  // begin and end in visited_
    for (const Node& child : block.children) {
      const std::size_t begin = visited_.size();
      const Range inside = Visit(child);
      if (!inside) continue;
      children.emplace_back(begin, visited_.size());
      range = std::pair(range ? range->first : inside->first, inside->second);
    }
    if (block.kind == Block::Kind::kParallel) NoteChildren(children);
    return range;
  }

  void NoteChildren(const std::vector<std::pair<std::size_t, std::size_t>>& children) {
    std::vector<std::string> names;
    for (const auto& [begin, end] : children) {
      const std::string& first = plan_.steps[visited_[begin]].number;
      const std::string& last = plan_.steps[visited_[end - 1]].number;
      names.push_back(begin + 1 == end ? first : fmt::format("{} to {}", first, last));
    }
    for (std::size_t i = 0; i < children.size(); ++i) {
      for (std::size_t at = children[i].first; at < children[i].second; ++at) {
        auto& beside = beside_[visited_[at].index];
        for (std::size_t j = 0; j < names.size() && beside.size() < kMostBeside; ++j) {
          if (j != i) beside.push_back(names[j]);
        }
      }
    }
  }

  const Plan& plan_;
  std::vector<Id<Step>> visited_;
  std::vector<std::vector<std::string>> beside_;
};

}  // namespace

Runbook::Runbook(const TargetInput& target_input)
    : input(target_input), plan(target_input.plan), variables(target_input.plan) {
  beside = Neighbours(plan).Of(plan.root);
  const auto note = [this](Id<Step> id) {
    for (const Guard& guard : plan.steps[id].guards) asked_at.try_emplace(guard.condition, id);
  };
  for (const Id<Step> id : plan.order) note(id);
  for (const Procedure& procedure : plan.procedures) {
    for (const Id<Step> id : procedure.order) note(id);
  }
  std::set<Id<Thing>> reached;
  for (const Command* command : AllCommands(plan)) {
    if (command->cluster) reached.insert(*command->cluster);
  }
  clusters.assign(reached.begin(), reached.end());
}

Inline Runbook::PlaceOf(const Span& span) const {
  return Code(Place(input.sources, span));
}

Inline Runbook::Titled(const Step& step) const {
  return Say("{} {}", {Text(step.number), Text(Title(plan, step))});
}

Inline LinkTo(const Step& step) {
  return Inline::Link(Text(step.number), StepKey(step));
}

Inline LinkToUndo(const Step& step) {
  return Inline::Link(Say("undo {}", {Text(step.number)}), UndoKey(step));
}

Inline Runbook::LinksTo(const std::vector<Id<Step>>& steps) const {
  return JoinEach(steps, ", ", " and ", [this](Id<Step> id) { return LinkTo(plan.steps[id]); });
}

std::string StepKey(const Step& step) {
  return "step " + step.number;
}

std::string UndoKey(const Step& step) {
  return "undo " + step.number;
}

std::string StageKey(const Stage& stage) {
  return "stage " + stage.number;
}

std::string FenceName(std::string_view prefix, std::string_view number) {
  std::string name(number);
  std::replace_if(
      name.begin(), name.end(),
      [](char c) {
        return !((c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'));
      },
      '-');
  return fmt::format("{}-{}", prefix, name);
}

}  // namespace belay::markdown
