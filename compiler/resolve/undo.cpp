// How a step is taken back: its rollback, and the backups that it puts back.

#include <fmt/format.h>

#include <utility>

#include "compiler/resolve/resolver.h"

namespace belay {

Undo Resolver::MakeUndo(const ast::Rollback& rollback, Span span, Frame& frame) {
  using Kind = ast::Rollback::Kind;
  Undo undo;
  undo.span = span;
  if (rollback.why) undo.why = Text(*rollback.why, *frame.scope);
  if (rollback.recover) undo.recover = Text(*rollback.recover, *frame.scope);
  undo.kind = Undo::Kind::kOperations;
  Scope names(frame.scope);
  Frame inner = frame;
  inner.scope = &names;
  inner.operations = &undo.operations;
  inner.in_undo = true;
  switch (rollback.kind) {
    case Kind::kNone:
      undo.kind = Undo::Kind::kImpossible;
      break;
    case Kind::kUnneeded:
      undo.kind = Undo::Kind::kNotNeeded;
      break;
    case Kind::kRestore:
      undo.restores.emplace_back(rollback.backup->text);
      RestoreFrom(rollback.backup->text, rollback.backup->span, inner);
      break;
    case Kind::kCommand: {
      Operation operation;
      operation.kind = OperationKind::kRun;
      operation.span = span;
      operation.call = frame.call.value_or(span);
      operation.command = MakeCommand(*rollback.command, inner);
      undo.operations.push_back(std::move(operation));
      break;
    }
    case Kind::kUsing:
      for (const ast::Call& call : rollback.actions) Call(call, inner);
      break;
    case Kind::kBody:
      for (const ast::Statement& statement : rollback.body) {
        const auto* step = std::get_if<ast::Step>(&statement.node);
        if (step != nullptr && step->verb.text == "restore" && step->from) {
          undo.restores.emplace_back(sources_.Text(step->from->span));
        }
      }
      Body(rollback.body, inner);
      break;
  }
  for (std::string& name : undo.restores) {
    const auto found = backups_.find(name);
    if (found != backups_.end()) name = plan_.steps[found->second].backup;
  }
  return undo;
}

void Resolver::Rollback(const ast::Rollback& rollback, Span span, Frame& frame) {
  if (frame.in_undo) {
    Fail(Code::kMisplaced, span, "a rollback has no rollback of its own");
    return;
  }
  const Value recover = frame.step->undo.recover;
  frame.step->undo = MakeUndo(rollback, span, frame);
  frame.step->undo_declared = true;
  if (frame.step->undo.recover.empty()) frame.step->undo.recover = recover;
}

}  // namespace belay
