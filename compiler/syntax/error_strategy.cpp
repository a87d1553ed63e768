#include "compiler/syntax/error_strategy.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <string>

#include "BelayParser.h"
#include "compiler/diagnostics/codes.h"
#include "compiler/syntax/foreign.h"
#include "compiler/syntax/limits.h"

namespace belay {
namespace {

using grammar::BelayParser;

bool IsOpening(std::size_t type) {
  return type == BelayParser::LBRACE || type == BelayParser::LPAREN || type == BelayParser::LBRACK;
}

bool IsClosing(std::size_t type) {
  return type == BelayParser::RBRACE || type == BelayParser::RPAREN || type == BelayParser::RBRACK;
}

// Rules at which reading goes on after a mistake inside them.
bool IsStatement(std::size_t rule) {
  return rule == BelayParser::RuleItem || rule == BelayParser::RuleStatement ||
         rule == BelayParser::RuleFieldItem;
}

// Rules that are lists of those.
bool IsContainer(std::size_t rule) {
  return rule == BelayParser::RuleFile || rule == BelayParser::RuleBody ||
         rule == BelayParser::RuleFields;
}

// What is needed next, as a person would say it; by the innermost rule that is being read.
std::string_view Needed(std::size_t rule, const antlr4::misc::IntervalSet& expected) {
  const auto only = [&](std::size_t token) {
    return expected.size() == 1 && expected.contains(token);
  };
  if (only(BelayParser::STRING)) return "a text in double quotes";
  if (only(BelayParser::LBRACE)) return "a body `{ … }`";
  if (only(BelayParser::RBRACE)) return "`}`";
  if (only(BelayParser::EQ)) return "`=`";
  if (only(BelayParser::COLON)) return "`:` and a type";
  if (only(BelayParser::NUMBER)) return "a number";
  if (only(BelayParser::IN)) return "`in`";
  if (only(BelayParser::FROM)) return "`from`";
  if (only(BelayParser::USING)) return "`using` and an action";
  if (only(BelayParser::TO)) return "`to` and a limit such as `30m`";
  if (only(BelayParser::ON)) return "`on`";
  if (only(BelayParser::ROLLBACK)) return "`rollback`";
  if (only(BelayParser::LPAREN)) return "the parameters in parentheses";
  switch (rule) {
    case BelayParser::RuleName:
    case BelayParser::RuleRefHead:
    case BelayParser::RuleRef:
    case BelayParser::RuleCall:
      return "a name";
    case BelayParser::RuleAtom:
    case BelayParser::RuleValue:
      return "a value: a text, a version, a duration, a list or a name";
    case BelayParser::RuleList:
      return "`,` or `]`";
    case BelayParser::RuleArgs:
    case BelayParser::RuleFormals:
      return "`,` or `)`";
    case BelayParser::RuleUpTo:
    case BelayParser::RuleEvery:
    case BelayParser::RuleHoldFor:
      return "a duration such as `30m`";
    case BelayParser::RuleTest:
      return "what the output must be: a text in quotes, `empty`, or a comparison";
    case BelayParser::RuleFrom:
      return "the name of a backup, or in quotes what is put back";
    case BelayParser::RuleRollback:
      return "a command, `{ … }`, `restore BACKUP`, `using ACTION`, `none \"why\"` or `unneeded "
             "\"why\"`";
    case BelayParser::RuleCondition:
    case BelayParser::RuleConjunction:
    case BelayParser::RuleNegation:
      return "a condition: a comparison, a command with a test, or a question in quotes";
    case BelayParser::RuleComparison:
    case BelayParser::RuleRequire:
      return "a comparison such as `>= 1.30`";
    case BelayParser::RuleSecretSource:
      return "`env NAME`, `file \"path\"`, `k8s \"namespace/name/key\"` or a command";
    case BelayParser::RuleFields:
    case BelayParser::RuleFieldItem:
      return "`KEY = VALUE`";
    case BelayParser::RuleItem:
    case BelayParser::RuleFile:
      return "a declaration or a stage";
    case BelayParser::RuleStatement:
      return "a statement";
    case BelayParser::RuleStep:
    case BelayParser::RuleBody:
      return "the end of the statement, or a clause";
    default:  // rules are plain numbers, not an enum class
      return {};
  }
}

std::string Shown(const antlr4::Token& token, std::string_view text) {
  const std::size_t type = token.getType();
  if (type == antlr4::Token::EOF) return "the end of the file";
  if (type == BelayParser::NL) return "the end of the line";
  const std::size_t begin = token.getStartIndex();
  const std::string_view word = text.substr(begin, token.getStopIndex() + 1 - begin);
  if (type == BelayParser::FENCE) return "a fence";
  if (type == BelayParser::SHELL) return "a command";
  constexpr std::size_t kMostShown = 40;
  const std::string cut(word.substr(0, kMostShown));
  if (type == BelayParser::STRING)
    return fmt::format("the text {}{}", cut, word.size() > kMostShown ? "…" : "");
  return fmt::format("`{}{}`", cut, word.size() > kMostShown ? "…" : "");
}

std::string TextOf(const antlr4::Token& token, std::string_view text) {
  const std::size_t begin = token.getStartIndex();
  return std::string(text.substr(begin, token.getStopIndex() + 1 - begin));
}

// `5 minutes`, in two words.
std::optional<std::string> DurationInWords(const antlr4::Token& found, antlr4::TokenStream& tokens,
                                           std::string_view text) {
  const bool is_number = found.getType() == BelayParser::NUMBER;
  const antlr4::Token* number = is_number ? &found : tokens.LT(-1);
  const antlr4::Token* unit = is_number ? tokens.LT(2) : &found;
  if (number == nullptr || number->getType() != BelayParser::NUMBER || unit == nullptr ||
      unit->getType() == antlr4::Token::EOF) {
    return std::nullopt;
  }
  return ForeignDuration(TextOf(*number, text) + TextOf(*unit, text));
}

// What to write instead, where that can be told from what stands there; else empty.
std::string HelpFor(const antlr4::Token& found, antlr4::TokenStream& tokens,
                    const antlr4::ParserRuleContext& context, std::string_view text) {
  const std::size_t rule = context.getRuleIndex();
  const std::size_t type = found.getType();
  const antlr4::Token* last = tokens.LT(-1);  // nullptr: nothing stands before it
  const std::size_t before = last == nullptr ? antlr4::Token::INVALID_TYPE : last->getType();
  const auto is_version = [](std::size_t token) {
    return token == BelayParser::VERSION || token == BelayParser::NUMBER;
  };
  const bool arrow = (type == BelayParser::EQ || type == BelayParser::GT) && is_version(before);
  if (arrow || (is_version(type) && before == BelayParser::TO && rule == BelayParser::RuleField)) {
    return "a path of versions is written with `->`: `1.30 -> 1.31`";
  }
  if (type == BelayParser::STRING && rule == BelayParser::RuleRollback) {
    return "a command stands in backticks";
  }
  const bool too_late =
      type == BelayParser::AS || type == BelayParser::ON || type == BelayParser::STRING;
  if (too_late && rule == BelayParser::RuleBody &&
      dynamic_cast<const BelayParser::WithinContext*>(context.parent) != nullptr) {
    return "a title, `as NAME` and `on CLUSTER` stand before `using`";
  }
  if (type == BelayParser::EQ && (before == BelayParser::SHELL || before == BelayParser::FENCE)) {
    return "what a command's output must be is written `is \"TEXT\"`";
  }
  if (type == BelayParser::EQ && IsContainer(rule)) {
    return "a setting of a step stands without `=`: `timeout 45m`";
  }
  if (type == BelayParser::COLON && (IsContainer(rule) || rule == BelayParser::RuleRollback)) {
    return "leave the `:` out";
  }
  if (const auto duration = DurationInWords(found, tokens, text)) {
    return fmt::format("this length of time is written `{}`", *duration);
  }
  if (type != BelayParser::ID) return {};
  const auto test = ForeignTest(TextOf(found, text));
  return test ? fmt::format("what a command's output must be is written `{}`", *test)
              : std::string();
}

// The statement that ends here began with a word of another language: the resolver says so.
bool BeginsForeign(antlr4::TokenStream& tokens, std::string_view text) {
  std::size_t first = tokens.index();
  while (first > 0) {
    const std::size_t type = tokens.get(first - 1)->getType();
    if (type == BelayParser::NL || type == BelayParser::LBRACE) break;
    --first;
  }
  const antlr4::Token& token = *tokens.get(first);
  return first < tokens.index() && token.getType() == BelayParser::ID &&
         ForeignVerb(TextOf(token, text));
}

bool AlreadyReported(std::size_t type) {
  return type == BelayParser::UNKNOWN || type == BelayParser::UNCLOSED_SHELL ||
         type == BelayParser::UNCLOSED_STRING;
}

}  // namespace

void ErrorStrategy::ReportUnexpected(antlr4::Parser& parser, const antlr4::Token& found) {
  if (AlreadyReported(found.getType())) return;
  if (++reported_ > limits::kMostSyntaxErrors) return;
  const std::size_t type = found.getType();
  const auto size = static_cast<std::uint32_t>(text_.size());
  Span span{.file = file_, .begin = size, .end = size};
  if (type != antlr4::Token::EOF) {
    span.begin = static_cast<std::uint32_t>(found.getStartIndex());
    span.end = static_cast<std::uint32_t>(found.getStopIndex() + 1);
  }
  if (type == BelayParser::NL) span.end = span.begin;

  auto* context = dynamic_cast<antlr4::ParserRuleContext*>(parser.getContext());
  const std::size_t rule = context->getRuleIndex();
  const auto expected = parser.getATN().nextTokens(
      parser.getATN().states[static_cast<std::size_t>(parser.getState())]);
  std::string message;
  std::vector<Label> labels;
  if (type == antlr4::Token::EOF && IsContainer(rule) && context->getStart() != nullptr &&
      context->getStart()->getType() == BelayParser::LBRACE) {
    message = "the body is never closed; a `}` is missing";
    const auto begin = static_cast<std::uint32_t>(context->getStart()->getStartIndex());
    labels.push_back(
        {.span = {.file = file_, .begin = begin, .end = begin + 1}, .text = "opened here"});
  } else if (type == BelayParser::RBRACE && rule == BelayParser::RuleFile) {
    message = "this `}` closes nothing";
  } else {
    const std::string_view needed = Needed(rule, expected);
    message = fmt::format("found {}", Shown(found, text_));
    if (!needed.empty()) message += fmt::format(", but {} is needed here", needed);
  }
  Diagnostic diagnostic = MakeDiagnostic(Code::kSyntax, span, std::move(message));
  diagnostic.labels = std::move(labels);
  std::string help = HelpFor(found, *parser.getTokenStream(), *context, text_);
  if (!help.empty()) {
    diagnostic.remarks.push_back({.kind = Remark::Kind::kHelp, .text = std::move(help)});
  }
  diagnostics_.Add(std::move(diagnostic));
}

void ErrorStrategy::reportError(antlr4::Parser* parser, const antlr4::RecognitionException& error) {
  if (inErrorRecoveryMode(parser)) return;
  beginErrorCondition(parser);
  ReportUnexpected(*parser, *error.getOffendingToken());
}

antlr4::Token* ErrorStrategy::recoverInline(antlr4::Parser* parser) {
  throw antlr4::InputMismatchException(parser);
}

// To the end of the statement that began at token `begin`: the end of a line outside of all
// brackets that the statement opened, or the bracket that closes what the statement is in.
void ErrorStrategy::SkipStatement(antlr4::Parser& parser, std::size_t begin) {
  antlr4::TokenStream& tokens = *parser.getTokenStream();
  std::vector<std::size_t> open;  // types of brackets
  const auto close = [&](std::size_t type) {
    // A `}` also closes the parentheses inside its braces that nobody closed.
    if (type == BelayParser::RBRACE) {
      const auto brace = std::find(open.rbegin(), open.rend(), BelayParser::LBRACE);
      if (brace == open.rend()) return false;
      open.erase(std::prev(brace.base()), open.end());
    } else if (!open.empty() && open.back() != BelayParser::LBRACE) {
      open.pop_back();
    }
    return true;
  };
  for (std::size_t i = begin; i < tokens.index(); ++i) {
    const std::size_t type = tokens.get(i)->getType();
    if (IsOpening(type)) open.push_back(type);
    if (IsClosing(type)) close(type);
  }
  while (true) {
    const std::size_t type = tokens.LA(1);
    if (type == antlr4::Token::EOF) break;
    if (type == BelayParser::NL) {
      if (open.empty()) break;
      // Inside of parentheses that a mistake left open, a line that begins a block ends the search.
      const std::size_t next = tokens.LA(2);
      if (open.back() != BelayParser::LBRACE &&
          (next == BelayParser::STAGE || next == BelayParser::RBRACE || next == BelayParser::LET ||
           next == BelayParser::ROLLBACK || next == BelayParser::FOR)) {
        break;
      }
    }
    if (IsOpening(type)) open.push_back(type);
    if (IsClosing(type) && !close(type)) break;
    tokens.consume();
  }
}

void ErrorStrategy::recover(antlr4::Parser* parser, std::exception_ptr error) {
  auto* context = dynamic_cast<antlr4::ParserRuleContext*>(parser->getContext());
  const std::size_t rule = context->getRuleIndex();
  if (rule != BelayParser::RuleFile && !IsStatement(rule)) std::rethrow_exception(error);
  SkipStatement(*parser, context->getStart()->getTokenIndex());
  endErrorCondition(parser);
}

// Called before each decision of a rule. In a list of statements, what cannot go on here is
// reported and skipped, so that the list itself is never left.
void ErrorStrategy::sync(antlr4::Parser* parser) {
  auto* context = dynamic_cast<antlr4::ParserRuleContext*>(parser->getContext());
  const std::size_t rule = context->getRuleIndex();
  if (!IsContainer(rule)) return;
  antlr4::TokenStream& tokens = *parser->getTokenStream();
  const auto& state = *parser->getATN().states[static_cast<std::size_t>(parser->getState())];
  const auto expected = parser->getATN().nextTokens(const_cast<antlr4::atn::ATNState*>(&state));
  const std::size_t found = tokens.LA(1);
  const bool can_end = expected.contains(antlr4::Token::EPSILON);
  if (expected.contains(found) || (can_end && found == antlr4::Token::EOF)) return;
  if (found == antlr4::Token::EOF) return;  // match() reports what is missing
  if (found == BelayParser::RBRACE && rule != BelayParser::RuleFile) return;
  if (!BeginsForeign(tokens, text_)) ReportUnexpected(*parser, *tokens.LT(1));
  if (found == BelayParser::RBRACE) tokens.consume();
  SkipStatement(*parser, tokens.index());
}

}  // namespace belay
