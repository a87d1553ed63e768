#include "compiler/driver/documentation.h"

#include <algorithm>
#include <utility>

#include "compiler/plan/command.h"
#include "compiler/shell/classify.h"

namespace belay::documentation {
namespace {

template <typename... Cases>
struct Overloaded : Cases... {
  using Cases::operator()...;
};

// How an effect is told of; empty for what leaves the world as it is.
std::string_view WordOf(CommandEffect::Kind kind) {
  switch (kind) {
    case CommandEffect::Kind::kChange:
      return "changes";
    case CommandEffect::Kind::kDisrupt:
      return "disrupts";
    case CommandEffect::Kind::kDestroy:
      return "deletes";
    case CommandEffect::Kind::kMigrate:
      return "migrates";
    case CommandEffect::Kind::kBackup:
      return "backs up";
    case CommandEffect::Kind::kRestore:
      return "restores";
    case CommandEffect::Kind::kUndo:
      return "takes back";
    case CommandEffect::Kind::kSwitchContext:
      return "switches the cluster";
    case CommandEffect::Kind::kRead:
    case CommandEffect::Kind::kPlan:
    case CommandEffect::Kind::kLocal:
    case CommandEffect::Kind::kWait:
    case CommandEffect::Kind::kEndless:
      return "";
  }
  return "";
}

// What the steps of an action have places of their own for.
bool IsSetting(std::string_view word) {
  return word == "timeout" || word == "estimate" || word == "retry" || word == "rerun" ||
         word == "in" || word == "recover";
}

class Reader {
 public:
  explicit Reader(const SourceManager& sources) : sources_(sources) {}

  Action Describe(const ast::Action& action) const {
    Action described;
    described.name = Dotted(action.name);
    if (action.verb) described.verb = Dotted(*action.verb);
    if (action.kind) described.kind = action.kind->text;
    described.text = action.documentation;
    for (const ast::Formal& formal : action.parameters) {
      described.parameters.push_back({.name = std::string(formal.name.text),
                                      .type = std::string(formal.type.text),
                                      .standard = formal.standard
                                                      ? std::optional(Text(formal.standard->span))
                                                      : std::nullopt});
    }
    for (Statement& statement : Body(action.body)) Sort(std::move(statement), described);
    Effects(described.steps, described.effects);
    return described;
  }

 private:
  static std::string Dotted(const ast::Ref& ref) {
    std::string name;
    for (const ast::Name& part : ref.parts)
      name += (name.empty() ? "" : ".") + std::string(part.text);
    return name;
  }

  // The text of a span on one line.
  std::string Text(const Span& span) const {
    std::string line;
    for (const char byte : sources_.Text(span)) {
      const bool blank = byte == ' ' || byte == '\t' || byte == '\n' || byte == '\r';
      if (!blank) line += byte;
      if (blank && !line.empty() && line.back() != ' ') line += ' ';
    }
    return line;
  }

  static void Append(std::string& text, const std::string& more) {
    if (!text.empty() && !more.empty()) text += ' ';
    text += more;
  }

  void AppendTime(std::string& text, const char* word, const std::optional<ast::Time>& time) const {
    if (time) Append(text, word + Text(time->span));
  }

  std::string Calls(const std::vector<ast::Call>& calls) const {
    std::string text;
    for (const ast::Call& call : calls) text += (text.empty() ? "" : ", ") + Text(call.span);
    return text;
  }

  std::vector<Statement> Body(const ast::Body& body) const {
    std::vector<Statement> statements;
    for (const ast::Statement& statement : body) {
      std::visit([&](const auto& node) { Add(node, statements); }, statement.node);
    }
    return statements;
  }

  Statement Make(std::string word, std::string text, const ast::Body& inside) const {
    return {.word = std::move(word),
            .title = {},
            .command = {},
            .text = std::move(text),
            .inside = Body(inside)};
  }

  void Add(const ast::Step& step, std::vector<Statement>& to) const {
    Statement made = Make(std::string(step.verb.text), Calls(step.subjects), step.body);
    if (!step.strings.empty()) made.title = step.strings.front().raw;
    for (std::size_t i = 1; i < step.strings.size(); ++i)
      Append(made.text, Text(step.strings[i].span));
    if (step.command) made.command = step.command->text;
    for (const ast::Atom& number : step.numbers) Append(made.text, Text(number.span));
    if (step.by) Append(made.text, "by " + Text(step.by->span));
    if (!step.actions.empty()) Append(made.text, "using " + Calls(step.actions));
    if (step.none) Append(made.text, "none");
    if (step.to) Append(made.text, "to " + Text(step.to->span));
    if (step.from) Append(made.text, "from " + Text(step.from->span));
    if (step.op) Append(made.text, std::string(ToString(static_cast<Comparison>(*step.op))));
    if (step.bound) Append(made.text, Text(step.bound->span));
    for (const ast::Test& test : step.tests) Append(made.text, Text(test.span));
    AppendTime(made.text, "for ", step.hold_for);
    AppendTime(made.text, "up to ", step.up_to);
    AppendTime(made.text, "every ", step.every);
    to.push_back(std::move(made));
  }
  void Add(const ast::Let& let, std::vector<Statement>& to) const {
    Statement made = Make("let", std::string(let.name.text), {});
    const ast::Atom& value = let.value.path.front();
    if (!value.command.empty()) {
      made.command = value.command.front().text;
    } else {
      Append(made.text, "= " + Text(let.value.span));
    }
    for (const ast::Test& test : let.tests) Append(made.text, Text(test.span));
    to.push_back(std::move(made));
  }
  void Add(const ast::Rollback& rollback, std::vector<Statement>& to) const {
    using Kind = ast::Rollback::Kind;
    Statement made = Make("rollback", "", rollback.body);
    if (rollback.kind == Kind::kNone) made.text = "none";
    if (rollback.kind == Kind::kUnneeded) made.text = "unneeded";
    if (rollback.kind == Kind::kRestore)
      made.text = "restore " + std::string(rollback.backup->text);
    if (rollback.kind == Kind::kUsing) made.text = "using " + Calls(rollback.actions);
    if (rollback.why) made.title = rollback.why->raw;
    if (rollback.recover) Append(made.text, "recover " + Text(rollback.recover->span));
    if (rollback.command) made.command = rollback.command->text;
    to.push_back(std::move(made));
  }
  void Add(const ast::Using& using_, std::vector<Statement>& to) const {
    to.push_back(Make("using", Calls(using_.actions), {}));
  }
  void Add(const ast::When& when, std::vector<Statement>& to) const {
    to.push_back(Make("when", Text(when.condition.span), when.then));
    if (!when.otherwise.empty()) to.push_back(Make("else", "", when.otherwise));
  }
  void Add(const ast::ForEach& loop, std::vector<Statement>& to) const {
    to.push_back(
        Make("for", std::string(loop.variable.text) + " in " + Text(loop.in.span), loop.body));
  }
  void Add(const ast::Parallel& parallel, std::vector<Statement>& to) const {
    to.push_back(Make("parallel", "", parallel.body));
  }
  void Add(const ast::Within& within, std::vector<Statement>& to) const {
    to.push_back(
        Make("within", Text(within.subject.span) + " using " + Calls(within.actions), within.body));
  }
  void Add(const ast::Stage& stage, std::vector<Statement>& to) const {
    to.push_back(Make("stage", std::string(stage.name.text), stage.body));
  }
  void Add(const ast::At& at, std::vector<Statement>& to) const {
    to.push_back(Make("at", Text(at.text ? at.text->span : at.place->span), at.body));
  }
  void Add(const ast::FileText& file, std::vector<Statement>& to) const {
    to.push_back(Make("file", std::string(file.name.text) + ' ' + Text(file.path.span), {}));
  }
  void Add(const ast::Folder& folder, std::vector<Statement>& to) const {
    to.push_back(Make("in", Text(folder.path.span), {}));
  }

  // A statement of the action's body into its place.
  static void Sort(Statement statement, Action& action) {
    if (statement.word == "needs") {
      action.needs.push_back(statement.text);
    } else if (statement.word == "skip_if") {
      action.skip_if = std::move(statement);
    } else if (statement.word == "note") {
      action.notes.push_back(statement.title);
    } else if (statement.word == "rollback") {
      action.rollback = std::move(statement);
    } else if (statement.word == "exit") {
      action.exit = Steps(std::move(statement));
    } else if (statement.word == "restore" && statement.text.empty()) {
      action.restore = Steps(std::move(statement));
    } else if (statement.word == "effects") {
      for (const Statement& effect : statement.inside) {
        action.effects.push_back({.kind = effect.word, .command = effect.text});
      }
    } else if (IsSetting(statement.word)) {
      action.settings.push_back(std::move(statement));
    } else {
      action.steps.push_back(std::move(statement));
    }
  }

  // `exit COMMAND` and `exit { … }` alike.
  static std::vector<Statement> Steps(Statement statement) {
    if (!statement.inside.empty()) return std::move(statement.inside);
    statement.word = "run";
    return {std::move(statement)};
  }

  static void Effects(const std::vector<Statement>& statements, std::vector<Effect>& effects) {
    for (const Statement& statement : statements) {
      for (const CommandEffect& found : Classify(ReadShell(statement.command)).effects) {
        const std::string_view kind = WordOf(found.kind);
        if (kind.empty()) continue;
        Effect effect{.kind = std::string(kind),
                      .command = found.command,
                      .asynchronous = found.asynchronous};
        const bool known = std::ranges::any_of(effects, [&](const Effect& other) {
          return other.kind == effect.kind && other.command == effect.command;
        });
        if (!known) effects.push_back(std::move(effect));
      }
      Effects(statement.inside, effects);
    }
  }

  const SourceManager& sources_;
};

}  // namespace

Module Describe(std::string name, const ast::File& file, const SourceManager& sources) {
  Module module{.name = std::move(name), .text = file.documentation, .actions = {}};
  const Reader reader(sources);
  for (const ast::Action& action : file.actions) module.actions.push_back(reader.Describe(action));
  return module;
}

}  // namespace belay::documentation
