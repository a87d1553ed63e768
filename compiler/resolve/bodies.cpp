#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "compiler/diagnostics/suggest.h"
#include "compiler/resolve/resolver.h"

namespace belay {
namespace {

constexpr std::array<std::pair<std::string_view, OperationKind>, 7> kOperations = {
    {{"run", OperationKind::kRun},
     {"check", OperationKind::kCheck},
     {"verify", OperationKind::kVerify},
     {"wait", OperationKind::kWait},
     {"manual", OperationKind::kManual},
     {"approve", OperationKind::kApprove},
     {"notify", OperationKind::kNotify}}};

const std::vector<std::string> kBodyWords = {
    "run",   "check",   "verify",   "wait",    "manual", "approve", "notify",  "let",
    "using", "skip_if", "rollback", "restore", "exit",   "retry",   "timeout", "estimate",
    "rerun", "note",    "recover",  "effects", "needs",  "in"};

}  // namespace

void Resolver::Body(const ast::Body& body, Frame& frame) {
  frame.in_body = true;
  for (const ast::Statement& statement : body) {
    const Span span = statement.span;
    if (const auto* step = std::get_if<ast::Step>(&statement.node)) {
      Inner(*step, span, frame);
    } else if (const auto* let = std::get_if<ast::Let>(&statement.node)) {
      Capture(*let, span, frame);
    } else if (const auto* rollback = std::get_if<ast::Rollback>(&statement.node)) {
      Rollback(*rollback, span, frame);
    } else if (const auto* with = std::get_if<ast::Using>(&statement.node)) {
      for (const ast::Call& call : with->actions) Call(call, frame);
    } else if (const auto* folder = std::get_if<ast::Folder>(&statement.node)) {
      frame.folder = Text(folder->path, *frame.scope).Display();
    } else if (const auto* file = std::get_if<ast::FileText>(&statement.node)) {
      File(*file, *frame.scope);
    } else if (const auto* at = std::get_if<ast::At>(&statement.node)) {
      const auto host = HostOf(*at, *frame.scope);
      if (!host) continue;
      Frame inner = frame;
      inner.host = *host;
      inner.folder.clear();  // of this machine
      Body(at->body, inner);
      frame.has_exit = frame.has_exit || inner.has_exit;
      frame.always = frame.always || inner.always;
    } else {
      Fail(Code::kMisplaced, span,
           "stages, loops, conditions and brackets stand around steps, not inside of one");
    }
  }
}

void Resolver::Inner(const ast::Step& step, Span span, Frame& frame) {
  const std::string_view word = step.verb.text;
  if (!step.about.empty()) {
    Fail(Code::kMisplaced, step.about.front().span, "`about` belongs to a step of its own");
    return;
  }
  for (const auto& [known, kind] : kOperations) {
    if (known != word) continue;
    if (step.has_body) {
      Fail(Code::kMisplaced, step.verb.span,
           fmt::format("`{}` has no body of its own inside of a step", word));
      return;
    }
    if (!SeeFits(step)) return;
    frame.operations->push_back(MakeOperation(kind, step, span, frame));
    return;
  }
  if (step.see) {
    Fail(Code::kMisplaced, step.see->span, fmt::format("`{}` has no `see`", word));
    return;
  }
  if (word == "restore" && frame.in_undo) {
    if (step.from_text) {
      frame.operations->push_back(RestoreByHand(step, span, frame));
    } else if (step.from) {
      std::vector<Subject> into;
      for (const ast::Call& call : step.subjects) {
        const auto subject = SubjectOf(call, *frame.scope);
        if (!subject) return;
        into.push_back(*subject);
      }
      RestoreFrom(sources_.Text(step.from->span), span, into, frame);
    } else {
      Fail(Code::kMissingPart, span, "`restore` says from which backup: `restore db from before`");
      TellHowToRestore();
    }
    return;
  }
  if (word == "restore" || word == "exit") {
    if (word == "exit" && frame.exit == nullptr) {
      Fail(Code::kMisplaced, step.verb.span, "`exit` belongs to an action that `within` uses");
      return;
    }
    if (word == "exit" && !step.subjects.empty()) {
      if (sources_.Text(step.subjects.front().span) != "always") {
        Fail(Code::kUnknownWord, step.subjects.front().span, "the form is `exit` or `exit always`");
        return;
      }
      frame.always = true;
    }
    if (word == "restore") RememberRecipe(step, frame);
    std::vector<Operation> operations;
    Frame inner = frame;
    inner.operations = &operations;
    if (step.command) operations.push_back(MakeOperation(OperationKind::kRun, step, span, inner));
    Body(step.body, inner);
    if (word == "exit") {
      // Of several actions the last one is left first.
      frame.exit->insert(frame.exit->begin(), operations.begin(), operations.end());
      frame.has_exit = true;
    } else {
      frame.step->restore = std::move(operations);
    }
    return;
  }
  if (Setting(step, span, frame)) return;
  Fail(Code::kUnknownWord, step.verb.span,
       fmt::format("`{}` has no meaning inside of a step{}", word, DidYouMean(word, kBodyWords)));
  if (word == "expect" || word == "expected" || word == "assert") {
    Last().remarks.push_back({.kind = Remark::Kind::kHelp,
                              .text = "what must come out stands behind what is done or asked: "
                                      "`verify `COMMAND` is \"…\"`, `manual \"…\" is \"…\"`"});
  }
}

bool Resolver::Setting(const ast::Step& step, Span span, Frame& frame) {
  const std::string_view word = step.verb.text;
  Step& made = *frame.step;
  const auto duration = [&]() -> std::optional<Duration> {
    if (!step.numbers.empty()) return Time(step.numbers.front());
    if (!step.subjects.empty()) {
      return Time(
          ast::Time{
              .text = {}, .ref = step.subjects.front().ref, .span = step.subjects.front().span},
          *frame.scope);
    }
    Fail(Code::kMissingPart, span, fmt::format("`{}` needs a duration such as `30m`", word));
    return std::nullopt;
  };
  const auto text = [&]() -> Value {
    if (!step.strings.empty()) return Text(step.strings.front(), *frame.scope);
    Fail(Code::kMissingPart, span, fmt::format("`{}` needs a text in quotes", word));
    return {};
  };
  if (word == "timeout") {
    if (const auto time = duration()) made.timeout = time;
  } else if (word == "estimate") {
    if (const auto time = duration()) made.estimate = time;
  } else if (word == "note") {
    made.notes.push_back(text());
    CheckNote(made.notes.back(), span);
  } else if (word == "recover") {
    made.undo.recover = text();
  } else if (word == "skip_if") {
    if (!step.command) {
      Fail(Code::kMissingPart, span, "`skip_if` needs a command");
      return true;
    }
    made.skip_if = MakeOperation(OperationKind::kCheck, step, span, frame);
  } else if (word == "rerun") {
    if (step.subjects.size() != 1 || sources_.Text(step.subjects[0].span) != "safe") {
      Fail(Code::kUnknownWord, span, "the form is `rerun safe`");
    }
    made.rerun_safe = true;
  } else if (word == "retry") {
    const auto count = step.numbers.empty() ? "" : step.numbers.front().text;
    if (count.empty() || count.size() > 3 ||
        step.numbers.front().kind != ast::Atom::Kind::kNumber) {
      Fail(Code::kMissingPart, span, "`retry` needs a number of at most 999: `retry 3 every 10s`");
      return true;
    }
    made.retries = static_cast<std::uint32_t>(std::stoul(std::string(count)));
    made.retry_every = {.seconds = 10};
    if (step.every) {
      if (const auto every = Time(*step.every, *frame.scope)) made.retry_every = *every;
    }
  } else if (word == "needs") {
    if (step.subjects.size() != 1) {
      Fail(Code::kMissingPart, span, "`needs` names one tool: `needs kubectl >= 1.28`");
      return true;
    }
    ToolRequirement requirement{
        .tool = std::string(sources_.Text(step.subjects[0].ref.span)), .least = {}, .span = span};
    if (step.op && *step.op != ast::Operator::kGreaterEqual) {
      Fail(Code::kNotSupported, span,
           "of a tool only the least version can be said: `needs kubectl >= 1.28`");
      return true;
    }
    if (step.bound) requirement.least = VersionOf(*step.bound, *frame.scope);
    made.needs.push_back(std::move(requirement));
  } else if (word == "effects") {
    Effects(step, span, frame);
  } else {
    return false;
  }
  return true;
}

Operation Resolver::MakeOperation(OperationKind kind, const ast::Step& step, Span span,
                                  Frame& frame) {
  Operation operation;
  operation.kind = kind;
  operation.span = span;
  operation.call = frame.call.value_or(span);
  Scope& scope = *frame.scope;
  if (step.command) operation.command = MakeCommand(*step.command, frame);
  operation.test = MakeTest(step.tests, scope);
  if (!step.command) CheckByPerson(kind, step);
  if (step.see) operation.document = Text(*step.see, scope);
  if (!step.strings.empty()) operation.title = Text(step.strings.back(), scope);
  if (kind == OperationKind::kNotify && step.strings.size() > 1)
    operation.who = Text(step.strings.front(), scope);
  if (step.by) operation.who = Text(*step.by, scope);
  if (step.up_to) operation.timing.up_to = Time(*step.up_to, scope);
  if (step.every) operation.timing.every = Time(*step.every, scope);
  if (step.hold_for) operation.timing.hold_for = Time(*step.hold_for, scope);
  operation.rollback_if_declined = step.otherwise_rollback;

  switch (kind) {
    case OperationKind::kRun:
      if (!step.command) Fail(Code::kMissingPart, span, "`run` needs a command");
      break;
    case OperationKind::kWait:
      if (!step.numbers.empty()) {
        operation.kind = OperationKind::kSoak;
        operation.timing.hold_for = Time(step.numbers.front());
      } else if (!step.command && step.strings.empty()) {
        Fail(Code::kMissingPart, span,
             "`wait` needs a command, a duration, or a text that says for what");
      }
      break;
    case OperationKind::kManual:
    case OperationKind::kApprove:
    case OperationKind::kNotify:
      if (step.strings.empty()) {
        Fail(Code::kMissingPart, span, fmt::format("`{}` needs a text in quotes", step.verb.text));
      }
      break;
    case OperationKind::kCheck:
    case OperationKind::kVerify:
    case OperationKind::kSoak:
    case OperationKind::kCapture:
      break;
  }
  return operation;
}

void Resolver::Capture(const ast::Let& let, Span span, Frame& frame) {
  if (let.value.path.empty()) return;
  Symbol symbol;
  symbol.what = "value";
  symbol.span = let.name.span;
  const std::string name(let.name.text);
  const ast::Atom& atom = let.value.path.front();
  if (atom.kind != ast::Atom::Kind::kCommand) {
    auto value = Evaluate(let.value, *frame.scope);
    if (!value) return;
    if (let.type) {
      const auto type = Type(*let.type);
      if (!type || !Fits(*value, *type, fmt::format("`{}`", name))) return;
    }
    symbol.value = std::move(*value);
  } else {
    const std::string_view type = let.type ? let.type->text : "string";
    if (type != "string" && type != "int" && type != "list") {
      Fail(Code::kWrongType, let.type->span,
           "what a command prints is a string, an int, or a list with a member on each line");
      return;
    }
    if (let.secret && type == "list") {
      Fail(Code::kNotSupported, let.type->span, "a secret is one text; a secret list is not known");
      return;
    }
    Operation operation;
    operation.kind = OperationKind::kCapture;
    operation.span = span;
    operation.call = frame.call.value_or(span);
    operation.name = name;
    std::replace(operation.name.begin(), operation.name.end(), '-', '_');
    operation.key = frame.key_prefix + "." + operation.name;
    operation.secret = let.secret;
    if (let.secret) secret_captures_.insert(operation.key);
    operation.list = type == "list";
    operation.command = MakeCommand(atom.command.front(), frame);
    operation.test = MakeTest(let.tests, *frame.scope);
    if (type == "int") {
      symbol.value.type = ValueType::kInt;
      if (operation.test.kind == Test::Kind::kSucceeds) {
        operation.test.kind = Test::Kind::kMatches;
        operation.test.expected = Value(std::string("^-?[0-9]+$"));
      }
    }
    symbol.what = kRemembered;
    symbol.value.value = Value(Reference{.kind = Reference::Kind::kCapture, .name = operation.key});
    if (operation.list) symbol.value.type = ValueType::kList;
    frame.operations->push_back(std::move(operation));
  }
  if (frame.scope->Add(name, std::move(symbol)) != nullptr) return;
  Fail(Code::kNameClash, let.name.span, fmt::format("`{}` is declared twice here", name));
}

}  // namespace belay
