#include "targets/markdown/mermaid.h"

#include <fmt/format.h>

#include <cstddef>
#include <string_view>
#include <utility>
#include <vector>

#include "compiler/plan/schedule.h"
#include "targets/markdown/visible.h"
#include "targets/markdown/words.h"

namespace belay::markdown {
namespace {

constexpr std::size_t kLongestLabel = 48;  // characters
constexpr std::size_t kMostNodes = 60;     // that a person can still follow

// Where the next arrow begins; `word` stands on it.
struct End {
  std::string node;
  std::string word;
};

class Drawing {
 public:
  Drawing(const Plan& plan, bool stages_only) : plan_(plan), stages_only_(stages_only) {}

  std::string Text(Id<Block> root) {
    Draw({.step = {}, .block = root}, {}, 1);
    return "flowchart TD\n" + text_ + arrows_ +
           "  classDef gate stroke-width:3px\n"
           "  classDef stop stroke-width:3px,stroke-dasharray:6 3";
  }

  std::size_t nodes() const { return count_; }

 private:
  using Ends = std::vector<End>;

  void Line(std::size_t depth, const std::string& line) {
    text_ += std::string(2 * depth, ' ') + line + '\n';
  }

  std::string Add(std::size_t depth, std::string_view shape, const std::string& label,
                  const Ends& before) {
    std::string node = fmt::format("s{}", ++count_);
    Line(depth, fmt::format(fmt::runtime(shape), node, MermaidLabel(label)));
    for (const End& end : before) {
      arrows_ += end.word.empty() ? fmt::format("  {} --> {}\n", end.node, node)
                                  : fmt::format("  {} -->|{}| {}\n", end.node, end.word, node);
    }
    return node;
  }

  // Draws the node after the ends before it, and returns where it ends.
  Ends Draw(const Node& node, Ends before, std::size_t depth) {
    if (node.step) return DrawStep(plan_.steps[*node.step], before, depth);
    const Block& block = plan_.blocks[*node.block];
    if (block.stage && stages_only_)
      return DrawStageOnly(plan_.stages[*block.stage], before, depth);
    if (block.stage) {
      const Stage& stage = plan_.stages[*block.stage];
      const std::string title = stage.title.empty() ? stage.name : stage.title.Display();
      Line(depth, fmt::format("subgraph g{}[\"{}\"]", ++groups_,
                              MermaidLabel(stage.number + " " + title)));
      before = DrawAll(block, std::move(before), depth + 1);
      Line(depth, "end");
      return before;
    }
    switch (block.kind) {
      case Block::Kind::kSequence:
      case Block::Kind::kStage:
      case Block::Kind::kEach:
        return DrawAll(block, std::move(before), depth);
      case Block::Kind::kParallel:
        return DrawBeside(block, std::move(before), depth);
      case Block::Kind::kWhen:
        return DrawWhen(block, before, depth);
    }
    return before;
  }

  Ends DrawAll(const Block& block, Ends before, std::size_t depth) {
    for (std::size_t i = 0; i < block.children.size();) {
      std::size_t end = i;
      while (end < block.children.size() && IsAside(block.children[end])) ++end;
      if (end - i < 2) {
        before = Draw(block.children[i++], std::move(before), depth);
        continue;
      }
      const std::string label = fmt::format("{} to {}: checks and manual work",
                                            plan_.steps[*block.children[i].step].number,
                                            plan_.steps[*block.children[end - 1].step].number);
      before = {{.node = Add(depth, "{0}([\"{1}\"])", label, before), .word = {}}};
      i = end;
    }
    return before;
  }

  // A step that need not be drawn on its own.
  bool IsAside(const Node& node) const {
    if (!node.step) return false;
    const Step& step = plan_.steps[*node.step];
    return OnlyReads(step.verb) && !HasGate(step);
  }

  Ends DrawBeside(const Block& block, Ends before, std::size_t depth) {
    if (block.children.empty()) return before;
    // Between two parallel blocks there would be an arrow for each pair.
    if (before.size() > 1)
      before = {{.node = Add(depth, "{0}((\"{1}\"))", "+", before), .word = {}}};
    Ends after;
    for (const Node& child : block.children) {
      for (End& end : Draw(child, before, depth)) after.push_back(std::move(end));
    }
    return after;
  }

  Ends DrawWhen(const Block& block, const Ends& before, std::size_t depth) {
    const std::string question =
        block.condition ? Question(plan_.conditions[*block.condition]) : std::string();
    const std::string node = Add(depth, "{0}{{\"{1}\"}}", question, before);
    Ends after;
    for (std::size_t i = 0; i < block.children.size(); ++i) {
      const Ends branch = {{.node = node, .word = i == 0 ? "yes" : "no"}};
      for (End& end : Draw(block.children[i], branch, depth)) after.push_back(std::move(end));
    }
    if (block.children.size() < 2) after.push_back({.node = node, .word = "no"});
    return after;
  }

  Ends DrawStep(const Step& step, const Ends& before, std::size_t depth) {
    const bool irreversible = step.undo.kind == Undo::Kind::kImpossible;
    const bool gate = HasGate(step);
    std::string shape = "{0}[\"{1}\"]";
    if (gate) {
      shape = "{0}{{{{\"{1}\"}}}}";
    } else if (irreversible) {
      shape = "{0}[[\"{1}\"]]";
    } else if (OnlyReads(step.verb)) {
      shape = "{0}([\"{1}\"])";
    }
    if (irreversible) {
      shape += ":::stop";
    } else if (gate) {
      shape += ":::gate";
    }
    return {
        {.node = Add(depth, shape, step.number + " " + Title(plan_, step), before), .word = {}}};
  }

  Ends DrawStageOnly(const Stage& stage, const Ends& before, std::size_t depth) {
    const std::string title = stage.title.empty() ? stage.name : stage.title.Display();
    return {{.node = Add(depth, "{0}[\"{1}\"]", stage.number + " " + title, before), .word = {}}};
  }

  const Plan& plan_;
  bool stages_only_ = false;
  std::string text_;
  std::string arrows_;
  std::size_t count_ = 0;
  std::size_t groups_ = 0;
};

}  // namespace

std::string MermaidLabel(std::string_view text) {
  std::string label;
  std::size_t characters = 0;
  for (const char c : Visible(text)) {
    const bool begins_character = (static_cast<unsigned char>(c) & 0xc0U) != 0x80U;
    if (begins_character && ++characters > kLongestLabel) return label + "…";
    if (c == '\n' || c == '\t') {
      label += ' ';
    } else if (std::string_view("\"#<>&`\\%{}$;").find(c) != std::string_view::npos) {
      label += fmt::format("#{};", static_cast<int>(c));
    } else {
      label += c;
    }
  }
  return label;
}

std::string Mermaid(const Plan& plan) {
  Drawing drawing(plan, false);
  const std::string text = drawing.Text(plan.root);
  return drawing.nodes() > kMostNodes ? Drawing(plan, true).Text(plan.root) : text;
}

}  // namespace belay::markdown
