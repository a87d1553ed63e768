#include "compiler/syntax/format_tree.h"

#include <algorithm>

#include "BelayLexer.h"
#include "BelayParser.h"
#include "compiler/diagnostics/diagnostics.h"
#include "compiler/syntax/byte_stream.h"
#include "compiler/syntax/error_strategy.h"
#include "compiler/syntax/fence.h"
#include "compiler/syntax/limits.h"
#include "compiler/syntax/token_guard.h"

namespace belay::layout {
namespace {

using antlr4::tree::ParseTree;
using antlr4::tree::TerminalNode;
using grammar::BelayLexer;
using grammar::BelayParser;

std::string_view WithoutTrailingBlanks(std::string_view text) {
  return text.substr(0, text.find_last_not_of(" \t") + 1);
}

// What the syntax tree says of single tokens, by their number.
struct Facts {
  std::vector<bool> begins_field;
  std::vector<bool> opens_group;
  std::vector<bool> in_test;    // it opens a test's group
  std::vector<bool> separates;  // a comma between items
};

class Reader {
 public:
  Reader(std::string_view text, antlr4::CommonTokenStream& tokens, ParseTree& root)
      : text_(text), tokens_(tokens.getTokens()) {
    facts_.begins_field.resize(tokens_.size());
    facts_.opens_group.resize(tokens_.size());
    facts_.in_test.resize(tokens_.size());
    facts_.separates.resize(tokens_.size());
    Walk(root);
  }

  Tree Run() && {
    Tree tree;
    bool broken = false;
    tree.lines = Lines(broken);
    tree.meaning = std::move(meaning_);
    tree.flawless = true;
    return tree;
  }

 private:
  // Gathers the facts and writes the meaning. Its depth is bounded by limits::kMostNesting.
  void Walk(ParseTree& tree) {
    if (auto* leaf = dynamic_cast<TerminalNode*>(&tree)) {
      const std::size_t at = leaf->getSymbol()->getTokenIndex();
      WriteCommentsBefore(at);
      if (Type(at) != BelayLexer::NL && !facts_.separates[at]) WriteWord(at);
      return;
    }
    auto& rule = static_cast<antlr4::ParserRuleContext&>(tree);
    const std::size_t kind = rule.getRuleIndex();
    const std::size_t begin = rule.getStart()->getTokenIndex();
    const bool group = kind == BelayParser::RuleList || kind == BelayParser::RuleArgs ||
                       kind == BelayParser::RuleFormals;
    if (kind == BelayParser::RuleFieldItem) facts_.begins_field[begin] = true;
    if (group) {
      facts_.opens_group[begin] = true;
      facts_.in_test[begin] = dynamic_cast<BelayParser::TestContext*>(rule.parent) != nullptr;
      for (ParseTree* child : rule.children) {
        auto* leaf = dynamic_cast<TerminalNode*>(child);
        if (leaf == nullptr || leaf->getSymbol()->getType() != BelayLexer::COMMA) continue;
        facts_.separates[leaf->getSymbol()->getTokenIndex()] = true;
      }
    }
    meaning_ += static_cast<char>(1 + kind);
    for (ParseTree* child : rule.children) Walk(*child);
    meaning_ += '\0';
  }

  void WriteCommentsBefore(std::size_t end) {
    for (; written_ < end; ++written_) {
      if (Type(written_) == BelayLexer::COMMENT) {
        meaning_ += WithoutTrailingBlanks(Text(written_));
        meaning_ += '\n';
      }
    }
  }

  void WriteWord(std::size_t at) {
    if (Type(at) == BelayLexer::FENCE) {
      const FenceText fence = ReadFence(Text(at));
      meaning_ += std::string(fence.language) + '\n' + fence.text;
      // A fence without any line and one with an empty line are not the same.
      meaning_ += std::to_string(fence.lines.size());
    } else if (Type(at) != antlr4::Token::EOF) {
      meaning_ += Text(at);
    }
    meaning_ += '\n';
  }

  std::size_t Type(std::size_t at) const { return tokens_[at]->getType(); }
  std::string_view Text(std::size_t at) const {
    const std::size_t begin = tokens_[at]->getStartIndex();
    return text_.substr(begin, tokens_[at]->getStopIndex() + 1 - begin);
  }

  Word Take() {
    const Word word{.type = Type(at_), .text = Text(at_), .begins_field = facts_.begins_field[at_]};
    ++at_;
    return word;
  }
  std::string_view TakeComment() { return WithoutTrailingBlanks(Take().text); }

  bool AtEnd() const { return Type(at_) == antlr4::Token::EOF || Type(at_) == BelayLexer::RBRACE; }

  // Up to the end of the file or of the body. `broken`: there is a line break between them.
  std::vector<Line> Lines(bool& broken) {
    std::vector<Line> lines;
    std::size_t breaks = 0;
    while (!AtEnd()) {
      if (Type(at_) == BelayLexer::NL) {
        broken = true;
        ++breaks;
        ++at_;
        continue;
      }
      Line line;
      line.blank_before = breaks > 1 && !lines.empty();
      breaks = 0;
      while (!AtEnd() && Type(at_) != BelayLexer::NL && Type(at_) != BelayLexer::COMMENT) {
        line.nodes.push_back(Next());
      }
      if (Type(at_) == BelayLexer::COMMENT) line.comment = TakeComment();
      lines.push_back(std::move(line));
    }
    return lines;
  }

  Node Next() {
    if (facts_.opens_group[at_]) return ReadGroup();
    if (Type(at_) == BelayLexer::LBRACE) return ReadBlock();
    return Take();
  }

  Block ReadBlock() {
    Block block;
    ++at_;
    if (Type(at_) == BelayLexer::COMMENT) block.comment = TakeComment();
    block.lines = Lines(block.broken);
    ++at_;
    return block;
  }

  Group ReadGroup() {
    Group group;
    group.in_test = facts_.in_test[at_];
    group.open = Take();
    std::size_t breaks = 0;
    bool open_item = false;  // the last item has no comma yet
    const auto is_close = [&] {
      return Type(at_) == BelayLexer::RPAREN || Type(at_) == BelayLexer::RBRACK;
    };
    while (!is_close()) {
      const std::size_t type = Type(at_);
      if (type == BelayLexer::NL) {
        ++breaks;
        ++at_;
      } else if (type == BelayLexer::COMMA) {
        open_item = false;
        breaks = 0;
        ++at_;
      } else if (type == BelayLexer::COMMENT) {
        std::string_view* place =
            group.items.empty() ? &group.comment : &group.items.back().comment;
        if (breaks == 0 && place->empty()) {
          *place = TakeComment();
        } else {
          const bool blank = breaks > 1 && !group.items.empty();
          group.items.push_back({.blank_before = blank, .nodes = {}, .comment = TakeComment()});
        }
        breaks = 0;
      } else {
        if (!open_item) {
          const bool blank = breaks > 1 && !group.items.empty();
          group.items.push_back({.blank_before = blank, .nodes = {}, .comment = {}});
        }
        open_item = true;
        breaks = 0;
        group.items.back().nodes.push_back(Next());
      }
    }
    group.close = Take();
    return group;
  }

  std::string_view text_;
  std::vector<antlr4::Token*> tokens_;
  Facts facts_;
  std::string meaning_;
  std::size_t written_ = 0;  // comments before this token are in meaning_
  std::size_t at_ = 0;
};

}  // namespace

Tree Read(std::string_view text) {
  if (text.size() > limits::kMostBytes) return {};
  Diagnostics mistakes;
  ByteStream bytes(text);
  BelayLexer lexer(&bytes);
  lexer.removeErrorListeners();
  TokenGuard guard(lexer, {}, text, mistakes);
  antlr4::CommonTokenStream tokens(&guard);
  BelayParser parser(&tokens);
  parser.removeErrorListeners();
  parser.setErrorHandler(std::make_shared<ErrorStrategy>(FileId{}, text, mistakes));
  auto* root = parser.file();
  if (!mistakes.empty()) return {};
  return Reader(text, tokens, *root).Run();
}

std::size_t Width(std::string_view text) {
  const auto begins = [](char byte) { return (static_cast<unsigned char>(byte) & 0xc0) != 0x80; };
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), begins));
}

}  // namespace belay::layout
