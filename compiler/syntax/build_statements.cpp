#include <fmt/format.h>

#include "compiler/diagnostics/codes.h"
#include "compiler/syntax/build_ast.h"
#include "compiler/syntax/foreign.h"

namespace belay {

void AstBuilder::ReportTwice(Span span, std::string_view what, std::string_view instead) {
  diagnostics_.Add(MakeDiagnostic(
      Code::kSyntax, span,
      fmt::format("the statement has {} already{}{}", what, instead.empty() ? "" : "; ", instead)));
}

ast::Body AstBuilder::Body(P::BodyContext* tree) {
  ast::Body body;
  if (tree == nullptr) return body;
  for (auto* statement : tree->statement()) Statement(*statement, body);
  return body;
}

std::vector<ast::Call> AstBuilder::Using(P::UsingClauseContext& tree) {
  std::vector<ast::Call> calls;
  for (auto* call : tree.call()) calls.push_back(Call(*call));
  return calls;
}

void AstBuilder::Statement(P::StatementContext& tree, ast::Body& body) {
  if (tree.exception != nullptr) return;  // reported; half of a statement means something else
  Span span = SpanOf(tree);
  // The head of a statement with a body ends before the body's `{`.
  const auto until = [&](antlr4::ParserRuleContext* inner) {
    if (inner == nullptr || inner->start == nullptr) return;
    std::uint32_t end = SpanOf(inner->start).begin;
    while (end > span.begin && (text_[end - 1] == ' ' || text_[end - 1] == '\t')) --end;
    span.end = end;
  };
  const auto add = [&](auto node) {
    body.push_back(ast::Statement{.node = std::move(node), .span = span});
  };
  if (auto* stage = tree.stage()) {
    until(stage->body());
    ast::Stage node{
        .name = Name(stage->name()), .title = {}, .on = {}, .body = Body(stage->body())};
    if (stage->STRING() != nullptr) node.title = String(stage->STRING());
    if (stage->ref() != nullptr) node.on = Ref(*stage->ref());
    add(std::move(node));
  } else if (auto* parallel = tree.parallel()) {
    until(parallel->body());
    add(ast::Parallel{.body = Body(parallel->body())});
  } else if (auto* loop = tree.forEach()) {
    until(loop->body());
    ast::ForEach node{.variable = Name(loop->name()), .in = {}, .body = Body(loop->body())};
    if (loop->list() != nullptr) {
      node.in = List(*loop->list());
    } else if (loop->ref() != nullptr) {
      node.in.kind = ast::Atom::Kind::kRef;
      node.in.ref = Ref(*loop->ref());
      node.in.span = node.in.ref.span;
    }
    add(std::move(node));
  } else if (auto* when = tree.when()) {
    if (!when->body().empty()) until(when->body(0));
    add(When(*when));
  } else if (auto* within = tree.within()) {
    until(within->body());
    if (within->call() == nullptr) return;
    if (within->usingClause() == nullptr && within->FENCE() == nullptr) return;
    ast::Within made;
    made.subject = Call(*within->call());
    if (within->ref() != nullptr) made.file = Ref(*within->ref());
    if (within->usingClause() != nullptr) made.actions = Using(*within->usingClause());
    if (within->FENCE() != nullptr) made.difference = Fence(within->FENCE());
    made.body = Body(within->body());
    if (!within->STRING().empty()) made.title = String(within->STRING(0));
    if (!within->as().empty()) made.as = Name(within->as(0)->name());
    if (!within->on().empty()) made.on = Ref(*within->on(0)->ref());
    add(std::move(made));
  } else if (auto* at = tree.at()) {
    until(at->body());
    ast::At made;
    if (at->ref() != nullptr) made.place = Ref(*at->ref());
    if (at->STRING() != nullptr) made.text = String(at->STRING());
    if (!made.place && !made.text) return;
    made.body = Body(at->body());
    add(std::move(made));
  } else if (auto* let = tree.let()) {
    add(Let(*let));
  } else if (auto* file = tree.file_()) {
    add(FileText(*file));
  } else if (auto* folder = tree.folder()) {
    add(ast::Folder{.path = String(folder->STRING())});
  } else if (auto* with = tree.usingClause()) {
    add(ast::Using{.actions = Using(*with)});
  } else if (auto* rollback = tree.rollback()) {
    until(rollback->body());
    add(Rollback(*rollback));
  } else if (auto* step = tree.step()) {
    until(step->body());
    add(Step(*step));
  }
}

ast::When AstBuilder::When(P::WhenContext& tree) {
  ast::When node;
  if (tree.condition() != nullptr) node.condition = Condition(*tree.condition());
  const auto bodies = tree.body();
  if (!bodies.empty()) node.then = Body(bodies[0]);
  if (bodies.size() > 1) node.otherwise = Body(bodies[1]);
  if (auto* nested = tree.when()) {
    node.otherwise.push_back(ast::Statement{.node = When(*nested), .span = SpanOf(*nested)});
  }
  return node;
}

ast::Let AstBuilder::Let(P::LetContext& tree) {
  ast::Let node;
  const auto names = tree.name();
  if (!names.empty()) node.name = Name(names[0]);
  if (names.size() > 1) node.type = Name(names[1]);
  node.secret = tree.SECRET() != nullptr;
  if (tree.value() != nullptr) node.value = Value(*tree.value());
  for (auto* test : tree.test()) node.tests.push_back(Test(*test));
  return node;
}

ast::FileText AstBuilder::FileText(P::File_Context& tree) {
  ast::FileText node{.name = Name(tree.name()), .path = String(tree.STRING()), .text = {}};
  if (tree.FENCE() != nullptr) node.text = Fence(tree.FENCE());
  return node;
}

ast::Rollback AstBuilder::Rollback(P::RollbackContext& tree) {
  using Kind = ast::Rollback::Kind;
  ast::Rollback node;
  const auto strings = tree.STRING();
  if (tree.NONE() != nullptr || tree.UNNEEDED() != nullptr) {
    node.kind = tree.NONE() != nullptr ? Kind::kNone : Kind::kUnneeded;
    if (!strings.empty()) node.why = String(strings[0]);
    if (strings.size() > 1) node.recover = String(strings[1]);
  } else if (tree.RESTORE() != nullptr) {
    node.kind = Kind::kRestore;
    node.backup = Name(tree.name());
  } else if (tree.command() != nullptr) {
    node.kind = Kind::kCommand;
    node.command = Command(*tree.command());
  } else if (tree.usingClause() != nullptr) {
    node.kind = Kind::kUsing;
    node.actions = Using(*tree.usingClause());
  } else {
    node.body = Body(tree.body());
  }
  return node;
}

ast::Step AstBuilder::Step(P::StepContext& tree) {
  ast::Step step;
  step.verb = Name(tree.verb());
  for (auto* call : tree.call()) step.subjects.push_back(Call(*call));
  for (auto* clause : tree.clause()) Clause(*clause, step);
  if (step.op && step.verb.text != "needs" && !ForeignVerb(step.verb.text)) {
    Diagnostic finding = MakeDiagnostic(Code::kSyntax, step.bound->span,
                                        "a comparison stands where nothing is compared");
    finding.remarks.push_back({.kind = Remark::Kind::kHelp,
                               .text = "what a command's output must be begins with `is`: "
                                       "`is <= 3`; equal is `is \"OK\"`"});
    diagnostics_.Add(std::move(finding));
  }
  step.has_body = tree.body() != nullptr;
  step.body = Body(tree.body());
  return step;
}

void AstBuilder::Clause(P::ClauseContext& tree, ast::Step& step) {
  const Span span = SpanOf(tree);
  const auto number = [&](antlr4::tree::TerminalNode* node, ast::Atom::Kind kind) {
    ast::Atom atom;
    atom.kind = kind;
    atom.span = SpanOf(node->getSymbol());
    atom.text = Text(atom.span);
    step.numbers.push_back(std::move(atom));
  };
  if (tree.ROLLBACK() != nullptr) {
    step.otherwise_rollback = true;
  } else if (tree.STRING() != nullptr) {
    step.strings.push_back(String(tree.STRING()));
  } else if (tree.DURATION() != nullptr) {
    number(tree.DURATION(), ast::Atom::Kind::kDuration);
  } else if (tree.NUMBER() != nullptr) {
    number(tree.NUMBER(), ast::Atom::Kind::kNumber);
  } else if (tree.command() != nullptr) {
    if (Once(step.command, span, "a command",
             "several stand in one fence, or as `run` in a body")) {
      step.command = Command(*tree.command());
    }
  } else if (tree.test() != nullptr) {
    step.tests.push_back(Test(*tree.test()));
  } else if (tree.to() != nullptr) {
    if (tree.to()->atom() != nullptr && Once(step.to, span, "a `to`"))
      step.to = Atom(*tree.to()->atom());
  } else if (tree.from() != nullptr) {
    if (step.from || step.from_text) return ReportTwice(span, "a `from`");
    if (tree.from()->ref() != nullptr) step.from = Ref(*tree.from()->ref());
    if (tree.from()->STRING() != nullptr) step.from_text = String(tree.from()->STRING());
  } else if (tree.as() != nullptr) {
    if (Once(step.as, span, "a name")) step.as = Name(tree.as()->name());
  } else if (tree.by() != nullptr) {
    if (Once(step.by, span, "a `by`")) step.by = String(tree.by()->STRING());
  } else if (tree.see() != nullptr) {
    if (Once(step.see, span, "a `see`")) step.see = String(tree.see()->STRING());
  } else if (tree.about() != nullptr) {
    if (!step.about.empty())
      return ReportTwice(span, "an `about`", "several names stand behind one, with commas");
    for (P::RefContext* ref : tree.about()->ref()) step.about.push_back(Ref(*ref));
  } else if (tree.on() != nullptr) {
    if (tree.on()->ref() != nullptr && Once(step.on, span, "an `on`"))
      step.on = Ref(*tree.on()->ref());
  } else if (tree.usingClause() != nullptr) {
    if (!step.actions.empty())
      return ReportTwice(span, "a `using`", "several actions stand behind one, with commas");
    step.actions = Using(*tree.usingClause());
  } else if (auto* up_to = tree.upTo()) {
    if (Once(step.up_to, span, "an `up to`")) step.up_to = Time(up_to->DURATION(), up_to->ref());
  } else if (auto* every = tree.every()) {
    if (Once(step.every, span, "an `every`")) step.every = Time(every->DURATION(), every->ref());
  } else if (auto* hold = tree.holdFor()) {
    if (Once(step.hold_for, span, "a `for`")) step.hold_for = Time(hold->DURATION(), hold->ref());
  } else if (tree.comparison() != nullptr) {
    if (tree.atom() != nullptr && Once(step.op, span, "a comparison")) {
      step.op = Operator(*tree.comparison());
      step.bound = Atom(*tree.atom());
    }
  } else if (tree.NONE() != nullptr) {
    if (Once(step.none, span, "a `none`")) step.none = span;
  }
}

ast::Condition AstBuilder::Condition(P::ConditionContext& tree) {
  const auto operands = tree.conjunction();
  if (operands.size() == 1) return Conjunction(*operands[0]);
  ast::Condition condition;
  condition.kind = ast::Condition::Kind::kOr;
  condition.span = SpanOf(tree);
  for (auto* operand : operands) condition.operands.push_back(Conjunction(*operand));
  return condition;
}

ast::Condition AstBuilder::Conjunction(P::ConjunctionContext& tree) {
  const auto operands = tree.negation();
  if (operands.size() == 1) return Negation(*operands[0]);
  ast::Condition condition;
  condition.kind = ast::Condition::Kind::kAnd;
  condition.span = SpanOf(tree);
  for (auto* operand : operands) condition.operands.push_back(Negation(*operand));
  return condition;
}

// `mode in ["a", "b"]` is `mode == "a" or mode == "b"`.
ast::Condition AstBuilder::OneOf(ast::Condition condition, const ast::Atom& list) {
  using Kind = ast::Condition::Kind;
  const Span span = condition.span;
  std::vector<ast::Condition> each;
  for (const ast::Value& item : list.items) {
    if (item.path.size() != 1) continue;
    condition.kind = Kind::kCompare;
    condition.span = item.span;
    condition.right = item.path.front();
    each.push_back(condition);
  }
  if (each.empty() || each.size() != list.items.size()) {
    diagnostics_.Add(
        MakeDiagnostic(Code::kMissingPart, list.span,
                       "`in` needs the values that are meant: `mode in [\"a\", \"b\"]`"));
  }
  if (each.size() == 1) return each.front();
  condition = {};
  condition.kind = Kind::kOr;
  condition.span = span;
  condition.operands = std::move(each);
  return condition;
}

ast::Condition AstBuilder::Negation(P::NegationContext& tree) {
  using Kind = ast::Condition::Kind;
  ast::Condition condition;
  condition.span = SpanOf(tree);
  if (tree.condition() != nullptr) return Condition(*tree.condition());
  if (tree.negation() != nullptr) {
    condition.kind = Kind::kNot;
    condition.operands.push_back(Negation(*tree.negation()));
  } else if (tree.question() != nullptr) {
    condition.kind = Kind::kQuestion;
    condition.question = String(tree.question()->STRING());
  } else if (auto* command = tree.commandTest()) {
    condition.kind = Kind::kCommand;
    if (command->command() != nullptr) condition.command = Command(*command->command());
    for (auto* test : command->test()) condition.tests.push_back(Test(*test));
  } else if (auto* compared = tree.compared()) {
    if (compared->ref() != nullptr) condition.ref = Ref(*compared->ref());
    if (compared->comparison() != nullptr && compared->atom() != nullptr) {
      condition.kind = Kind::kCompare;
      condition.op = Operator(*compared->comparison());
      condition.right = Atom(*compared->atom());
    } else if (compared->list() != nullptr) {
      return OneOf(condition, List(*compared->list()));
    }
  }
  return condition;
}

}  // namespace belay
