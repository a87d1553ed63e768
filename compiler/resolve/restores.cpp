// What puts a backup back: into the thing that was backed up, or into another one.

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "compiler/diagnostics/suggest.h"
#include "compiler/resolve/resolver.h"

namespace belay {

// What a backup has said before its `restore` is what the recipe knows; its own values are not yet.
void Resolver::RememberRecipe(const ast::Step& clause, const Frame& frame) {
  recipe_ = Recipe{.clause = &clause,
                   .action = frame.action,
                   .arguments = frame.arguments,
                   .remembered = {},
                   .folder = frame.folder,
                   .key_prefix = frame.key_prefix};
  for (const auto& [name, symbol] : frame.scope->symbols()) {
    if (symbol.what == kRemembered || symbol.what == "value") {
      recipe_->remembered.emplace(name, symbol);
    }
  }
}

// `restore db from "the copy of last night"`, in a rollback: what the plan has not taken, a person
// puts back.
Operation Resolver::RestoreByHand(const ast::Step& step, Span span, const Frame& frame) {
  Operation operation;
  operation.kind = OperationKind::kManual;
  Value title(std::string("Restore "));
  for (const ast::Call& call : step.subjects) {
    title.Append(fmt::format("{} ", sources_.Text(call.span)));
  }
  title.Append(std::string("from "));
  title.Append(Text(*step.from_text, *frame.scope));
  operation.title = std::move(title);
  if (step.by) operation.who = Text(*step.by, *frame.scope);
  operation.span = span;
  operation.call = frame.call.value_or(span);
  return operation;
}

void Resolver::TellHowToRestore() {
  Last().remarks.push_back({.kind = Remark::Kind::kHelp,
                            .text = "a copy that this plan does not take is named in words: "
                                    "`restore db from \"the copy of last night\" by \"dba\"`"});
}

void Resolver::RestoreFrom(std::string_view backup, Span span, Frame& frame) {
  RestoreFrom(backup, span, {}, frame);
}

// `into` may be empty: what was backed up.
void Resolver::RestoreFrom(std::string_view backup, Span span, const std::vector<Subject>& into,
                           Frame& frame) {
  const auto found = backups_.find(backup);
  if (found == backups_.end() && broken_backups_.contains(backup)) {
    failed_ = true;  // by what has been reported already
    return;
  }
  if (found == backups_.end() && lone_) return;  // of the plan that uses the action
  if (found == backups_.end()) {
    std::vector<std::string> names;
    for (const auto& [name, id] : backups_) names.push_back(name);
    Fail(Code::kUnknownName, span,
         fmt::format("no backup `{}` has been taken at this point{}", backup,
                     DidYouMean(backup, names)));
    return;
  }
  const Step& source = plan_.steps[found->second];
  const auto recipe = recipes_.find(found->second.index);
  if (recipe == recipes_.end()) {
    // A person's work; the linter says that the backup has no restore.
    Operation operation;
    operation.kind = OperationKind::kManual;
    operation.title = Value(fmt::format("Restore from backup {}", source.backup));
    operation.span = span;
    operation.call = frame.call.value_or(span);
    frame.operations->push_back(std::move(operation));
    return;
  }
  const auto others = [&](const Subject& subject) {
    return std::none_of(source.subjects.begin(), source.subjects.end(), [&](const Subject& own) {
      return own.thing == subject.thing && own.id == subject.id;
    });
  };
  const auto other = std::find_if(into.begin(), into.end(), others);
  if (other != into.end()) {
    RestoreInto(recipe->second, span, *other, source.backup, frame);
    return;
  }
  for (Operation operation : source.restore) {
    operation.call = frame.call.value_or(span);
    frame.operations->push_back(std::move(operation));
  }
}

// The backup's `restore` is read once more with another subject: parameters that the backup's call
// did not give come from that thing, and what the backup remembered is the backup's.
void Resolver::RestoreInto(const Recipe& recipe, Span span, const Subject& subject,
                           const std::string& backup, Frame& frame) {
  Frame inner = frame;
  Scope names(recipe.action == nullptr ? frame.scope : nullptr);
  inner.scope = &names;
  inner.subject = subject.thing;
  inner.member = std::nullopt;
  inner.cluster = ClusterOf(subject.thing);
  inner.folder = recipe.folder;
  inner.call = frame.call.value_or(span);
  inner.in_undo = true;  // `restore` has no rollback or restore of its own
  inner.backup = backup;
  for (const auto& [name, symbol] : recipe.remembered) names.Add(name, symbol);
  BuiltIns(inner, names);
  if (recipe.action != nullptr) {
    inner.in_action = true;
    inner.action = recipe.action;
    inner.arguments = recipe.arguments;
    const std::string_view called = sources_.Text(recipe.action->name.span);
    if (!BindParameters(*recipe.action, called, span, inner, names)) return;
  }
  const ast::Step& clause = *recipe.clause;
  if (clause.command) {
    frame.operations->push_back(
        MakeOperation(OperationKind::kRun, clause, clause.command->span, inner));
  }
  Body(clause.body, inner);
}

}  // namespace belay
