#include <utility>

#include "compiler/syntax/build_ast.h"
#include "compiler/syntax/fence.h"

namespace belay {
Span AstBuilder::SpanOf(const antlr4::Token* token) const {
  const auto size = static_cast<std::uint32_t>(text_.size());
  if (token == nullptr || token->getType() == antlr4::Token::EOF) {
    return {.file = file_, .begin = size, .end = size};
  }
  return {.file = file_,
          .begin = static_cast<std::uint32_t>(token->getStartIndex()),
          .end = static_cast<std::uint32_t>(token->getStopIndex() + 1)};
}

Span AstBuilder::SpanOf(const antlr4::ParserRuleContext& tree) const {
  const Span begin = SpanOf(tree.start);
  const Span end = tree.stop == nullptr ? begin : SpanOf(tree.stop);
  return end.end < begin.begin ? begin : Cover(begin, end);
}

std::string_view AstBuilder::Text(const Span& span) const {
  return text_.substr(span.begin, span.end - span.begin);
}

ast::Name AstBuilder::Name(antlr4::ParserRuleContext* tree) const {
  if (tree == nullptr) return {};
  const Span span = SpanOf(*tree);
  return {.text = Text(span), .span = span};
}

ast::Name AstBuilder::Name(antlr4::tree::TerminalNode* node) const {
  if (node == nullptr) return {};
  const Span span = SpanOf(node->getSymbol());
  return {.text = Text(span), .span = span};
}

ast::String AstBuilder::String(antlr4::tree::TerminalNode* node) const {
  if (node == nullptr) return {};
  const Span span = SpanOf(node->getSymbol());
  std::string_view raw = Text(span);
  if (raw.size() >= 2) raw = raw.substr(1, raw.size() - 2);
  return {.raw = raw, .span = span};
}

ast::Ref AstBuilder::Ref(P::RefContext& tree) const {
  ast::Ref ref{.parts = {}, .span = SpanOf(tree)};
  if (tree.refHead() != nullptr) ref.parts.push_back(Name(tree.refHead()));
  for (auto* name : tree.name()) ref.parts.push_back(Name(name));
  return ref;
}

ast::Command AstBuilder::Fence(antlr4::tree::TerminalNode* node) const {
  const Span span = SpanOf(node->getSymbol());
  FenceText fence = ReadFence(Text(span));
  for (std::uint32_t& line : fence.lines) line += span.begin;
  return {.text = std::move(fence.text),
          .language = fence.language,
          .fence = true,
          .lines = std::move(fence.lines),
          .span = span};
}

ast::Command AstBuilder::Command(P::CommandContext& tree) const {
  if (tree.FENCE() != nullptr) return Fence(tree.FENCE());
  const Span span = SpanOf(tree);
  std::string_view raw = Text(span);
  if (raw.size() >= 2) raw = raw.substr(1, raw.size() - 2);
  return {.text = std::string(raw),
          .language = {},
          .fence = false,
          .lines = {span.begin + 1},
          .span = span};
}

ast::Atom AstBuilder::List(P::ListContext& tree) const {
  ast::Atom atom;
  atom.kind = ast::Atom::Kind::kList;
  atom.span = SpanOf(tree);
  atom.text = Text(atom.span);
  for (auto* value : tree.value()) atom.items.push_back(Value(*value));
  return atom;
}

ast::Atom AstBuilder::Atom(P::AtomContext& tree) const {
  if (tree.list() != nullptr) return List(*tree.list());
  using Kind = ast::Atom::Kind;
  ast::Atom atom;
  atom.span = SpanOf(tree);
  atom.text = Text(atom.span);
  if (tree.STRING() != nullptr) {
    atom.kind = Kind::kString;
    atom.text = String(tree.STRING()).raw;
  } else if (tree.VERSION() != nullptr) {
    atom.kind = Kind::kVersion;
  } else if (tree.NUMBER() != nullptr) {
    atom.kind = Kind::kNumber;
  } else if (tree.DURATION() != nullptr) {
    atom.kind = Kind::kDuration;
  } else if (tree.PLACEHOLDER() != nullptr) {
    atom.kind = Kind::kPlaceholder;
  } else if (tree.QMARK() != nullptr) {
    atom.kind = Kind::kUnknown;
  } else if (tree.command() != nullptr) {
    atom.kind = Kind::kCommand;
    atom.command.push_back(Command(*tree.command()));
  } else if (tree.ref() != nullptr) {
    atom.kind = Kind::kRef;
    atom.ref = Ref(*tree.ref());
  }
  return atom;
}

ast::Value AstBuilder::Value(P::ValueContext& tree) const {
  ast::Value value{.path = {}, .span = SpanOf(tree)};
  for (auto* atom : tree.atom()) value.path.push_back(Atom(*atom));
  return value;
}

ast::Call AstBuilder::Call(P::CallContext& tree) const {
  ast::Call call;
  call.span = SpanOf(tree);
  if (tree.ref() != nullptr) call.ref = Ref(*tree.ref());
  if (tree.args() == nullptr) return call;
  call.has_arguments = true;
  for (auto* arg : tree.args()->arg()) {
    ast::Argument argument;
    const auto values = arg->value();
    if (values.empty()) continue;
    if (values.size() == 2) {
      const ast::Value key = Value(*values[0]);
      if (key.path.size() == 1 && key.path[0].kind == ast::Atom::Kind::kRef &&
          key.path[0].ref.parts.size() == 1) {
        argument.name = key.path[0].ref.parts[0];
      } else {
        argument.name = ast::Name{.text = Text(key.span), .span = key.span};
      }
    }
    argument.value = Value(*values.back());
    call.arguments.push_back(std::move(argument));
  }
  return call;
}

ast::Operator AstBuilder::Operator(P::ComparisonContext& tree) const {
  if (tree.GE() != nullptr) return ast::Operator::kGreaterEqual;
  if (tree.LE() != nullptr) return ast::Operator::kLessEqual;
  if (tree.NE() != nullptr) return ast::Operator::kNotEqual;
  if (tree.GT() != nullptr) return ast::Operator::kGreater;
  if (tree.LT() != nullptr) return ast::Operator::kLess;
  return ast::Operator::kEqual;
}

ast::Test AstBuilder::Test(P::TestContext& tree) const {
  using Kind = ast::Test::Kind;
  ast::Test test;
  test.span = SpanOf(tree);
  if (tree.MAY() != nullptr) {
    test.kind = Kind::kMayBeEmpty;
  } else if (tree.FAILS() != nullptr || tree.MATCHES() != nullptr) {
    test.kind = tree.FAILS() != nullptr ? Kind::kFailsOn : Kind::kMatches;
    if (tree.list() != nullptr) {
      for (ast::Value& value : List(*tree.list()).items) {
        if (!value.path.empty()) test.values.push_back(value.path.front());
      }
    } else if (tree.STRING() != nullptr) {
      const ast::String text = String(tree.STRING());
      ast::Atom atom;
      atom.kind = ast::Atom::Kind::kString;
      atom.text = text.raw;
      atom.span = text.span;
      test.values.push_back(std::move(atom));
    }
  } else if (tree.EMPTY() != nullptr) {
    test.kind = tree.NOT() != nullptr ? Kind::kIsNotEmpty : Kind::kIsEmpty;
  } else {
    test.kind = tree.NOT() != nullptr ? Kind::kIsNot : Kind::kIs;
    if (tree.comparison() != nullptr) {
      test.kind = Kind::kCompares;
      test.op = Operator(*tree.comparison());
    }
    if (tree.atom() != nullptr) test.values.push_back(Atom(*tree.atom()));
  }
  return test;
}

ast::Time AstBuilder::Time(antlr4::tree::TerminalNode* duration, P::RefContext* ref) const {
  ast::Time time;
  if (duration != nullptr) {
    time.span = SpanOf(duration->getSymbol());
    time.text = Text(time.span);
  } else if (ref != nullptr) {
    time.ref = Ref(*ref);
    time.span = time.ref->span;
  }
  return time;
}

}  // namespace belay
