#include "compiler/syntax/token_guard.h"

#include <fmt/format.h>

#include <cctype>

#include "BelayLexer.h"
#include "compiler/diagnostics/codes.h"
#include "compiler/syntax/foreign.h"
#include "compiler/syntax/limits.h"

namespace belay {
namespace {

using grammar::BelayLexer;

bool IsWord(char c) {
  return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_';
}

// How many bytes the character has that begins with this one.
std::size_t LengthOf(unsigned char first) {
  if (first >= 0xf0) return 4;
  if (first >= 0xe0) return 3;
  return first >= 0xc0 ? 2 : 1;
}

}  // namespace

Span TokenGuard::SpanOf(const antlr4::Token& token) const {
  const auto begin = static_cast<std::uint32_t>(token.getStartIndex());
  const auto size = static_cast<std::uint32_t>(text_.size());
  if (token.getType() == antlr4::Token::EOF) return {.file = file_, .begin = size, .end = size};
  return {
      .file = file_, .begin = begin, .end = static_cast<std::uint32_t>(token.getStopIndex() + 1)};
}

void TokenGuard::Report(Span span, std::string message) {
  if (++reported_ > limits::kMostSyntaxErrors) return;
  diagnostics_.Add(MakeDiagnostic(Code::kSyntax, span, std::move(message)));
}

// Bytes that are no words are one mistake a line.
void TokenGuard::ReportUnknown(const antlr4::Token& token) {
  Span span = SpanOf(token);
  if (token.getLine() == last_unknown_line_) return;
  last_unknown_line_ = token.getLine();
  const auto byte = static_cast<unsigned char>(text_[span.begin]);
  const std::string_view character = text_.substr(span.begin, LengthOf(byte));
  if (const auto help = ForeignCharacter(character)) {
    span.end = span.begin + static_cast<std::uint32_t>(character.size());
    Report(span, fmt::format("`{}` has no meaning here; {}", character, *help));
  } else if (byte < 0x20 || byte >= 0x7f) {
    Report(span, fmt::format("byte 0x{:02x} has no meaning outside of texts, commands and comments",
                             byte));
  } else if (byte == ';') {
    Report(span, "`;` has no meaning here; a statement ends with its line");
  } else if (byte == '\'') {
    Report(span, "`'` has no meaning outside of commands; texts stand in double quotes");
  } else if (byte == '/') {
    Report(span, "`/` has no meaning here; comments begin with `#`, and paths stand in quotes");
  } else {
    Report(span, fmt::format("`{}` has no meaning here", static_cast<char>(byte)));
  }
}

// A number that runs on in letters is one word, and a mistake: `5min`, `20Gi`, `6h30`.
std::unique_ptr<antlr4::Token> TokenGuard::RunOn(std::unique_ptr<antlr4::Token> token) {
  auto whole = std::make_unique<antlr4::CommonToken>(BelayLexer::UNKNOWN);
  whole->setStartIndex(token->getStartIndex());
  whole->setLine(token->getLine());
  while (token->getStopIndex() + 1 < text_.size() && IsWord(text_[token->getStopIndex() + 1])) {
    token = lexer_.nextToken();
  }
  whole->setStopIndex(token->getStopIndex());
  const Span span = SpanOf(*whole);
  const std::string_view word = text_.substr(span.begin, span.end - span.begin);
  const std::optional<std::string> duration = ForeignDuration(word);
  Report(span, duration ? fmt::format("`{}` is written `{}`", word, *duration)
                        : fmt::format("`{}` is no number, version or length of time such as "
                                      "`1h30m`; a text stands in double quotes",
                                      word));
  return whole;
}

std::unique_ptr<antlr4::Token> TokenGuard::EndHere(std::unique_ptr<antlr4::Token> token) {
  ended_ = true;
  auto end = std::make_unique<antlr4::CommonToken>(antlr4::Token::EOF);
  end->setStartIndex(token->getStartIndex());
  end->setStopIndex(token->getStartIndex());
  end->setLine(token->getLine());
  return end;
}

// False where the nesting is too deep.
bool TokenGuard::CountBracket(const antlr4::Token& token) {
  switch (token.getType()) {
    case BelayLexer::LBRACE:
    case BelayLexer::LPAREN:
    case BelayLexer::LBRACK:
      return ++nesting_ <= limits::kMostNesting;
    case BelayLexer::RBRACE:
    case BelayLexer::RPAREN:
    case BelayLexer::RBRACK:
      if (nesting_ > 0) --nesting_;
      return true;
    default:  // tokens are plain numbers, not an enum class
      return true;
  }
}

std::unique_ptr<antlr4::Token> TokenGuard::nextToken() {
  while (true) {
    auto token = lexer_.nextToken();
    if (ended_ || token->getType() == antlr4::Token::EOF) return token;
    if (++tokens_ > limits::kMostTokens) {
      diagnostics_.Add(
          MakeDiagnostic(Code::kTooLarge, SpanOf(*token),
                         fmt::format("the file has more than {} words; the rest is not read",
                                     limits::kMostTokens)));
      return EndHere(std::move(token));
    }
    if (!CountBracket(*token)) {
      diagnostics_.Add(
          MakeDiagnostic(Code::kTooLarge, SpanOf(*token),
                         fmt::format("brackets are nested more than {} deep; the rest is not read",
                                     limits::kMostNesting)));
      return EndHere(std::move(token));
    }
    switch (token->getType()) {
      case BelayLexer::UNKNOWN:
        ReportUnknown(*token);
        return token;  // the parser leaves its statement out, and says nothing more of it
      case BelayLexer::UNCLOSED_FENCE:
        // Nothing of what follows can be told from the fence's text.
        Report(SpanOf(*token), token->getText().starts_with("```````")
                                   ? "a fence is opened by at most six backticks"
                                   : "the fence is never closed; it ends with a line of backticks");
        return EndHere(std::move(token));
      case BelayLexer::UNCLOSED_SHELL:
        Report(SpanOf(*token),
               "the command is not closed on its line; longer ones stand in a fence of three "
               "backticks");
        return token;
      case BelayLexer::UNCLOSED_STRING:
        Report(SpanOf(*token), "the text is not closed on its line");
        return token;
      case BelayLexer::NUMBER:
      case BelayLexer::DURATION:
      case BelayLexer::VERSION: {
        const std::size_t next = token->getStopIndex() + 1;
        const bool ends = next >= text_.size() || !IsWord(text_[next]);
        return ends ? std::move(token) : RunOn(std::move(token));
      }
      default:
        return token;
    }
  }
}

}  // namespace belay
