// `for`: expanded where the list is known while compiling, else a Loop of the Plan.

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "compiler/resolve/resolver.h"

namespace belay {
namespace {

constexpr std::size_t kMostTurns = 200'000;

// Its value is the choice of whoever sets it: an empty list then says "none of these".
bool IsParameter(const ast::Atom& atom, Scope& scope) {
  if (atom.kind != ast::Atom::Kind::kRef || atom.ref.parts.size() != 1) return false;
  const Symbol* symbol = scope.Find(atom.ref.parts[0].text);
  return symbol != nullptr && symbol->what == "parameter";
}

}  // namespace

void Resolver::Turn(const ast::ForEach& loop, Symbol symbol, std::string part, Place& place) {
  if (++loops_ > kMostTurns) {
    if (loops_ == kMostTurns + 1) {
      Fail(Code::kTooLarge, loop.variable.span,
           fmt::format("the plan's loops have more than {} turns", kMostTurns));
    }
    return;
  }
  Scope names(place.scope);
  symbol.span = loop.variable.span;
  symbol.what = "loop variable";
  names.Add(std::string(loop.variable.text), std::move(symbol));
  Place inner = place;
  inner.scope = &names;
  inner.path = place.path.empty() ? part : place.path + "/" + part;
  loop_parts_.push_back(std::move(part));
  Statements(loop.body, inner);
  loop_parts_.pop_back();
}

void Resolver::ForHops(const ast::ForEach& loop, Id<Thing> thing, Place& place) {
  const std::vector<Version> versions = plan_.things[thing].versions;
  const std::size_t begin = now_.position[thing.index];
  if (versions.size() < 2) {
    Fail(Code::kMissingPart, loop.in.span,
         fmt::format("`{}` has no hops; its version is a path: `version = 1.29 -> 1.30`",
                     plan_.things[thing].path));
    return;
  }
  if (!Settled(thing, loop.in.span)) return;
  if (begin + 1 >= versions.size()) {
    Fail(Code::kMissingPart, loop.in.span,
         fmt::format("`{}` is at {} already, the last version that is declared for it: this loop "
                     "has no turn",
                     plan_.things[thing].path, versions.back().text()));
    return;
  }
  for (std::size_t i = begin; i + 1 < versions.size(); ++i) {
    Symbol hop;
    hop.from = versions[i];
    hop.value.type = ValueType::kVersion;
    hop.value.value = Value(versions[i + 1].text());
    std::string part = versions[i + 1].text();
    std::replace(part.begin(), part.end(), '/', '-');  // `1.7/stable` is one part of an id
    Turn(loop, std::move(hop), std::move(part), place);
  }
}

// The steps stand in the plan once, and are done for each member.
void Resolver::ForRunTime(const ast::ForEach& loop, Span span, TypedValue list, Loop::Part part,
                          Place& place) {
  if (place.loop) {
    Fail(Code::kNotSupported, loop.in.span,
         "a loop over a list that is known only when the plan runs cannot stand inside of another");
    Last().labels.push_back({.span = plan_.loops[*place.loop].span, .text = "the outer one"});
    return;
  }
  const std::string name(loop.variable.text);
  Loop made{.id = (place.path.empty() ? "" : place.path + "/") + "each-" + name,
            .variable = name,
            .list = std::move(list.value),
            .part = part,
            .span = span};
  if (part == Loop::Part::kFirst) made.id += "-first";
  if (!TakeId(made.id, loop.variable.span)) return;
  Symbol member;
  member.span = loop.variable.span;
  member.what = "loop variable";
  member.value.thing = list.thing;
  member.value.value = Value(Reference{.kind = Reference::Kind::kMember, .name = made.id});
  Scope names(place.scope);
  names.Add(name, std::move(member));
  Place inner = place;
  inner.scope = &names;
  inner.path = made.id;
  inner.block = NewBlock(Block::Kind::kEach, span, &place);
  inner.loop = plan_.loops.Add(std::move(made));
  plan_.blocks[inner.block].loop = inner.loop;
  Statements(loop.body, inner);
}

// What lists the members is asked once in a stage or turn, so that `.first` and `.rest` agree.
void Resolver::ForMembers(const ast::ForEach& loop, Span span, Id<Thing> thing, Loop::Part part,
                          Place& place) {
  const ast::Command& command = *members_.at(thing.index);
  const std::string& name = plan_.things[thing].name;
  const std::string id = (place.path.empty() ? "" : place.path + "/") + "members-" + name;
  auto known = member_lists_.find(id);
  if (known == member_lists_.end()) {
    Step step = NewStep(Verb::kRemember, command.span, place);
    step.id = id;
    step.title = Value(fmt::format("Remember the members of {}", plan_.things[thing].path));
    step.cluster = ClusterOf(thing);
    if (!TakeId(step.id, span)) return;
    Frame frame;
    frame.scope = place.scope;
    frame.step = &step;
    frame.operations = &step.operations;
    frame.subject = thing;
    frame.key_prefix = step.id;
    Operation operation;
    operation.kind = OperationKind::kCapture;
    operation.span = command.span;
    operation.call = span;
    operation.name = "members";
    operation.key = step.id + ".members";
    operation.list = true;
    operation.command = MakeCommand(command, frame);
    TypedValue list;
    list.thing = thing;
    list.value = Value(Reference{.kind = Reference::Kind::kCapture, .name = operation.key});
    step.operations.push_back(std::move(operation));
    DefaultUndo(step, place);
    Add(std::move(step), place);
    known = member_lists_.emplace(id, std::move(list)).first;
  }
  ForRunTime(loop, span, known->second, part, place);
}

void Resolver::ForStatement(const ast::ForEach& loop, Span span, Place& place) {
  if (const Symbol* hidden = place.scope->Find(loop.variable.text);
      hidden != nullptr && hidden->value.thing && hidden->what != "loop variable") {
    Fail(Code::kNameClash, loop.variable.span,
         fmt::format("`{}` is a {} of this plan; the loop needs a name of its own",
                     loop.variable.text, hidden->what));
    Last().labels.push_back({.span = hidden->span, .text = "declared here"});
    return;
  }
  Loop::Part part = Loop::Part::kAll;
  ast::Atom in = loop.in;
  if (in.kind == ast::Atom::Kind::kRef && in.ref.parts.size() > 1) {
    const std::string_view last = in.ref.parts.back().text;
    if (last == "first") part = Loop::Part::kFirst;
    if (last == "rest") part = Loop::Part::kRest;
    if (part != Loop::Part::kAll) in.ref.parts.pop_back();
  }
  if (in.kind == ast::Atom::Kind::kRef) {
    ast::Ref ref = in.ref;
    const bool version = ref.parts.size() > 1 && ref.parts.back().text == "version";
    if (version) ref.parts.pop_back();
    if (const auto thing = FindThing(ref, *place.scope, false)) {
      const bool members = !version && members_.contains(thing->index);
      if (members) {
        ForMembers(loop, span, *thing, part, place);
      } else if (part != Loop::Part::kAll) {
        Fail(Code::kMissingPart, loop.in.span,
             fmt::format("`{}` has no `members`", plan_.things[*thing].path));
      } else {
        ForHops(loop, *thing, place);
      }
      return;
    }
  }
  auto list = Evaluate(in, *place.scope);
  if (!list) return;
  if (list->type != ValueType::kList) {
    Fail(Code::kWrongType, loop.in.span,
         fmt::format("`for` goes over a list, over the hops of a thing or over its members, and "
                     "`{}` is none of these",
                     sources_.Text(loop.in.span)));
    return;
  }
  if (!list->value.constant() && list->items.empty()) {
    ForRunTime(loop, span, std::move(*list), part, place);
    return;
  }
  if (list->items.empty() && !IsParameter(in, *place.scope)) {
    Fail(Code::kMissingPart, loop.in.span,
         "the list is empty, so none of these steps would be in the plan");
    return;
  }
  for (std::size_t i = 0; i < list->items.size(); ++i) {
    if (part == Loop::Part::kFirst && i > 0) break;
    if (part == Loop::Part::kRest && i == 0) continue;
    const TypedValue& item = list->items[i];
    Symbol symbol;
    symbol.value = item;
    const std::string slug = Slug(item.value.Display());
    if (slug.empty()) {
      Fail(Code::kWrongType, item.span,
           "an item of a loop is part of its steps' ids, and needs a letter or digit");
      continue;
    }
    Turn(loop, std::move(symbol), slug, place);
  }
}

}  // namespace belay
