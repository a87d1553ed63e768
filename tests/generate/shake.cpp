#include <algorithm>
#include <utility>
#include <vector>

#include "BelayLexer.h"
#include "compiler/syntax/byte_stream.h"
#include "compiler/syntax/fence.h"
#include "tests/generate/generate.h"

namespace belay {
namespace {

using grammar::BelayLexer;

struct Token {
  std::size_t type = 0;
  std::string text;
};

std::vector<Token> Lex(const std::string& text) {
  ByteStream bytes(text);
  BelayLexer lexer(&bytes);
  lexer.removeErrorListeners();
  std::vector<Token> tokens;
  while (true) {
    const auto token = lexer.nextToken();
    if (token->getType() == antlr4::Token::EOF) return tokens;
    tokens.push_back({.type = token->getType(), .text = token->getText()});
  }
}

bool IsThing(std::size_t type) {
  return type == BelayLexer::PLAN || type == BelayLexer::CLUSTER || type == BelayLexer::NODES ||
         type == BelayLexer::ADDON || type == BelayLexer::COMPONENT || type == BelayLexer::STORE ||
         type == BelayLexer::ENTRY;
}

bool IsOpening(std::size_t type) {
  return type == BelayLexer::LBRACE || type == BelayLexer::LPAREN || type == BelayLexer::LBRACK;
}

bool IsClosing(std::size_t type) {
  return type == BelayLexer::RBRACE || type == BelayLexer::RPAREN || type == BelayLexer::RBRACK;
}

constexpr const char* kComments[] = {"#",
                                     "# a comment",
                                     "#!tight",
                                     "# ends with blanks \t ",
                                     "# `open \"quotes",
                                     "# } ]",
                                     "# ```",
                                     "# größer → 1.30",
                                     "### heading",
                                     "# a, b = c"};

class Shaker {
 public:
  Shaker(const std::string& text, std::uint32_t structure, std::uint32_t blanks)
      : tokens_(Lex(text)), structure_(structure), blanks_(blanks) {
    JoinGroups();
    Plan();
  }

  std::string Run() {
    if (structure_.OneIn(4)) Break(0);
    for (std::size_t i = 0; i < tokens_.size(); ++i) {
      const Token& token = tokens_[i];
      Breaks(i);
      if (token.type == BelayLexer::NL) {
        if (!joined_[i]) Break(i);
        continue;
      }
      if (token.type == BelayLexer::COMMENT) {
        Space();
        out_ += token.text;
        continue;
      }
      Before(i);
      token.type == BelayLexer::FENCE ? Fence(token.text) : static_cast<void>(out_ += token.text);
    }
    if (!tokens_.empty() && blanks_.OneIn(3)) Space();
    return std::move(out_);
  }

 private:
  struct Open {
    std::size_t at = 0;
    bool group = false;   // lines break between its items
    bool fields = false;  // lines break between its fields, or do not
    bool comment = false;
    std::size_t lines = 0;            // that have words
    std::vector<std::size_t> breaks;  // directly in it
  };

  // Brackets begin on one line, so that all their breaks are chosen here.
  void JoinGroups() {
    const std::vector<Token> before = std::exchange(tokens_, {});
    std::vector<bool> groups;
    for (const Token& token : before) {
      if (token.type == BelayLexer::NL && !groups.empty() && groups.back()) continue;
      tokens_.push_back(token);
      if (IsOpening(token.type)) groups.push_back(IsGroup(tokens_.size() - 1));
      if (IsClosing(token.type) && !groups.empty()) groups.pop_back();
    }
  }

  // Which line breaks may go, and where some may come.
  void Plan() {
    joined_.resize(tokens_.size());
    may_break_.resize(tokens_.size());
    opened_.resize(tokens_.size());
    std::vector<Open> open;
    bool line_of_thing = false;
    bool at_line_start = true;
    for (std::size_t i = 0; i < tokens_.size(); ++i) {
      const std::size_t type = tokens_[i].type;
      const bool closes = IsClosing(type);
      if (!open.empty() && open.back().group && type != BelayLexer::COMMENT) {
        const bool first = i == open.back().at + 1;
        may_break_[i] = first || closes || type == BelayLexer::COMMA ||
                        tokens_[i - 1].type == BelayLexer::COMMA;
      }
      if (type == BelayLexer::NL) {
        if (open.empty()) line_of_thing = false;
        if (!open.empty()) open.back().breaks.push_back(i);
        at_line_start = true;
        continue;
      }
      if (type == BelayLexer::COMMENT) {
        for (Open& outer : open) outer.comment = true;
        continue;
      }
      if (closes && !open.empty()) {
        Choose(open.back(), i);
        open.pop_back();
        at_line_start = false;
        continue;
      }
      if (at_line_start && !open.empty()) ++open.back().lines;
      if (at_line_start && open.empty()) line_of_thing = IsThing(type);
      at_line_start = false;
      if (IsOpening(type)) {
        const bool fields =
            type == BelayLexer::LBRACE && (open.empty() ? line_of_thing : open.back().fields);
        open.push_back({.at = i,
                        .group = IsGroup(i),
                        .fields = fields,
                        .comment = false,
                        .lines = 0,
                        .breaks = {}});
        at_line_start = true;
      }
    }
  }

  // Whether a body stands on one line.
  void Choose(const Open& body, std::size_t end) {
    if (body.group || tokens_[body.at].type != BelayLexer::LBRACE || body.lines == 0) return;
    if (body.breaks.empty()) {
      opened_[body.at] = opened_[end] = structure_.OneIn(3);
    } else if (!body.comment && (body.fields || body.lines == 1) && structure_.OneIn(3)) {
      for (const std::size_t at : body.breaks) joined_[at] = true;
    }
  }

  // A condition's parentheses are none.
  bool IsGroup(std::size_t at) const {
    if (tokens_[at].type != BelayLexer::LPAREN) return tokens_[at].type == BelayLexer::LBRACK;
    if (at > 1 && tokens_[at - 2].type == BelayLexer::DOT) return true;
    if (at == 0) return false;
    const std::size_t before = tokens_[at - 1].type;
    return before != BelayLexer::WHEN && before != BelayLexer::AND && before != BelayLexer::OR &&
           before != BelayLexer::NOT && before != BelayLexer::LPAREN;
  }

  void Space() {
    for (std::size_t n = 1 + blanks_.Below(3); n > 0; --n) out_ += blanks_.OneIn(5) ? '\t' : ' ';
  }
  void Newline() {
    if (blanks_.OneIn(3)) Space();
    out_ += blanks_.OneIn(4) ? "\r\n" : "\n";
  }
  void Comment() {
    if (!out_.empty() && out_.back() != '\n') out_ += ' ';
    out_ += structure_.Of(kComments);
  }

  // The end of a line, with comments on it and below it.
  void Break(std::size_t at) {
    const bool after_comment = at > 0 && tokens_[at - 1].type == BelayLexer::COMMENT;
    if (!after_comment && structure_.OneIn(8)) Comment();
    Newline();
    while (structure_.OneIn(6)) {
      if (structure_.OneIn(2)) Comment();
      Newline();
      if (structure_.OneIn(3)) Newline();
    }
  }

  // Breaks where the tokens have none: in brackets, and inside of braces.
  void Breaks(std::size_t at) {
    const bool closes = tokens_[at].type == BelayLexer::RBRACE;
    if ((closes && opened_[at]) ||
        (at > 0 && tokens_[at - 1].type == BelayLexer::LBRACE && opened_[at - 1])) {
      Break(at);
      return;
    }
    if (!may_break_[at]) return;
    // A comment is the writer's own, a break is not.
    if (structure_.OneIn(60)) {
      Comment();
      Newline();
    } else if (structure_.OneIn(60)) {
      Newline();
      Newline();
    } else if (blanks_.OneIn(8)) {
      Newline();
    }
  }

  void Before(std::size_t at) {
    if (out_.empty() || out_.back() == '\n') {
      if (blanks_.OneIn(2)) Space();
      return;
    }
    const std::size_t left = tokens_[at - 1].type;
    const std::size_t right = tokens_[at].type;
    const auto tight = [](std::size_t type) {
      return type == BelayLexer::LPAREN || type == BelayLexer::RPAREN ||
             type == BelayLexer::LBRACK || type == BelayLexer::RBRACK ||
             type == BelayLexer::LBRACE || type == BelayLexer::RBRACE ||
             type == BelayLexer::COMMA || type == BelayLexer::COLON || type == BelayLexer::EQ ||
             type == BelayLexer::DOT;
    };
    if ((tight(left) || tight(right)) && blanks_.OneIn(2)) return;
    Space();
  }

  void Fence(const std::string& raw) {
    const FenceText fence = ReadFence(raw);
    const std::string ticks(std::min<std::size_t>(6, FenceTicks(raw) + blanks_.Below(3)), '`');
    std::string column;
    for (std::size_t n = blanks_.Below(9); n > 0; --n) column += blanks_.OneIn(8) ? '\t' : ' ';
    out_ += ticks + std::string(fence.language);
    if (blanks_.OneIn(4)) out_ += ' ';
    out_ += '\n';
    if (!fence.lines.empty()) {
      std::size_t begin = 0;
      while (begin <= fence.text.size()) {
        const std::size_t end = std::min(fence.text.find('\n', begin), fence.text.size());
        const std::string line = fence.text.substr(begin, end - begin);
        if (!line.empty() || blanks_.OneIn(2)) out_ += column;
        out_ += line + (blanks_.OneIn(9) ? "\r\n" : "\n");
        begin = end + 1;
      }
    }
    out_ += column + ticks;
  }

  std::vector<Token> tokens_;
  std::vector<bool> joined_;     // line breaks that go
  std::vector<bool> may_break_;  // a break may stand before the token
  std::vector<bool> opened_;     // braces that break their line
  Dice structure_;
  Dice blanks_;
  std::string out_;
};

}  // namespace

std::string Shake(const std::string& text, std::uint32_t structure, std::uint32_t blanks) {
  return Shaker(text, structure, blanks).Run();
}

}  // namespace belay
