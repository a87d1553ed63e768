#include "compiler/syntax/build_ast.h"

#include <algorithm>
#include <charconv>

#include "compiler/diagnostics/codes.h"

namespace belay {

ast::File AstBuilder::File(P::FileContext& tree) {
  ast::File file;
  file.id = file_;
  file.documentation = DocumentationAtTop();
  for (auto* item : tree.item()) Item(*item, file);
  return file;
}

void AstBuilder::Item(P::ItemContext& tree, ast::File& file) {
  if (tree.exception != nullptr) return;  // reported
  if (auto* edition = tree.edition()) {
    file.edition = ast::Edition{.number = Name(edition->NUMBER()).text, .span = SpanOf(*edition)};
  } else if (auto* modules = tree.importModules()) {
    for (auto* text : modules->STRING()) file.imports.push_back(String(text));
  } else if (auto* plan = tree.plan()) {
    file.plans.push_back(Plan(*plan));
  } else if (auto* param = tree.param()) {
    file.parameters.push_back(Parameter(*param));
  } else if (auto* secret = tree.secret()) {
    file.secrets.push_back(Secret(*secret));
  } else if (auto* env = tree.env()) {
    file.environment.push_back(Environment(*env));
  } else if (auto* inventory = tree.inventory()) {
    file.inventory.push_back(Inventory(*inventory));
  } else if (auto* require = tree.require()) {
    file.requirements.push_back(Requirement(*require));
  } else if (auto* action = tree.action()) {
    file.actions.push_back(Action(*action));
  } else if (auto* procedure = tree.procedure()) {
    file.procedures.push_back(Procedure(*procedure));
  } else if (auto* statement = tree.statement()) {
    Statement(*statement, file.body);
  }
}

ast::PlanHeader AstBuilder::Plan(P::PlanContext& tree) {
  ast::PlanHeader plan{.name = Name(tree.name()), .fields = {}, .span = SpanOf(tree)};
  if (tree.fields() == nullptr) return plan;
  for (auto* item : tree.fields()->fieldItem()) {
    if (item->exception != nullptr || item->field() == nullptr) continue;
    if (item->field()->value() == nullptr) continue;
    plan.fields.push_back(
        {.key = Name(item->field()->fieldKey()), .value = Value(*item->field()->value())});
  }
  return plan;
}

ast::Parameter AstBuilder::Parameter(P::ParamContext& tree) {
  ast::Parameter parameter;
  parameter.span = SpanOf(tree);
  const auto names = tree.name();
  if (!names.empty()) parameter.name = Name(names[0]);
  if (names.size() > 1) parameter.type = Name(names[1]);
  if (tree.list() != nullptr) parameter.choices = List(*tree.list());
  if (tree.STRING() != nullptr) parameter.pattern = String(tree.STRING());
  if (tree.value() != nullptr) parameter.standard = Value(*tree.value());
  return parameter;
}

ast::Secret AstBuilder::Secret(P::SecretContext& tree) {
  using Source = ast::Secret::Source;
  ast::Secret secret;
  secret.name = Name(tree.name());
  secret.span = SpanOf(tree);
  auto* source = tree.secretSource();
  if (source == nullptr) return secret;
  if (source->ENV() != nullptr) {
    secret.variable = Name(source->name());
  } else if (source->FILE() != nullptr) {
    secret.source = Source::kFile;
    secret.place = String(source->STRING());
  } else if (source->command() != nullptr) {
    secret.source = Source::kCommand;
    secret.command = Command(*source->command());
  } else {
    secret.source = Source::kKubernetes;
    secret.place_kind = Name(source->ID());
    secret.place = String(source->STRING());
  }
  return secret;
}

ast::Environment AstBuilder::Environment(P::EnvContext& tree) {
  ast::Environment environment;
  environment.name = Name(tree.name());
  if (tree.value() != nullptr) environment.value = Value(*tree.value());
  return environment;
}

ast::Inventory AstBuilder::Inventory(P::InventoryContext& tree) {
  ast::Inventory inventory;
  inventory.kind = Name(tree.thingKind());
  inventory.span = SpanOf(tree);
  for (auto* name : tree.name()) inventory.names.push_back(Name(name));
  if (tree.value() != nullptr) inventory.version = Value(*tree.value());
  if (tree.fields() == nullptr) return inventory;
  for (auto* item : tree.fields()->fieldItem()) {
    if (item->exception != nullptr) continue;
    if (auto* field = item->field()) {
      if (field->value() == nullptr) continue;
      inventory.fields.push_back({.key = Name(field->fieldKey()), .value = Value(*field->value())});
    } else if (auto* nested = item->inventory()) {
      inventory.inside.push_back(Inventory(*nested));
    } else if (auto* env = item->env()) {
      inventory.environment.push_back(Environment(*env));
    }
  }
  return inventory;
}

ast::Requirement AstBuilder::Requirement(P::RequireContext& tree) {
  ast::Requirement requirement;
  requirement.span = SpanOf(tree);
  const auto refs = tree.ref();
  const auto atoms = tree.atom();
  const auto comparisons = tree.comparison();
  if (!refs.empty()) requirement.thing = Ref(*refs[0]);
  requirement.within = tree.WITHIN() != nullptr;
  if (requirement.within) {
    if (refs.size() > 1) requirement.given = Ref(*refs[1]);
    const std::string_view number = Name(tree.NUMBER()).text;
    const auto words = tree.ID();
    const std::string_view unit = words.empty() ? "" : Name(words[0]).text;
    std::from_chars(number.data(), number.data() + number.size(), requirement.minors);
    if (number.size() > 3 || (unit != "minor" && unit != "minors") || words.size() < 2 ||
        Name(words[1]).text != "of") {
      diagnostics_.Add(MakeDiagnostic(Code::kSyntax, requirement.span,
                                      "the form is `require A within 1 minor of B`"));
    }
    return requirement;
  }
  if (!comparisons.empty()) requirement.op = Operator(*comparisons[0]);
  if (!atoms.empty()) requirement.version = Atom(*atoms[0]);
  if (refs.size() > 1 && comparisons.size() > 1 && atoms.size() > 1) {
    requirement.given = Ref(*refs[1]);
    requirement.given_op = Operator(*comparisons[1]);
    requirement.given_version = Atom(*atoms[1]);
  }
  return requirement;
}

namespace {

// The line without its `#` if it is a comment.
std::optional<std::string_view> CommentOf(std::string_view line) {
  if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
  if (!line.starts_with('#')) return std::nullopt;
  line.remove_prefix(line.starts_with("# ") ? 2 : 1);
  return line;
}

}  // namespace

// The comment lines that the file begins with.
std::string AstBuilder::DocumentationAtTop() const {
  std::string documentation;
  std::string_view rest = text_;
  while (const auto comment = CommentOf(rest.substr(0, rest.find('\n')))) {
    if (!documentation.empty()) documentation += '\n';
    documentation += *comment;
    rest.remove_prefix(std::min(rest.find('\n'), rest.size() - 1) + 1);
  }
  return documentation;
}

// The comment lines directly above a declaration, without their `#`.
std::string AstBuilder::DocumentationAbove(std::uint32_t offset) const {
  std::vector<std::string_view> lines;
  std::size_t end = text_.rfind('\n', offset);
  while (end != std::string_view::npos && end > 0) {
    const std::size_t before = text_.rfind('\n', end - 1);
    const std::size_t begin = before == std::string_view::npos ? 0 : before + 1;
    const auto comment = CommentOf(text_.substr(begin, end - begin));
    if (!comment) break;
    lines.push_back(*comment);
    if (begin == 0) break;
    end = before;
  }
  std::string documentation;
  for (auto line = lines.rbegin(); line != lines.rend(); ++line) {
    if (!documentation.empty()) documentation += '\n';
    documentation += *line;
  }
  return documentation;
}

ast::Action AstBuilder::Action(P::ActionContext& tree) {
  ast::Action action;
  action.span = SpanOf(tree);
  const auto refs = tree.ref();
  if (refs.size() > 1) action.verb = Ref(*refs[0]);
  if (!refs.empty()) action.name = Ref(*refs.back());
  if (tree.formals() != nullptr) {
    for (auto* formal : tree.formals()->formal()) {
      const auto names = formal->name();
      if (names.size() < 2) continue;
      ast::Formal parameter{.name = Name(names[0]), .type = Name(names[1]), .standard = {}};
      if (formal->value() != nullptr) parameter.standard = Value(*formal->value());
      action.parameters.push_back(std::move(parameter));
    }
  }
  if (tree.name() != nullptr) action.kind = Name(tree.name());
  action.body = Body(tree.body());
  action.documentation = DocumentationAbove(action.span.begin);
  return action;
}

ast::Procedure AstBuilder::Procedure(P::ProcedureContext& tree) {
  ast::Procedure procedure;
  procedure.name = Name(tree.name());
  if (tree.STRING() != nullptr) procedure.title = String(tree.STRING());
  procedure.body = Body(tree.body());
  procedure.span = Cover(SpanOf(tree.start), procedure.name.span);
  return procedure;
}

}  // namespace belay
