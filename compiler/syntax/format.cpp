#include "compiler/syntax/format.h"

#include <string_view>
#include <vector>

#include "BelayLexer.h"
#include "compiler/syntax/byte_stream.h"
#include "compiler/syntax/fence.h"
#include "compiler/syntax/parse.h"

namespace belay {
namespace {

using grammar::BelayLexer;

struct Token {
  std::size_t type = 0;
  std::string_view text;
};

constexpr std::size_t kIndent = 2;

std::vector<Token> Lex(std::string_view text) {
  ByteStream bytes(text);
  BelayLexer lexer(&bytes);
  lexer.removeErrorListeners();
  std::vector<Token> tokens;
  while (true) {
    const auto token = lexer.nextToken();
    if (token->getType() == antlr4::Token::EOF) return tokens;
    const std::size_t begin = token->getStartIndex();
    tokens.push_back(
        {.type = token->getType(), .text = text.substr(begin, token->getStopIndex() + 1 - begin)});
  }
}

bool IsOpening(std::size_t type) {
  return type == BelayLexer::LBRACE || type == BelayLexer::LPAREN || type == BelayLexer::LBRACK;
}

bool IsClosing(std::size_t type) {
  return type == BelayLexer::RBRACE || type == BelayLexer::RPAREN || type == BelayLexer::RBRACK;
}

bool IsWord(std::size_t type) {
  return type == BelayLexer::ID || (type >= BelayLexer::EDITION && type <= BelayLexer::OR);
}

// `token` ends a value, so that a word and `=` behind it begin the next field.
bool EndsValue(const std::vector<Token>& line, std::size_t at) {
  const std::size_t type = line[at].type;
  if (IsWord(type)) {
    if (at == 0) return false;
    const std::size_t before = line[at - 1].type;
    return before == BelayLexer::EQ || before == BelayLexer::DOT || before == BelayLexer::ARROW;
  }
  return type == BelayLexer::STRING || type == BelayLexer::VERSION || type == BelayLexer::NUMBER ||
         type == BelayLexer::DURATION || type == BelayLexer::PLACEHOLDER ||
         type == BelayLexer::QMARK || type == BelayLexer::RBRACK || type == BelayLexer::RBRACE;
}

// How many spaces stand between two words of a line.
std::size_t Gap(const std::vector<Token>& line, std::size_t at, bool in_parentheses) {
  const std::size_t left = line[at - 1].type;
  const std::size_t right = line[at].type;
  if (right == BelayLexer::COMMENT) return 1;
  if (left == BelayLexer::LPAREN || left == BelayLexer::LBRACK || left == BelayLexer::DOT) return 0;
  if (right == BelayLexer::RPAREN || right == BelayLexer::RBRACK || right == BelayLexer::COMMA ||
      right == BelayLexer::DOT || right == BelayLexer::COLON) {
    return 0;
  }
  if (left == BelayLexer::LBRACE && right == BelayLexer::RBRACE) return 0;
  if (right == BelayLexer::LPAREN && left == BelayLexer::ID) return 0;
  if (right == BelayLexer::LPAREN && at >= 2 && line[at - 2].type == BelayLexer::DOT) return 0;
  const bool begins_field = !in_parentheses && IsWord(right) && at + 1 < line.size() &&
                            line[at + 1].type == BelayLexer::EQ && EndsValue(line, at - 1);
  return begins_field ? 2 : 1;
}

class Formatter {
 public:
  std::string Run(const std::vector<Token>& tokens) {
    std::vector<Token> line;
    for (const Token& token : tokens) {
      if (token.type != BelayLexer::NL) {
        line.push_back(token);
        continue;
      }
      Line(line);
      line.clear();
    }
    Line(line);
    return std::move(out_);
  }

 private:
  void Line(const std::vector<Token>& line) {
    ++number_;
    if (line.empty()) {
      empty_ = true;
      return;
    }
    // Brackets at the head of the line close before it is indented.
    std::size_t closing = 0;
    while (closing < line.size() && IsClosing(line[closing].type)) ++closing;
    for (std::size_t i = 0; i < closing; ++i) Close();
    // No empty line after an opening bracket, before a closing one, or at the top.
    if (empty_ && !out_.empty() && closing == 0 && !after_opening_) out_ += '\n';
    empty_ = false;

    const std::size_t indent = Level() * kIndent;
    out_.append(indent, ' ');
    for (std::size_t i = 0; i < line.size(); ++i) {
      const Token& token = line[i];
      if (i > 0) out_.append(Gap(line, i, parentheses_ > 0), ' ');
      if (token.type == BelayLexer::FENCE) {
        out_ += IndentFence(token.text, indent + kIndent);
      } else if (token.type == BelayLexer::COMMENT) {
        out_ += token.text.substr(0, token.text.find_last_not_of(" \t") + 1);
      } else {
        out_ += token.text;
      }
      if (IsOpening(token.type)) {
        open_.push_back({.line = number_, .brace = token.type == BelayLexer::LBRACE});
        if (token.type != BelayLexer::LBRACE) ++parentheses_;
      } else if (IsClosing(token.type) && i >= closing) {
        Close();
      }
    }
    after_opening_ = IsOpening(line.back().type);
    out_ += '\n';
  }

  struct Open {
    std::size_t line = 0;
    bool brace = false;
  };

  void Close() {
    if (open_.empty()) return;
    if (!open_.back().brace) --parentheses_;
    open_.pop_back();
  }

  // Brackets that were opened on one line indent once.
  std::size_t Level() const {
    std::size_t level = 0;
    for (std::size_t i = 0; i < open_.size(); ++i) {
      if (i == 0 || open_[i].line != open_[i - 1].line) ++level;
    }
    return level;
  }

  std::string out_;
  std::vector<Open> open_;
  std::size_t parentheses_ = 0;  // of open_: those that are no braces
  std::size_t number_ = 0;
  bool empty_ = false;
  bool after_opening_ = false;
};

// The words of a file with all that formatting may change taken out.
std::string Words(const std::vector<Token>& tokens) {
  std::string words;
  bool at_line_start = true;
  for (const Token& token : tokens) {
    if (token.type == BelayLexer::NL) {
      if (!at_line_start) words += '\n';
      at_line_start = true;
      continue;
    }
    at_line_start = false;
    if (token.type == BelayLexer::FENCE) {
      const FenceText fence = ReadFence(token.text);
      words += std::string(fence.language) + '\x1f' + fence.text;
    } else if (token.type == BelayLexer::COMMENT) {
      words += token.text.substr(0, token.text.find_last_not_of(" \t") + 1);
    } else {
      words += token.text;
    }
    words += '\x1e';
  }
  while (words.ends_with('\n')) words.pop_back();
  return words;
}

}  // namespace

std::optional<std::string> Format(const SourceManager& sources, FileId file,
                                  Diagnostics& diagnostics) {
  const ast::File tree = Parse(sources, file, diagnostics);
  if (!tree.complete) return std::nullopt;
  const std::vector<Token> tokens = Lex(sources.file(file).text());
  std::string formatted = Formatter().Run(tokens);
  // Should formatting ever change a word, the file stays as it is.
  if (Words(Lex(formatted)) != Words(tokens)) return std::string(sources.file(file).text());
  return formatted;
}

}  // namespace belay
