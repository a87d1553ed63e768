// Actions that no step of the file uses: those of a module that is read alone, and those that a
// plan has left over. They are read as if a step used them of which only the names are known.

#include <string>
#include <utility>

#include "compiler/resolve/resolver.h"

namespace belay {
namespace {

// A value that fits where one of this type is needed.
std::string SampleOf(std::optional<ValueType> type) {
  switch (type.value_or(ValueType::kString)) {
    case ValueType::kInt:
      return "1";
    case ValueType::kBool:
      return "true";
    case ValueType::kDuration:
      return "1m";
    case ValueType::kVersion:
      return "1.0";
    case ValueType::kString:
    case ValueType::kPath:
    case ValueType::kList:
      break;
  }
  return "?";
}

Verb VerbOf(std::string_view word) {
  for (int i = 0; i <= static_cast<int>(Verb::kRun); ++i) {
    if (ToString(static_cast<Verb>(i)) == word) return static_cast<Verb>(i);
  }
  return Verb::kRun;
}

}  // namespace

// A thing that only the call knows: whatever is asked of it, it has.
Id<Thing> Resolver::UnknownThing(std::string_view name, std::string_view kind) {
  Thing thing;
  thing.name = name;
  thing.path = name;
  thing.provider = kind;
  const Id<Thing> id = plan_.things.Add(std::move(thing));
  unknown_things_.insert(id.index);
  return id;
}

TypedValue Resolver::UnknownValue(const ast::Formal& formal) {
  TypedValue value;
  const auto type = FindType(formal.type.text);
  value.type = type.value_or(ValueType::kString);
  value.value = Value(SampleOf(type));
  value.placeholder = true;  // it fits wherever it is handed on to
  value.span = formal.name.span;
  if (!type && formal.type.text != "secret") {
    value.thing = UnknownThing(formal.name.text, formal.type.text);
  }
  return value;
}

void Resolver::LoneAction(const ast::Action& action) {
  const std::string_view verb = action.verb ? sources_.Text(action.verb->span) : "run";
  Step made;
  made.verb = VerbOf(verb);
  made.span = action.span;
  made.name_span = action.name.span;
  made.id = DottedName(action.name);
  made.backup = "backup";
  Id<Thing> cluster = UnknownThing("cluster", "cluster");
  plan_.things[cluster].kind = ThingKind::kCluster;
  made.cluster = cluster;

  Scope names;
  std::vector<Operation> exit;
  Frame frame;
  frame.scope = &names;
  frame.step = &made;
  frame.operations = &made.operations;
  frame.subject = UnknownThing("name", action.kind ? action.kind->text : "");
  frame.key_prefix = made.id;
  frame.action = &action;
  frame.in_action = true;
  frame.exit = &exit;
  frame.depth = 1;
  BuiltIns(frame, names);
  for (const std::string_view word : {"from", "to"}) {
    Symbol symbol;
    symbol.value.value = Value(std::string("1.0"));
    symbol.value.placeholder = true;
    names.Add(std::string(word), std::move(symbol));
  }
  for (const ast::Formal& formal : action.parameters) {
    const auto type = FindType(formal.type.text);
    if (!type && formal.type.text != "secret" && !IsKind(formal.type.text)) {
      Type(formal.type);
      return;
    }
    Symbol symbol;
    symbol.span = formal.name.span;
    symbol.value = UnknownValue(formal);
    if (formal.standard) {
      const auto standard = Evaluate(*formal.standard, names);
      const std::string what = "the default of `" + std::string(formal.name.text) + "`";
      if (standard) FitsFormal(*standard, formal, what);
    }
    names.Add(std::string(formal.name.text), std::move(symbol));
  }
  Body(action.body, frame);
  recipe_.reset();
}

void Resolver::LoneActions(const std::set<const ast::Action*>& used) {
  lone_ = true;
  for (const ast::Action& action : file_.actions) {
    if (!used.contains(&action)) LoneAction(action);
  }
}

}  // namespace belay
