#include <fmt/format.h>

#include <algorithm>

#include "compiler/diagnostics/suggest.h"
#include "compiler/resolve/resolver.h"

namespace belay {
namespace {

constexpr int kDeepestAction = 20;

// The one that is most likely meant comes first.
std::string AllParameters(std::string_view word, std::vector<std::string> names) {
  if (names.empty()) return "it has no parameters";
  const auto nearest = std::ranges::find(names, Nearest(word, names));
  if (nearest != names.end()) std::rotate(names.begin(), nearest, nearest + 1);
  return fmt::format("it has `{}`", fmt::join(names, "`, `"));
}

}  // namespace

// `$name $cluster $from $to $backup $run_id`, as far as the step has them.
void Resolver::BuiltIns(Frame& frame, Scope& scope) {
  const auto add = [&](std::string name, Value value, ValueType type = ValueType::kString,
                       std::optional<Unsettled> unsettled = {}) {
    Symbol symbol;
    symbol.what = "built-in value";
    symbol.unsettled = std::move(unsettled);
    symbol.value.type = type;
    symbol.value.value = std::move(value);
    scope.Add(std::move(name), std::move(symbol));
  };
  if (frame.member) {
    add("name", *frame.member);
  } else if (frame.subject) {
    add("name", FieldValue(*frame.subject, "name").value_or(Value()));
  }
  const auto cluster = frame.step->cluster ? frame.step->cluster : ClusterOf(frame.subject);
  if (cluster) add("cluster", FieldValue(*cluster, "name").value_or(Value()));
  for (const Move& move : frame.step->moves) {
    if (frame.subject && move.thing != *frame.subject) continue;
    add("from", Value(move.from.text()), ValueType::kVersion, LeftFrom(move.thing));
    add("to", Value(move.to.text()), ValueType::kVersion);
    break;
  }
  if (const auto& route = frame.step->route) {
    if (route->from) {
      add("from", FieldValue(*route->from, "name").value_or(Value()));
    } else if (auto unsettled = LeftFrom(route->entry)) {
      add("from", Value(), ValueType::kString, std::move(unsettled));
    }
    add("to", FieldValue(route->to, "name").value_or(Value()));
  }
  const std::string& backup = frame.backup.empty() ? frame.step->backup : frame.backup;
  if (!backup.empty()) {
    add("backup", Value(Reference{.kind = Reference::Kind::kBackupFolder, .name = backup}),
        ValueType::kPath);
  }
  add("run_id", Value(Reference{.kind = Reference::Kind::kRunId, .name = {}}));
}

// What a call says, by the parameters' names; nullopt where it says it wrongly.
std::optional<std::map<std::string, TypedValue>> Resolver::Arguments(const ast::Action& action,
                                                                     const ast::Call& call,
                                                                     Frame& frame) {
  bool right = true;
  std::map<std::string, TypedValue> given;
  for (const ast::Argument& argument : call.arguments) {
    if (!argument.name) {
      Fail(Code::kWrongType, argument.value.span, "arguments are named: `limit = 10m`");
      right = false;
      continue;
    }
    const std::string name(argument.name->text);
    const auto formal = std::find_if(action.parameters.begin(), action.parameters.end(),
                                     [&](const ast::Formal& one) { return one.name.text == name; });
    if (formal == action.parameters.end()) {
      std::vector<std::string> names;
      for (const ast::Formal& known : action.parameters) names.emplace_back(known.name.text);
      Fail(Code::kUnknownName, argument.name->span,
           fmt::format("`{}` has no parameter `{}`{}", sources_.Text(call.ref.span), name,
                       DidYouMean(name, names)));
      Last().remarks.push_back(
          {.kind = Remark::Kind::kHelp, .text = AllParameters(name, std::move(names))});
      right = false;
      continue;
    }
    auto value = Evaluate(argument.value, *frame.scope);
    if (!value || !FitsFormal(*value, *formal, fmt::format("`{}`", name))) {
      right = false;
    } else if (!given.emplace(name, std::move(*value)).second) {
      Fail(Code::kNameClash, argument.name->span, fmt::format("`{}` is given twice", name));
      right = false;
    }
  }
  return right ? std::optional(std::move(given)) : std::nullopt;
}

// `limit: duration`; `disk: gcp_disk`, `pool: nodes`: a thing of that kind; `hook: secret`.
bool Resolver::FitsFormal(const TypedValue& value, const ast::Formal& formal,
                          std::string_view what) {
  const std::string_view type = formal.type.text;
  if (const auto known = FindType(type)) return Fits(value, *known, what);
  if (value.placeholder || (value.thing && IsUnknown(*value.thing))) return true;
  if (type == "secret") {
    const auto& pieces = value.value.pieces();
    const auto* reference = pieces.size() == 1 ? std::get_if<Reference>(&pieces.front()) : nullptr;
    if (reference != nullptr && IsSecret(*reference)) return true;
    Fail(Code::kWrongType, value.span,
         fmt::format("{} is a secret, and `{}` is none", what, value.value.Display()));
    return false;
  }
  const std::vector<std::string> words =
      value.thing ? ThingWords(*value.thing) : std::vector<std::string>{};
  if (std::find(words.begin(), words.end(), type) != words.end()) return true;
  Fail(Code::kWrongType, value.span,
       value.thing ? fmt::format("{} is a {}, and `{}` is a {}", what, type,
                                 plan_.things[*value.thing].path, words.back())
                   : fmt::format("{} is a {}, and `{}` is no thing that is declared", what, type,
                                 value.value.Display()));
  Last().labels.push_back({.span = formal.type.span, .text = "declared here"});
  return false;
}

std::optional<TypedValue> Resolver::FieldFor(const ast::Formal& formal, Id<Thing> owner,
                                             bool is_subject) {
  const std::string name(formal.name.text);
  if (IsUnknown(owner)) {
    return formal.standard ? std::nullopt : std::optional(UnknownValue(formal));
  }
  const Field* field = FindField(owner, name);
  // A thing that stays at its version may be worked on too.
  const bool made =
      field == nullptr && is_subject && (name == "version" || name.ends_with("_from"));
  if (field == nullptr && !made) return std::nullopt;
  const auto present = FieldValue(owner, name);
  if (!present) return std::nullopt;
  TypedValue value;
  value.value = *present;
  value.span = made ? plan_.things[owner].span : field->span;
  const auto thing = thing_fields_.find({owner.index, name});
  if (thing != thing_fields_.end()) value.thing = thing->second;
  return value;
}

// Each from the argument, else the subject's field of that name, else its cluster's, else the
// default.
bool Resolver::BindParameters(const ast::Action& action, std::string_view called, Span call,
                              Frame& frame, Scope& inner) {
  bool bound = true;
  const auto cluster = frame.step->cluster ? frame.step->cluster : ClusterOf(frame.subject);
  for (const ast::Formal& formal : action.parameters) {
    const std::string name(formal.name.text);
    const auto type = FindType(formal.type.text);
    // A word near to that of a type is meant to be one; any other is a kind of things.
    if (!type && formal.type.text != "secret" && !IsKind(formal.type.text)) {
      Type(formal.type);
      return false;
    }
    std::optional<TypedValue> value;
    if (const auto argument = frame.arguments.find(name); argument != frame.arguments.end()) {
      value = argument->second;
    }
    for (const auto& owner : {frame.subject, cluster}) {
      if (value || !owner) continue;
      value = FieldFor(formal, *owner, owner == frame.subject);
      if (!value || type) continue;
      if (!FitsFormal(*value, formal, fmt::format("`{}`", name))) return false;
    }
    if (!value && formal.standard) {
      value = Evaluate(*formal.standard, inner);
      if (!value || !FitsFormal(*value, formal, fmt::format("the default of `{}`", name))) {
        bound = false;
        continue;
      }
    }
    if (!value) {
      const std::string subject = frame.subject ? plan_.things[*frame.subject].path : "the step";
      Fail(Code::kMissingPart, call,
           fmt::format("`{}` needs `{}`: it is no argument here, `{}` has no such key{}, and there "
                       "is no default",
                       called, name, subject,
                       cluster && cluster != frame.subject
                           ? fmt::format(", `{}` has none", plan_.things[*cluster].path)
                           : ""));
      Last().labels.push_back({.span = formal.name.span, .text = "declared here"});
      bound = false;
      continue;
    }
    Symbol symbol;
    symbol.what = "parameter";
    symbol.span = formal.name.span;
    symbol.value = std::move(*value);
    if (type) symbol.value.type = *type;
    inner.Add(name, std::move(symbol));
  }
  return bound;
}

bool Resolver::Call(const ast::Call& call, Frame& frame) {
  const ast::Action* action = FindAction(call);
  if (action == nullptr) return false;
  used_.insert(action);
  if (frame.depth >= kDeepestAction) {
    Fail(Code::kTooLarge, call.span,
         fmt::format("actions call one another more than {} deep", kDeepestAction));
    return false;
  }
  Frame nested = frame;
  // `check "…" using eks.insights_clear`: without a subject it is about the cluster that it is on.
  if (action->kind && action->kind->text == "cluster" && !frame.subject) {
    nested.subject = frame.step->cluster;
  }
  if (action->kind && nested.subject && !IsUnknown(*nested.subject)) {
    const std::vector<std::string> words = ThingWords(*nested.subject);
    if (std::find(words.begin(), words.end(), action->kind->text) == words.end()) {
      Fail(Code::kWrongType, call.ref.span,
           fmt::format("`{}` is for a {}, and `{}` is a {}", sources_.Text(call.ref.span),
                       action->kind->text, plan_.things[*nested.subject].path, words.front()));
      return false;
    }
  } else if (action->kind && !nested.subject) {
    Fail(Code::kMissingPart, call.ref.span,
         fmt::format("`{}` is for a {}, and the step has none", sources_.Text(call.ref.span),
                     action->kind->text));
    return false;
  }
  // What only looks fits into every body.
  const std::string_view verb = action->verb ? sources_.Text(action->verb->span) : "";
  const bool looks = verb == "check" || verb == "verify" || verb == "wait";
  // Of an action without a verb nobody knows which step will use it.
  const bool any = lone_ && frame.action != nullptr && !frame.action->verb;
  const bool fits =
      any || !action->verb || verb == ToString(frame.step->verb) || (looks && frame.in_body);
  if (!fits) {
    Fail(Code::kWrongType, call.ref.span,
         fmt::format("`{}` is for `{}`, and this is `{}`", sources_.Text(call.ref.span), verb,
                     ToString(frame.step->verb)));
    return false;
  }
  Scope inner;
  BuiltIns(nested, inner);
  auto arguments = Arguments(*action, call, nested);
  if (!arguments) return false;
  nested.arguments = std::move(*arguments);
  const std::string_view called = sources_.Text(call.ref.span);
  if (!BindParameters(*action, called, call.span, nested, inner)) return false;

  nested.scope = &inner;
  nested.in_action = true;
  nested.action = action;
  nested.call = frame.call.value_or(call.span);
  nested.depth = frame.depth + 1;
  if (nested.depth > 1 || !frame.step->action.empty()) {
    nested.key_prefix += "/" + std::string(action->name.parts.back().text);
  }
  if (frame.depth == 0 && !frame.in_undo) {
    if (!frame.step->action.empty()) frame.step->action += ", ";
    frame.step->action += DottedName(call.ref);
  }
  // Of several actions the last one's undo comes first.
  Undo before = std::move(frame.step->undo);
  const bool had = frame.step->undo_declared;
  frame.step->undo = {};
  frame.step->undo_declared = false;
  Body(action->body, nested);
  if (!frame.step->undo_declared) {
    frame.step->undo = std::move(before);
    frame.step->undo_declared = had;
  } else if (had && before.kind == Undo::Kind::kOperations) {
    auto& operations = frame.step->undo.operations;
    operations.insert(operations.end(), before.operations.begin(), before.operations.end());
  }
  frame.has_exit = frame.has_exit || nested.has_exit;
  frame.always = frame.always || nested.always;
  return true;
}

}  // namespace belay
