#pragma once

#include <string_view>

#include "BelayParser.h"
#include "compiler/diagnostics/diagnostics.h"
#include "compiler/syntax/ast.h"

namespace belay {

// ANTLR's tree -> AST. A tree with mistakes in it has holes (null children); what cannot be built
// without them is left out, and has been reported by the parser.
class AstBuilder {
 public:
  AstBuilder(FileId file, std::string_view text, Diagnostics& diagnostics)
      : file_(file), text_(text), diagnostics_(diagnostics) {}

  ast::File File(grammar::BelayParser::FileContext& tree);

 private:
  using P = grammar::BelayParser;

  // build_ast.cpp: declarations
  void Item(P::ItemContext& tree, ast::File& file);
  ast::PlanHeader Plan(P::PlanContext& tree);
  ast::Parameter Parameter(P::ParamContext& tree);
  ast::Secret Secret(P::SecretContext& tree);
  ast::Environment Environment(P::EnvContext& tree);
  ast::Inventory Inventory(P::InventoryContext& tree);
  ast::Requirement Requirement(P::RequireContext& tree);
  ast::Action Action(P::ActionContext& tree);
  ast::Procedure Procedure(P::ProcedureContext& tree);
  std::string DocumentationAtTop() const;
  std::string DocumentationAbove(std::uint32_t offset) const;

  // build_statements.cpp
  ast::Body Body(P::BodyContext* tree);
  void Statement(P::StatementContext& tree, ast::Body& body);
  ast::When When(P::WhenContext& tree);
  ast::Let Let(P::LetContext& tree);
  ast::FileText FileText(P::File_Context& tree);
  ast::Rollback Rollback(P::RollbackContext& tree);
  ast::Step Step(P::StepContext& tree);
  void Clause(P::ClauseContext& tree, ast::Step& step);
  std::vector<ast::Call> Using(P::UsingClauseContext& tree);
  ast::Condition Condition(P::ConditionContext& tree);
  ast::Condition Conjunction(P::ConjunctionContext& tree);
  ast::Condition Negation(P::NegationContext& tree);
  ast::Condition OneOf(ast::Condition condition, const ast::Atom& list);

  // build_values.cpp
  Span SpanOf(const antlr4::Token* token) const;
  Span SpanOf(const antlr4::ParserRuleContext& tree) const;
  std::string_view Text(const Span& span) const;
  ast::Name Name(antlr4::ParserRuleContext* tree) const;
  ast::Name Name(antlr4::tree::TerminalNode* node) const;
  ast::String String(antlr4::tree::TerminalNode* node) const;
  ast::Ref Ref(P::RefContext& tree) const;
  ast::Command Command(P::CommandContext& tree) const;
  ast::Command Fence(antlr4::tree::TerminalNode* node) const;
  ast::Atom Atom(P::AtomContext& tree) const;
  ast::Atom List(P::ListContext& tree) const;
  ast::Value Value(P::ValueContext& tree) const;
  ast::Call Call(P::CallContext& tree) const;
  ast::Operator Operator(P::ComparisonContext& tree) const;
  ast::Test Test(P::TestContext& tree) const;
  ast::Time Time(antlr4::tree::TerminalNode* duration, P::RefContext* ref) const;

  // Of two of a kind the second is reported; true when `slot` is free.
  template <typename T>
  bool Once(const std::optional<T>& slot, Span span, std::string_view what,
            std::string_view instead = {}) {
    if (!slot) return true;
    ReportTwice(span, what, instead);
    return false;
  }
  void ReportTwice(Span span, std::string_view what, std::string_view instead = {});

  FileId file_;
  std::string_view text_;
  Diagnostics& diagnostics_;
};

}  // namespace belay
