// Whether what a `when` compares can ever be so.

#include <fmt/format.h>

#include <algorithm>

#include "compiler/diagnostics/suggest.h"
#include "compiler/resolve/resolver.h"

namespace belay {
namespace {

bool Orders(ast::Operator op) {
  return op != ast::Operator::kEqual && op != ast::Operator::kNotEqual;
}

bool IsDecimal(std::string_view text) {
  const std::string_view digits = text.substr(std::min(text.find_first_not_of("+-"), text.size()));
  return text.size() - digits.size() <= 1 && !digits.empty() && digits.back() != '.' &&
         digits.front() != '.' && std::ranges::count(digits, '.') <= 1 &&
         digits.find_first_not_of("0123456789.") == std::string_view::npos;
}

std::string Listed(const std::vector<std::string>& choices) {
  std::string text;
  for (std::size_t i = 0; i < choices.size(); ++i) {
    if (i > 0) text += i + 1 == choices.size() ? " or " : ", ";
    text += fmt::format("`{}`", choices[i]);
  }
  return text;
}

}  // namespace

// A step that waits for an answer which never comes would be left out in silence, so every part is
// looked at, also one that is decided while compiling. Names that nothing declares are told when
// the condition is made.
void Resolver::CheckCondition(const ast::Condition& condition, Scope& scope) {
  using Kind = ast::Condition::Kind;
  for (const ast::Condition& operand : condition.operands) CheckCondition(operand, scope);
  if (condition.kind != Kind::kTruth && condition.kind != Kind::kCompare) return;
  const auto left = Lookup(condition.ref, scope, false);
  if (!left || left->placeholder) return;
  if (condition.kind == Kind::kCompare) return CheckComparison(condition, *left, scope);
  if (left->type == ValueType::kBool) return;
  const std::string_view text = sources_.Text(condition.ref.span);
  if (left->thing) {
    Fail(Code::kWrongType, condition.ref.span,
         fmt::format("`{}` is a thing, and a condition is true or false; compare one of its keys",
                     text));
    return;
  }
  // The type of a key is not declared: its text tells.
  const std::string value = left->value.Display();
  if (left->value.constant() && (value == "true" || value == "false")) return;
  Fail(Code::kWrongType, condition.ref.span,
       fmt::format("a condition is true or false, and `{}` is {}; compare it: `{} == …`", text,
                   TypeName(left->type), text));
}

void Resolver::CheckComparison(const ast::Condition& condition, const TypedValue& left,
                               Scope& scope) {
  const auto right = Evaluate(*condition.right, scope);
  if (!right || right->placeholder) return;
  const std::string name(sources_.Text(condition.ref.span));
  const Span span = condition.right->span;
  const bool orders = Orders(condition.op);
  const auto wrong = [&](Span at, std::string message) {
    Fail(Code::kWrongType, at, std::move(message));
  };
  if (left.type == ValueType::kList || right->type == ValueType::kList) {
    return wrong(condition.span, "a list cannot be compared; `for` goes over its items");
  }
  if (left.thing && !right->thing && (orders || right->type != ValueType::kString)) {
    return wrong(condition.ref.span,
                 fmt::format("`{0}` is a thing; its version is `{0}.version`", name));
  }
  if (!CheckChoice(left, *right, condition.ref)) return;
  if (condition.right->kind == ast::Atom::Kind::kRef &&
      !CheckChoice(*right, left, condition.right->ref)) {
    return;
  }
  const Symbol* symbol = scope.Find(condition.ref.parts.front().text);
  const bool declared = symbol != nullptr && symbol->what == "parameter";
  const bool other = right->type == ValueType::kInt || right->type == ValueType::kBool ||
                     right->type == ValueType::kDuration;
  switch (left.type) {
    case ValueType::kString:
    case ValueType::kPath:
      // A text may stand for a version, and what is remembered or stands in a key for anything.
      if (declared && other && left.choices.empty()) {
        return wrong(span, fmt::format("`{}` is {}, and `{}` is {}", name, TypeName(left.type),
                                       right->value.Display(), TypeName(right->type)));
      }
      break;
    case ValueType::kVersion:
      if (right->type == ValueType::kBool || right->type == ValueType::kDuration) {
        return wrong(span, fmt::format("`{}` is {}, and `{}` is {}", name, TypeName(left.type),
                                       right->value.Display(), TypeName(right->type)));
      }
      break;
    case ValueType::kInt:
    case ValueType::kBool:
    case ValueType::kDuration:
      if (!Fits(*right, left.type, fmt::format("`{}`", name))) return;
      break;
    case ValueType::kList:
      break;
  }
  const bool open = !left.value.constant() || !right->value.constant();
  if (left.type == ValueType::kBool && orders) {
    return wrong(condition.span, fmt::format("`{}` is true or false, which has no order", name));
  }
  if (left.type == ValueType::kDuration && open && (orders || left.choices.empty())) {
    Fail(Code::kNotSupported, condition.span,
         "lengths of time that are known only when the plan runs are not compared; `--set` fixes "
         "one, and of a parameter with choices (`in [30m, 1h]`) it can be asked which one it is");
    return;
  }
  if (!orders || left.type == ValueType::kInt || left.type == ValueType::kDuration) return;
  // `mode < "blue"` would be decided by the alphabet here, and not at all there.
  if (right->value.constant() && !Version::Parse(right->value.Display()).known()) {
    wrong(span, fmt::format("`<` and `>` are for numbers and versions, and `{}` is none",
                            right->value.Display()));
  }
}

// `is >= "abc"` never holds: an output is compared as a decimal number.
void Resolver::CheckNumber(const ast::Test& test, const TypedValue& expected) {
  if (expected.placeholder) return;
  const std::string text = expected.value.Display();
  if (expected.value.constant()
          ? IsDecimal(text)
          : expected.type == ValueType::kInt || expected.type == ValueType::kString) {
    return;
  }
  Fail(Code::kWrongType, test.span,
       fmt::format("an output is compared as a number, and {} is none",
                   text.empty() ? "an empty text" : fmt::format("`{}`", text)));
  std::string help = "what a text must look like is written `matches \"REGEX\"`";
  if (!Orders(test.op)) {
    const bool equal = test.op == ast::Operator::kEqual;
    help = text.empty() ? fmt::format("write `{}`", equal ? "is empty" : "is not empty")
                        : fmt::format("write `{} \"{}\"`", equal ? "is" : "is not", text);
  }
  Last().remarks.push_back({.kind = Remark::Kind::kHelp, .text = std::move(help)});
}

// `mode == "azure"` of `param mode: string in ["aws", "gcp"]` is never so.
bool Resolver::CheckChoice(const TypedValue& value, const TypedValue& other, const ast::Ref& name) {
  if (value.choices.empty() || !other.value.constant() || other.thing) return true;
  const std::string text = other.value.Display();
  if (std::find(value.choices.begin(), value.choices.end(), text) != value.choices.end()) {
    return true;
  }
  Fail(Code::kWrongType, other.span,
       fmt::format("`{}` is {}, never `{}`{}", sources_.Text(name.span), Listed(value.choices),
                   text, DidYouMean(text, value.choices)));
  return false;
}

}  // namespace belay
