// What a step is about, and what it is called.

#include <fmt/format.h>

#include <utility>

#include "compiler/resolve/resolver.h"

namespace belay {

// A declared thing, a member of one, a file of the plan, or `kind("id")`.
std::optional<Subject> Resolver::SubjectOf(const ast::Call& call, Scope& scope) {
  Subject subject;
  subject.span = call.span;
  if (call.has_arguments) {
    subject.kind = sources_.Text(call.ref.span);
    if (call.arguments.size() != 1) {
      Fail(Code::kMissingPart, call.span,
           fmt::format("a thing that is not declared is named by its kind and id: `{}(\"id\")`",
                       subject.kind));
      return std::nullopt;
    }
    const auto id = Evaluate(call.arguments[0].value, scope);
    if (!id) return std::nullopt;
    subject.id = id->value.Display();
    return subject;
  }
  // A file of the plan is named like a thing: `apply migration_job`.
  Symbol* symbol = call.ref.parts.size() == 1 ? scope.Find(call.ref.parts[0].text) : nullptr;
  if (symbol != nullptr && symbol->what == "file") {
    symbol->used = true;
    subject.kind = "file";
    subject.id = call.ref.parts[0].text;
    return subject;
  }
  if (symbol != nullptr && symbol->what == "loop variable" && !symbol->value.thing) {
    Fail(Code::kWrongType, call.span,
         fmt::format("`{0}` is a text of a list; what it names is written with its kind: "
                     "`namespace({0})`",
                     sources_.Text(call.span)));
    return std::nullopt;
  }
  subject.member = symbol != nullptr && symbol->value.IsMember();
  subject.thing = FindThing(call.ref, scope, true);
  if (!subject.thing) return std::nullopt;
  return subject;
}

Value Resolver::MemberOf(const Step& step) const {
  return Value(Reference{.kind = Reference::Kind::kMember, .name = plan_.loops[*step.loop].id});
}

bool Resolver::Subjects(const ast::Step& step, Place& place, Step& made) {
  for (const ast::Call& call : step.subjects) {
    auto subject = SubjectOf(call, *place.scope);
    if (!subject) return false;
    if (const auto cluster = ClusterOf(subject->thing)) made.cluster = cluster;
    made.subjects.push_back(*std::move(subject));
  }
  return true;
}

std::string Resolver::StepName(const ast::Step& step, const Step& made) {
  if (step.as) return std::string(step.as->text);
  if (!made.subjects.empty()) {
    std::string name(step.verb.text);
    for (const Subject& subject : made.subjects) {
      name += "-";
      name +=
          subject.thing ? plan_.things[*subject.thing].name : subject.kind + "-" + Slug(subject.id);
    }
    return name;
  }
  const std::string slug = Slug(made.title.Display());
  return slug.empty() ? std::string(step.verb.text) : slug;
}

// `route ENTRY to THING`; without `to`, to the next one that is declared.
bool Resolver::RouteTo(const ast::Step& step, Place& place, Step& made) {
  const bool one_entry = made.subjects.size() == 1 && made.subjects[0].thing &&
                         plan_.things[*made.subjects[0].thing].kind == ThingKind::kEntry;
  if (!one_entry) {
    Fail(Code::kWrongType, step.verb.span,
         "`route` moves one entry: `entry users { at = blue -> green }`, then `route users to "
         "green`");
    return false;
  }
  const Id<Thing> id = *made.subjects[0].thing;
  const Thing& entry = plan_.things[id];
  if (!step.to && !Settled(id, made.subjects[0].span)) return false;
  Route route{.entry = id, .from = std::nullopt, .to = {}};
  std::size_t& position = now_.position[id.index];
  const auto serving = now_.serving.find(id.index);
  if (auto unsettled = now_.unsettled.extract(id.index)) {
    left_.insert(std::move(unsettled));
  } else if (serving != now_.serving.end()) {
    route.from = serving->second;
  } else if (!entry.at.empty()) {
    route.from = entry.at.front();
  }
  if (step.to) {
    if (step.to->kind != ast::Atom::Kind::kRef) {
      Fail(Code::kWrongType, step.to->span, "an entry is routed to a thing that is declared");
      return false;
    }
    const auto to = FindThing(step.to->ref, *place.scope, true);
    if (!to) return false;
    route.to = *to;
    for (std::size_t i = 0; i < entry.at.size(); ++i) {
      if (entry.at[i] == *to) position = i;
    }
  } else if (position + 1 < entry.at.size()) {
    route.to = entry.at[++position];
  } else {
    Fail(Code::kMissingPart, made.subjects[0].span,
         fmt::format("nothing says where `{}` goes; say `to THING`, or declare it: `at = a -> b`",
                     entry.path));
    return false;
  }
  now_.serving.insert_or_assign(id.index, route.to);
  made.route = route;
  return true;
}

}  // namespace belay
