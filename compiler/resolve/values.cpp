#include <fmt/format.h>

#include <algorithm>

#include "compiler/diagnostics/suggest.h"
#include "compiler/resolve/resolver.h"

namespace belay {
namespace {

bool IsInteger(std::string_view text) {
  if (!text.empty() && text.front() == '-') text.remove_prefix(1);
  return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

// `v3`: to the lexer it is a name.
bool IsShortVersion(std::string_view text) {
  return text.starts_with('v') && text.size() > 1 && IsInteger(text.substr(1));
}

}  // namespace

std::string_view TypeName(ValueType type) {
  switch (type) {
    case ValueType::kString:
      return "a text";
    case ValueType::kInt:
      return "a whole number";
    case ValueType::kBool:
      return "true or false";
    case ValueType::kDuration:
      return "a duration such as `30m`";
    case ValueType::kVersion:
      return "a version such as `1.30`";
    case ValueType::kPath:
      return "a path";
    case ValueType::kList:
      return "a list";
  }
  return "";
}

// Escapes are `\"`, `\\`, `\n`, `\t` and `\$`. `${a.b}` stands for a value; nothing else does.
Value Resolver::Interpolate(std::string_view raw, Span span, bool escapes, Scope& scope) {
  Value value;
  std::string text;
  const auto flush = [&] {
    value.Append(std::move(text));
    text.clear();
  };
  for (std::size_t i = 0; i < raw.size(); ++i) {
    if (escapes && raw[i] == '\\' && i + 1 < raw.size()) {
      const char next = raw[++i];
      switch (next) {
        case 'n':
          text += '\n';
          break;
        case 't':
          text += '\t';
          break;
        case '"':
        case '\\':
        case '$':
          text += next;
          break;
        default: {
          const auto at = static_cast<std::uint32_t>(span.begin + i);  // the quote is one byte
          Fail(Code::kSyntax, {.file = span.file, .begin = at, .end = at + 2},
               fmt::format("`\\{0}` is no escape; a backslash is written `\\\\`", next));
        }
      }
      continue;
    }
    if (raw[i] != '$' || i + 1 >= raw.size() || raw[i + 1] != '{') {
      text += raw[i];
      continue;
    }
    const std::size_t close = raw.find('}', i);
    const std::string_view path =
        close == std::string_view::npos ? "" : raw.substr(i + 2, close - i - 2);
    const bool is_path =
        !path.empty() && path.find_first_not_of(
                             "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-.") ==
                             std::string_view::npos;
    if (!is_path) {
      text += raw[i];
      continue;
    }
    flush();
    ast::Ref ref{.parts = {}, .span = span};
    for (std::size_t begin = 0; begin <= path.size();) {
      const std::size_t dot = std::min(path.find('.', begin), path.size());
      ref.parts.push_back({.text = path.substr(begin, dot - begin), .span = span});
      begin = dot + 1;
    }
    if (const auto found = Lookup(ref, scope, true)) value.Append(found->value);
    i = close;
  }
  flush();
  return value;
}

Value Resolver::Text(const ast::String& text, Scope& scope) {
  return Interpolate(text.raw, text.span, true, scope);
}

std::optional<TypedValue> Resolver::Lookup(const ast::Ref& ref, Scope& scope, bool report) {
  if (ref.parts.empty()) return std::nullopt;
  const auto unknown = [&](std::string_view what) -> std::optional<TypedValue> {
    if (!report) return std::nullopt;
    std::vector<std::string> names;
    scope.Names(names);
    Fail(Code::kUnknownName, ref.span,
         fmt::format("`{}` is not declared{}", what, DidYouMean(what, names)));
    if (IsShortVersion(what)) {
      Last().remarks.push_back(
          {.kind = Remark::Kind::kHelp,
           .text = fmt::format("a version of one number stands in quotes: `\"{}\"`", what)});
    }
    return std::nullopt;
  };
  Symbol* symbol = scope.Find(ref.parts[0].text);
  if (symbol == nullptr) return unknown(ref.parts[0].text);
  symbol->used = true;
  if (symbol->unsettled) unsettled_use_ = symbol->unsettled;
  TypedValue value = symbol->value;
  value.span = ref.span;
  if (ref.parts.size() == 1) {
    if (value.thing && !value.IsMember()) {
      if (const auto name = FieldValue(*value.thing, "name")) value.value = *name;
    }
    return value;
  }
  if (symbol->from && ref.parts.size() == 2) {
    if (ref.parts[1].text == "to") return value;
    if (ref.parts[1].text == "from") {
      value.value = Value(symbol->from->text());
      return value;
    }
  }
  if (!value.thing) return unknown(sources_.Text(ref.span));
  Id<Thing> thing = *value.thing;
  for (std::size_t i = 1; i < ref.parts.size(); ++i) {
    const std::string_view part = ref.parts[i].text;
    const auto nested = things_.find(plan_.things[thing].path + "." + std::string(part));
    if (nested != things_.end()) {
      thing = nested->second;
      value.thing = thing;
      value.value = FieldValue(thing, "name").value_or(Value(plan_.things[thing].name));
      continue;
    }
    const auto field = FieldValue(thing, part);
    if (!field || i + 1 != ref.parts.size()) {
      if (!report) return std::nullopt;
      std::vector<std::string> keys{"name", "version"};
      for (const Field& known : plan_.things[thing].fields) keys.push_back(known.key);
      Fail(Code::kUnknownName, ref.parts[i].span,
           fmt::format("`{}` has no `{}`{}", plan_.things[thing].path, part,
                       DidYouMean(part, keys)));
      return std::nullopt;
    }
    value = TypedValue{};
    value.value = *field;
    if (part == "version") value.type = ValueType::kVersion;
    value.span = ref.span;
  }
  return value;
}

std::optional<TypedValue> Resolver::Evaluate(const ast::Atom& atom, Scope& scope) {
  using Kind = ast::Atom::Kind;
  TypedValue value;
  value.span = atom.span;
  switch (atom.kind) {
    case Kind::kString:
      value.value = Interpolate(atom.text, atom.span, true, scope);
      value.placeholder = IsPlaceholder(atom.text);
      return value;
    case Kind::kPlaceholder:
      value.value = Value(std::string(atom.text));
      value.placeholder = true;
      return value;
    case Kind::kVersion:
    case Kind::kUnknown:
    case Kind::kNone:
      value.type = ValueType::kVersion;
      value.value = Value(std::string(atom.text));
      return value;
    case Kind::kNumber:
      value.type = ValueType::kInt;
      value.value = Value(std::string(atom.text));
      return value;
    case Kind::kDuration:
      value.type = ValueType::kDuration;
      value.value = Value(std::string(atom.text));
      if (!ParseDuration(atom.text)) {
        Fail(Code::kWrongType, atom.span, fmt::format("`{}` is longer than ten years", atom.text));
        return std::nullopt;
      }
      return value;
    case Kind::kList:
      value.type = ValueType::kList;
      for (const ast::Value& item : atom.items) {
        auto element = Evaluate(item, scope);
        if (!element) return std::nullopt;
        if (!value.items.empty()) value.value.Append(std::string(","));
        value.value.Append(element->value);
        value.items.push_back(std::move(*element));
      }
      return value;
    case Kind::kCommand:
      Fail(Code::kMisplaced, atom.span,
           "a command gives no value here; `let NAME = COMMAND` remembers its output");
      return std::nullopt;
    case Kind::kRef:
      if (atom.ref.parts.size() == 1 && (atom.text == "true" || atom.text == "false")) {
        value.type = ValueType::kBool;
        value.value = Value(std::string(atom.text));
        return value;
      }
      return Lookup(atom.ref, scope, true);
  }
  return std::nullopt;
}

std::optional<TypedValue> Resolver::Evaluate(const ast::Value& value, Scope& scope) {
  if (value.path.empty()) return std::nullopt;
  if (value.path.size() > 1) {
    Fail(Code::kMisplaced, value.span,
         "a path of values (`a -> b`) belongs to a thing's declaration");
    return std::nullopt;
  }
  return Evaluate(value.path.front(), scope);
}

// What is known only at run time is checked then; a text fits where its words do.
bool Resolver::Fits(const TypedValue& value, ValueType type, std::string_view what) {
  if (value.placeholder || value.type == type) return true;
  bool fits = true;
  if (value.value.constant() && value.items.empty() && value.type != ValueType::kList) {
    const std::string text = value.value.Display();
    switch (type) {
      case ValueType::kString:
      case ValueType::kPath:
        break;
      case ValueType::kInt:
        fits = IsInteger(text);
        break;
      case ValueType::kBool:
        fits = text == "true" || text == "false";
        break;
      case ValueType::kDuration:
        fits = ParseDuration(text).has_value();
        break;
      case ValueType::kVersion:
        break;
      case ValueType::kList:
        fits = value.type == ValueType::kString;
        break;
    }
  } else if ((value.type == ValueType::kList) != (type == ValueType::kList)) {
    fits = false;
  }
  if (!fits) {
    Fail(Code::kWrongType, value.span,
         fmt::format("{} is {}, and `{}` is {}", what, TypeName(type), value.value.Display(),
                     TypeName(value.type)));
  }
  return fits;
}

std::optional<std::string> Resolver::Constant(const ast::Value& value, Scope& scope,
                                              std::string_view what) {
  const auto found = Evaluate(value, scope);
  if (!found) return std::nullopt;
  if (!found->value.constant()) {
    Fail(Code::kWrongType, value.span,
         fmt::format("{} is fixed when the plan is compiled, and `{}` is known only when it runs; "
                     "give it a value or `--set` it",
                     what, found->value.Display()));
    return std::nullopt;
  }
  return found->value.Display();
}

std::optional<Version> Resolver::VersionOf(const ast::Atom& atom, Scope& scope) {
  using Kind = ast::Atom::Kind;
  if (atom.kind == Kind::kDuration || atom.kind == Kind::kList || atom.kind == Kind::kCommand) {
    Fail(Code::kWrongType, atom.span,
         fmt::format("a version is needed here, and `{}` is none", atom.text));
    return std::nullopt;
  }
  const auto value = Evaluate(atom, scope);
  if (!value) return std::nullopt;
  if (!value->value.constant()) return Version::Parse("?");  // known when it runs, not before
  return Version::Parse(value->value.Display());
}

std::optional<Duration> Resolver::Time(const ast::Time& time, Scope& scope) {
  std::string text(time.text);
  if (time.ref) {
    const auto value = Lookup(*time.ref, scope, true);
    if (!value ||
        !Fits(*value, ValueType::kDuration, fmt::format("`{}`", sources_.Text(time.span)))) {
      return std::nullopt;
    }
    if (!value->value.constant()) {
      Fail(Code::kWrongType, time.span,
           fmt::format(
               "a limit is fixed when the plan is compiled, and `{}` is known only when it runs; "
               "give it a value or `--set` it",
               sources_.Text(time.span)));
      return std::nullopt;
    }
    text = value->value.Display();
  }
  const auto duration = ParseDuration(text);
  if (!duration) {
    Fail(Code::kWrongType, time.span,
         fmt::format("`{}` is no duration of at most ten years", text));
  }
  return duration;
}

std::optional<Duration> Resolver::Time(const ast::Atom& atom) {
  const auto duration = ParseDuration(atom.text);
  if (!duration) {
    Fail(Code::kWrongType, atom.span,
         fmt::format("a duration such as `30m` is needed here, and `{}` is none", atom.text));
  }
  return duration;
}

}  // namespace belay
