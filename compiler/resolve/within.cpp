#include <fmt/format.h>

#include <utility>

#include "compiler/resolve/resolver.h"

namespace belay {

// `within THING using …`, or `within edit FILE` and a difference.
std::optional<Subject> Resolver::SubjectOf(const ast::Within& within, Scope& scope) {
  const bool edit = sources_.Text(within.subject.span) == "edit" && within.file;
  if (edit && within.difference && within.difference->language == "diff") {
    ast::Call file;
    file.ref = *within.file;
    file.span = within.file->span;
    return SubjectOf(file, scope);
  }
  if (!within.file && !within.difference) return SubjectOf(within.subject, scope);
  Fail(
      Code::kSyntax, within.file ? within.file->span : within.difference->span,
      "the forms are `within THING using ACTION { … }` and, for a file that is changed and changed "
      "back, `within edit FILE` with a fence tagged `diff`, then `{ … }`");
  return std::nullopt;
}

// A step in, the body, a step out. Each is the undo of the other.
void Resolver::Within(const ast::Within& within, Span span, Place& place) {
  const auto subject = SubjectOf(within, *place.scope);
  if (!subject) return;
  std::optional<Id<Thing>> cluster = ClusterOf(subject->thing);
  if (within.on) {
    const auto on = FindThing(*within.on, *place.scope, true);
    if (!on) return;
    cluster = ClusterOf(on);
  }
  std::string name =
      subject->thing ? plan_.things[*subject->thing].name : subject->kind + "-" + Slug(subject->id);
  if (within.as) name = within.as->text;
  const auto base = [&](Verb verb) {
    Step step = NewStep(verb, span, place);
    step.subjects.push_back(*subject);
    if (cluster) step.cluster = cluster;
    if (!step.cluster) step.cluster = only_cluster_;
    step.name_span = within.as ? within.as->span : subject->span;
    step.id =
        (place.path.empty() ? "" : place.path + "/") + std::string(ToString(verb)) + "-" + name;
    if (within.title) {
      step.title = Value(std::string(ToString(verb)) + ": ");
      step.title.Append(Text(*within.title, *place.scope));
    }
    return step;
  };
  Step enter = base(Verb::kEnter);
  Step leave = base(Verb::kExit);
  if (!TakeId(enter.id, enter.name_span) || !TakeId(leave.id, leave.name_span)) return;
  std::vector<Operation> exit;
  Scope names(place.scope);
  Frame frame;
  frame.scope = &names;
  frame.step = &enter;
  frame.operations = &enter.operations;
  frame.subject = subject->thing;
  if (subject->member) frame.member = MemberOf(enter);
  frame.folder = place.folder;
  frame.host = place.host;
  frame.key_prefix = enter.id;
  frame.exit = &exit;
  if (within.difference && !EnterEdit(within, span, frame)) return;
  for (const ast::Call& call : within.actions) {
    frame.has_exit = false;
    if (!Call(call, frame)) return;
    if (frame.has_exit) continue;
    Fail(Code::kWrongType, call.span,
         fmt::format("`{}` has no `exit`, so it cannot be used by `within`",
                     sources_.Text(call.ref.span)));
    return;
  }
  const auto undo = [&](const std::vector<Operation>& operations) {
    Undo made;
    made.kind = Undo::Kind::kOperations;
    made.operations = operations;
    made.span = span;
    return made;
  };
  leave.operations = exit;
  leave.always = frame.always;
  leave.action = enter.action;
  enter.undo = undo(exit);
  // Going in again repeats what was done then, not what was remembered.
  std::vector<Operation> again;
  for (const Operation& operation : enter.operations) {
    if (operation.kind != OperationKind::kCapture) again.push_back(operation);
  }
  leave.undo = undo(again);
  VerbEffects(enter);
  VerbEffects(leave);
  leave.needs = enter.needs;
  Add(std::move(enter), place);
  Statements(within.body, place);
  Add(std::move(leave), place);
}

}  // namespace belay
