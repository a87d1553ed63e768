// What people do: what they must see, and the documents that say how it is done.

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "compiler/resolve/resolver.h"

namespace belay {

// More than settings stand in the body.
bool DoesSomething(const ast::Step& step) {
  return step.command || !step.actions.empty() ||
         std::any_of(step.body.begin(), step.body.end(), [](const ast::Statement& statement) {
           const auto* inner = std::get_if<ast::Step>(&statement.node);
           return inner != nullptr && (inner->verb.text == "run" || inner->verb.text == "manual");
         });
}

// Without a command a person looks, once, and says whether it is so.
void Resolver::CheckByPerson(OperationKind kind, const ast::Step& step) {
  const bool looks = kind == OperationKind::kManual || kind == OperationKind::kCheck ||
                     kind == OperationKind::kVerify || kind == OperationKind::kWait;
  for (const ast::Test& test : step.tests) {
    if (!looks || !step.numbers.empty()) {
      Fail(Code::kMisplaced, test.span,
           "a test belongs to a command, or to what a person looks at: `manual`, `check`, `verify` "
           "or `wait`");
      return;
    }
    if (test.kind == ast::Test::Kind::kFailsOn || test.kind == ast::Test::Kind::kMayBeEmpty) {
      Fail(Code::kMisplaced, test.span,
           "a person is asked once: `fails on` and `may be empty` belong to a command");
    }
  }
}

// `see` stands for what a step does; where the step says that itself, it would say it twice.
bool Resolver::SeeFits(const ast::Step& step) {
  if (!step.see) return true;
  const std::string_view verb = step.verb.text;
  const bool only_says = verb == "approve" || verb == "notify" || !step.numbers.empty();
  if (!only_says && !step.none && !DoesSomething(step)) return true;
  Fail(
      Code::kMisplaced, step.see->span,
      only_says || step.none
          ? fmt::format("`{}` has no `see`: nothing is done in it", verb)
          : "`see` is for what only another document says, and this step says itself what is done");
  Last().remarks.push_back({.kind = Remark::Kind::kHelp,
                            .text = "a link for whoever reads the plan stands in a `note` of the "
                                    "step or in the plan's `links`"});
  return false;
}

// A person does it, and the plan does not know what.
Operation Resolver::ByDocument(const ast::Step& step, Span span, const Step& made, Frame& frame) {
  Operation operation;
  operation.kind = OperationKind::kManual;
  operation.title = made.title.empty() ? Value(Title(plan_, made)) : made.title;
  operation.who = made.who;
  operation.document = Text(*step.see, *frame.scope);
  operation.span = span;
  operation.call = span;
  return operation;
}

}  // namespace belay
