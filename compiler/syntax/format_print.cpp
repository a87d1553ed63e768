#include "compiler/syntax/format_print.h"

#include <algorithm>
#include <iterator>

#include "BelayLexer.h"
#include "compiler/syntax/fence.h"

namespace belay::layout {
namespace {

using grammar::BelayLexer;

constexpr std::size_t kIndent = 2;

template <typename T>
const T* As(const Node& node) {
  return std::get_if<T>(&node);
}

// ---- The space between two nodes of a line ----

// `x`, `yz`, `v1`: two of these with a dot between them would be read as a blank to fill in.
bool IsHole(std::string_view text) {
  const bool letters = text.find_first_not_of("xXyYzZ") == std::string_view::npos;
  if (!text.empty() && text.front() == 'v') text.remove_prefix(1);
  return letters || text.find_first_not_of("xXyYzZ") == std::string_view::npos ||
         text.find_first_not_of("0123456789") == std::string_view::npos;
}

std::size_t Gap(const Line& line, std::size_t at) {
  const Node& left_node = line.nodes[at - 1];
  const Node& right_node = line.nodes[at];
  if (const auto* group = As<Group>(right_node)) {
    if (group->open.type == BelayLexer::LPAREN) return 0;
  }
  const Word* left = As<Word>(left_node);
  const Word* right = As<Word>(right_node);
  if (right != nullptr) {
    if (right->begins_field) return 2;
    switch (right->type) {
      case BelayLexer::DOT:
        return left != nullptr && IsHole(left->text) && at + 1 < line.nodes.size() &&
                       As<Word>(line.nodes[at + 1]) != nullptr &&
                       IsHole(As<Word>(line.nodes[at + 1])->text)
                   ? 1
                   : 0;
      case BelayLexer::RPAREN:
      case BelayLexer::COMMA:
      case BelayLexer::COLON:
        return 0;
      default:
        break;
    }
  }
  if (left != nullptr && (left->type == BelayLexer::LPAREN || left->type == BelayLexer::DOT)) {
    return 0;
  }
  return 1;
}

// ---- How wide it is on one line ----

std::size_t FlatWidth(const Node& node);

std::size_t FlatWidth(const Line& line) {
  std::size_t width = 0;
  for (std::size_t i = 0; i < line.nodes.size(); ++i) {
    width += (i > 0 ? Gap(line, i) : 0) + FlatWidth(line.nodes[i]);
  }
  return width;
}

std::size_t FlatWidth(const Node& node) {
  if (const auto* word = As<Word>(node)) return Width(word->text);
  std::size_t width = 2;
  if (const auto* group = As<Group>(node)) {
    for (const Line& item : group->items) width += FlatWidth(item) + 2;
    return group->items.empty() ? width : width - 2;
  }
  const Block& block = std::get<Block>(node);
  for (const Line& line : block.lines) width += FlatWidth(line) + 2;
  return width;
}

// ---- What must be broken, whatever its width ----

bool IsFence(const Node& node) {
  const Word* word = As<Word>(node);
  return word != nullptr && word->type == BelayLexer::FENCE;
}

bool IsBroken(const Node& node) {
  if (const auto* group = As<Group>(node)) return group->broken;
  if (const auto* block = As<Block>(node)) return block->broken;
  return false;
}

void BreakLines(std::vector<Line>& lines);

void BreakWhereNeeded(Node& node) {
  const auto tall = [](const Line& line) {
    return !line.comment.empty() || std::any_of(line.nodes.begin(), line.nodes.end(), IsFence) ||
           std::any_of(line.nodes.begin(), line.nodes.end(), IsBroken);
  };
  if (auto* group = std::get_if<Group>(&node)) {
    BreakLines(group->items);
    group->broken =
        !group->comment.empty() || std::any_of(group->items.begin(), group->items.end(), tall);
  } else if (auto* block = std::get_if<Block>(&node)) {
    BreakLines(block->lines);
    block->broken = !block->comment.empty() || (block->broken && !block->lines.empty()) ||
                    std::any_of(block->lines.begin(), block->lines.end(), tall);
  }
}

void BreakLines(std::vector<Line>& lines) {
  for (Line& line : lines) {
    for (Node& node : line.nodes) BreakWhereNeeded(node);
  }
}

// ---- What is broken because it is too wide ----

// The nodes of a line that stand on one line of the output: between two that are broken.
struct Piece {
  std::size_t begin = 0;  // the node whose end it begins with, or the first node
  std::size_t end = 0;    // the node whose opening it ends with, or behind the last node
  std::size_t width = 0;
};

// The width of `nodes[at]`'s last output line, without indentation.
std::size_t TailWidth(const Node& node) {
  if (!IsFence(node)) return 1;
  const std::string_view text = As<Word>(node)->text;
  return kIndent + FenceTicks(text);
}

std::size_t HeadWidth(const Node& node) {
  if (!IsFence(node)) return 1;
  const std::string_view text = As<Word>(node)->text;
  return FenceTicks(text) + ReadFence(text).language.size();
}

std::vector<Piece> Pieces(const Line& line, std::size_t indent) {
  std::vector<Piece> pieces = {{.begin = 0, .end = 0, .width = indent}};
  for (std::size_t i = 0; i < line.nodes.size(); ++i) {
    const Node& node = line.nodes[i];
    Piece& piece = pieces.back();
    piece.end = i;
    piece.width += i > 0 ? Gap(line, i) : 0;
    if (IsFence(node) || IsBroken(node)) {
      piece.width += HeadWidth(node);
      pieces.push_back({.begin = i, .end = i, .width = indent + TailWidth(node)});
    } else {
      piece.width += FlatWidth(node);
    }
  }
  pieces.back().end = line.nodes.size();
  return pieces;
}

// The node to break so that the piece gets narrower: a body, else the widest brackets that do not
// begin beyond the edge themselves.
Node* Breakable(Line& line, const Piece& piece, std::size_t indent) {
  Node* widest = nullptr;
  std::size_t width = indent;
  for (std::size_t i = piece.begin; i < piece.end; ++i) {
    Node& node = line.nodes[i];
    width += i > 0 && i > piece.begin ? Gap(line, i) : 0;
    if (i == piece.begin && (IsFence(node) || IsBroken(node))) {
      width += TailWidth(node);
      continue;
    }
    const auto* block = As<Block>(node);
    if (block != nullptr && !block->broken && !block->lines.empty()) return &node;
    const auto* group = As<Group>(node);
    if (group != nullptr && !group->broken && !group->in_test && !group->items.empty() &&
        width + 1 <= kWidth && (widest == nullptr || FlatWidth(node) > FlatWidth(*widest))) {
      widest = &node;
    }
    width += FlatWidth(node);
  }
  return widest;
}

// Fields that stand on one line, each on its own. The comment stays with the last.
std::vector<Line> FieldsApart(Line line) {
  std::vector<Line> lines;
  for (Node& node : line.nodes) {
    const auto* word = As<Word>(node);
    if (lines.empty() || (word != nullptr && word->begins_field)) lines.emplace_back();
    lines.back().nodes.push_back(std::move(node));
  }
  if (lines.empty()) return {std::move(line)};
  lines.front().blank_before = line.blank_before;
  lines.back().comment = line.comment;
  return lines;
}

void Break(Node& node) {
  if (auto* group = std::get_if<Group>(&node)) group->broken = true;
  auto* block = std::get_if<Block>(&node);
  if (block == nullptr || block->broken || block->lines.empty()) return;
  block->broken = true;
  std::vector<Line> apart;
  for (Line& line : block->lines)
    std::ranges::move(FieldsApart(std::move(line)), std::back_inserter(apart));
  block->lines = std::move(apart);
}

// The bodies of one statement (`when … { } else { }`) are broken all or none.
void BreakBodiesAlike(Line& line) {
  const bool any = std::any_of(line.nodes.begin(), line.nodes.end(), [](const Node& node) {
    return As<Block>(node) != nullptr && IsBroken(node);
  });
  if (!any) return;
  for (Node& node : line.nodes) {
    if (As<Block>(node) != nullptr) Break(node);
  }
}

void Fit(Line& line, std::size_t indent) {
  bool again = true;
  while (again) {
    again = false;
    BreakBodiesAlike(line);
    for (const Piece& piece : Pieces(line, indent)) {
      if (piece.width <= kWidth) continue;
      Node* node = Breakable(line, piece, indent);
      if (node == nullptr) continue;
      Break(*node);
      again = true;
      break;
    }
  }
}

// ---- Output ----

class Printer {
 public:
  std::string Run(std::vector<Line> lines) {
    BreakLines(lines);
    Lines(std::move(lines), 0, "");
    return std::move(out_);
  }

 private:
  // `separator` stands between two lines that have words: the comma of items.
  void Lines(std::vector<Line> lines, std::size_t indent, std::string_view separator) {
    const auto has_words = [](const Line& line) { return !line.nodes.empty(); };
    auto words = std::ranges::count_if(lines, has_words);
    for (Line& line : lines) {
      if (has_words(line) && --words == 0) separator = {};
      const bool tall = indent + FlatWidth(line) > kWidth ||
                        std::any_of(line.nodes.begin(), line.nodes.end(), IsBroken) ||
                        std::any_of(line.nodes.begin(), line.nodes.end(), IsFence);
      if (!tall) {
        PrintLine(line, indent, separator);
        continue;
      }
      for (Line& part : FieldsApart(std::move(line))) {
        Fit(part, indent);
        PrintLine(part, indent, separator);
      }
    }
  }

  void PrintLine(Line& line, std::size_t indent, std::string_view separator) {
    if (line.blank_before) out_ += '\n';
    out_.append(indent, ' ');
    Nodes(line, indent);
    if (!line.nodes.empty()) out_ += separator;
    Comment(line.comment, !line.nodes.empty());
    out_ += '\n';
  }

  void Nodes(Line& line, std::size_t indent) {
    for (std::size_t i = 0; i < line.nodes.size(); ++i) {
      if (i > 0) out_.append(Gap(line, i), ' ');
      Node& node = line.nodes[i];
      if (IsFence(node)) {
        out_ += IndentFence(As<Word>(node)->text, indent + kIndent);
      } else if (const auto* word = As<Word>(node)) {
        out_ += word->text;
      } else if (auto* group = std::get_if<Group>(&node)) {
        PrintGroup(*group, indent);
      } else {
        PrintBlock(std::get<Block>(node), indent);
      }
    }
  }

  void PrintGroup(Group& group, std::size_t indent) {
    out_ += group.open.text;
    if (group.broken) {
      Comment(group.comment, true);
      out_ += '\n';
      Lines(std::move(group.items), indent + kIndent, ",");
      out_.append(indent, ' ');
    } else {
      bool first = true;
      for (Line& item : group.items) {
        if (!first) out_ += ", ";
        first = false;
        Nodes(item, indent);
      }
    }
    out_ += group.close.text;
  }

  void PrintBlock(Block& block, std::size_t indent) {
    out_ += '{';
    if (block.broken) {
      Comment(block.comment, true);
      out_ += '\n';
      Lines(std::move(block.lines), indent + kIndent, "");
      out_.append(indent, ' ');
    } else if (!block.lines.empty()) {
      out_ += ' ';
      Nodes(block.lines.front(), indent);
      out_ += ' ';
    }
    out_ += '}';
  }

  void Comment(std::string_view comment, bool behind) {
    if (comment.empty()) return;
    if (behind) out_ += ' ';
    out_ += comment;
  }

  std::string out_;
};

}  // namespace

std::string Print(std::vector<Line> lines) {
  return Printer().Run(std::move(lines));
}

}  // namespace belay::layout
