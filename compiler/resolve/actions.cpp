#include <fmt/format.h>

#include "compiler/diagnostics/suggest.h"
#include "compiler/resolve/resolver.h"

namespace belay {
namespace {

constexpr int kDeepestAction = 20;

std::string_view KindWord(ThingKind kind) {
  switch (kind) {
    case ThingKind::kCluster:
      return "cluster";
    case ThingKind::kNodes:
      return "nodes";
    case ThingKind::kAddon:
      return "addon";
    case ThingKind::kComponent:
      return "component";
    case ThingKind::kStore:
      return "store";
  }
  return "";
}

}  // namespace

// `$name $cluster $from $to $backup $run_id`, as far as the step has them.
void Resolver::BuiltIns(Frame& frame, Scope& scope) {
  const auto add = [&](std::string name, Value value, ValueType type = ValueType::kString) {
    Symbol symbol;
    symbol.what = "built-in value";
    symbol.value.type = type;
    symbol.value.value = std::move(value);
    scope.Add(std::move(name), std::move(symbol));
  };
  if (frame.subject) {
    add("name", FieldValue(*frame.subject, "name").value_or(Value()));
  }
  const auto cluster = frame.step->cluster ? frame.step->cluster : ClusterOf(frame.subject);
  if (cluster) add("cluster", FieldValue(*cluster, "name").value_or(Value()));
  for (const Move& move : frame.step->moves) {
    if (frame.subject && move.thing != *frame.subject) continue;
    add("from", Value(move.from.text()), ValueType::kVersion);
    add("to", Value(move.to.text()), ValueType::kVersion);
    break;
  }
  if (!frame.step->backup.empty()) {
    add("backup",
        Value(Reference{.kind = Reference::Kind::kBackupFolder, .name = frame.step->backup}),
        ValueType::kPath);
  }
  add("run_id", Value(Reference{.kind = Reference::Kind::kRunId, .name = {}}));
}

// Each from the argument, else the subject's field of that name, else its cluster's, else the
// default.
bool Resolver::BindParameters(const ast::Action& action, const ast::Call& call, Frame& frame,
                              Scope& inner) {
  bool bound = true;
  std::vector<std::string> names;
  for (const ast::Formal& formal : action.parameters) names.emplace_back(formal.name.text);
  std::map<std::string_view, const ast::Argument*> given;
  for (const ast::Argument& argument : call.arguments) {
    if (!argument.name) {
      Fail(Code::kWrongType, argument.value.span, "arguments are named: `limit = 10m`");
      bound = false;
      continue;
    }
    const std::string_view name = argument.name->text;
    if (std::find(names.begin(), names.end(), name) == names.end()) {
      Fail(Code::kUnknownName, argument.name->span,
           fmt::format("`{}` has no parameter `{}`{}", sources_.Text(call.ref.span), name,
                       DidYouMean(name, names)));
      bound = false;
    } else if (!given.emplace(name, &argument).second) {
      Fail(Code::kNameClash, argument.name->span, fmt::format("`{}` is given twice", name));
      bound = false;
    }
  }
  const auto cluster = frame.step->cluster ? frame.step->cluster : ClusterOf(frame.subject);
  for (const ast::Formal& formal : action.parameters) {
    const auto type = Type(formal.type);
    if (!type) return false;
    const std::string name(formal.name.text);
    std::optional<TypedValue> value;
    if (const auto argument = given.find(name); argument != given.end()) {
      value = Evaluate(argument->second->value, *frame.scope);
      if (!value || !Fits(*value, *type, fmt::format("`{}`", name))) {
        bound = false;
        continue;
      }
    }
    for (const auto& owner : {frame.subject, cluster}) {
      if (value || !owner) continue;
      if (FindField(*owner, name) == nullptr) continue;
      value = TypedValue{};
      value->value = *FieldValue(*owner, name);
    }
    if (!value && formal.standard) {
      value = Evaluate(*formal.standard, inner);
      if (!value || !Fits(*value, *type, fmt::format("the default of `{}`", name))) {
        bound = false;
        continue;
      }
    }
    if (!value) {
      const std::string subject = frame.subject ? plan_.things[*frame.subject].path : "the step";
      Fail(Code::kMissingPart, call.span,
           fmt::format("`{}` needs `{}`: it is no argument here, `{}` has no such key{}, and there "
                       "is no default",
                       sources_.Text(call.ref.span), name, subject,
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
    symbol.value.type = *type;
    inner.Add(name, std::move(symbol));
  }
  return bound;
}

bool Resolver::Call(const ast::Call& call, Frame& frame) {
  const ast::Action* action = FindAction(call);
  if (action == nullptr) return false;
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
  if (action->kind && nested.subject) {
    const std::string_view kind = KindWord(plan_.things[*nested.subject].kind);
    if (kind != action->kind->text) {
      Fail(Code::kWrongType, call.ref.span,
           fmt::format("`{}` is for a {}, and `{}` is a {}", sources_.Text(call.ref.span),
                       action->kind->text, plan_.things[*nested.subject].path, kind));
      return false;
    }
  } else if (action->kind) {
    Fail(Code::kMissingPart, call.ref.span,
         fmt::format("`{}` is for a {}, and the step has none", sources_.Text(call.ref.span),
                     action->kind->text));
    return false;
  }
  if (action->verb && sources_.Text(action->verb->span) != ToString(frame.step->verb)) {
    Fail(Code::kWrongType, call.ref.span,
         fmt::format("`{}` is for `{}`, and this is `{}`", sources_.Text(call.ref.span),
                     sources_.Text(action->verb->span), ToString(frame.step->verb)));
    return false;
  }
  Scope inner;
  BuiltIns(nested, inner);
  if (!BindParameters(*action, call, nested, inner)) return false;

  nested.scope = &inner;
  nested.in_action = true;
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
  return true;
}

}  // namespace belay
