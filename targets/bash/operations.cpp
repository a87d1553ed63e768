#include "targets/bash/operations.h"

#include <fmt/format.h>

#include <algorithm>

#include "targets/bash/word.h"

namespace belay::bash {
namespace {

std::string_view KindWord(Reference::Kind kind) {
  switch (kind) {
    case Reference::Kind::kParameter:
      return "parameter";
    case Reference::Kind::kSecret:
      return "secret";
    case Reference::Kind::kEnvironment:
      return "environment";
    case Reference::Kind::kCapture:
      return "captured";
    case Reference::Kind::kFile:
      return "file";
    case Reference::Kind::kBackupFolder:
      return "backup";
    case Reference::Kind::kMember:
      return "member";
    case Reference::Kind::kRunId:
      return "run-id";
  }
  return "";
}

std::string Seconds(const std::optional<Duration>& duration, std::int64_t standard) {
  return std::to_string(duration ? duration->seconds : standard);
}

// Commands that return at once, so that asking them costs nothing, are asked this often.
constexpr std::int64_t kStandardInterval = 10;

}  // namespace

bool Writer::OnlyLooks(const Command& command) {
  using Kind = CommandEffect::Kind;
  return !command.effects.empty() && std::all_of(command.effects.begin(), command.effects.end(),
                                                 [](const CommandEffect& effect) {
                                                   return effect.kind == Kind::kRead ||
                                                          effect.kind == Kind::kPlan ||
                                                          effect.kind == Kind::kWait;
                                                 });
}

std::vector<std::string> Writer::Words(const Value& value) {
  std::vector<std::string> words;
  for (const Value::Piece& piece : value.pieces()) {
    if (const auto* text = std::get_if<std::string>(&piece)) {
      words.insert(words.end(), {"text", *text});
    } else {
      const auto& reference = std::get<Reference>(piece);
      words.insert(words.end(), {std::string(KindWord(reference.kind)), reference.name});
    }
  }
  if (words.empty()) words = {"text", ""};
  return words;
}

std::string Writer::Place(const Span& span) const {
  const SourceFile& file = sources_.file(span.file);
  const std::size_t slash = file.name().rfind('/');
  return fmt::format("{}:{}",
                     slash == std::string::npos ? file.name() : file.name().substr(slash + 1),
                     file.Locate(span.begin).line);
}

void Writer::Line(std::string_view head, const std::vector<std::string>& words) {
  out_ += "  ";
  out_ += head;
  for (const std::string& word : words) out_ += " " + Word(word).text();
  out_ += '\n';
}

void Writer::Heredoc(std::string_view head, const std::vector<std::string>& words,
                     const Command& command) {
  const std::string delimiter = Delimiter(command.text);
  out_ += "  ";
  out_ += head;
  for (const std::string& word : words) out_ += " " + Word(word).text();
  out_ += fmt::format(" <<'{}'\n", delimiter);
  out_ += command.text;
  out_ += fmt::format("\n{}\n", delimiter);
}

void Writer::Expect(const Test& test) {
  std::vector<std::string> words;
  const std::vector<std::string> expected = Words(test.expected);
  switch (test.kind) {
    case Test::Kind::kSucceeds:
      break;
    case Test::Kind::kIs:
      words = {"is"};
      break;
    case Test::Kind::kIsNot:
      words = {"is-not"};
      break;
    case Test::Kind::kIsEmpty:
      words = {"empty"};
      break;
    case Test::Kind::kIsNotEmpty:
      words = {"not-empty"};
      break;
    case Test::Kind::kCompares:
      words = {"compares", ToString(test.comparison)};
      break;
    case Test::Kind::kMatches:
      words = {"matches"};
      break;
  }
  const bool has_value = test.kind == Test::Kind::kIs || test.kind == Test::Kind::kIsNot ||
                         test.kind == Test::Kind::kCompares || test.kind == Test::Kind::kMatches;
  if (has_value) words.insert(words.end(), expected.begin(), expected.end());
  if (!words.empty()) Line("expect", words);
  for (const Value& value : test.fails_on) Line("fails_on", Words(value));
}

// What the next operation is given.
void Writer::Before(const Operation& operation) {
  if (operation.command) {
    for (const Binding& binding : operation.command->bindings) {
      std::vector<std::string> words = Words(binding.value);
      words.insert(words.begin(), binding.name);
      Line("with", words);
    }
    if (!operation.command->host.empty()) Line("on_host", Words(operation.command->host));
    if (!operation.command->folder.empty()) Line("inside", {operation.command->folder});
  }
  Expect(operation.test);
  Line("at", {Place(operation.call)});
}

void Writer::Write(const Operation& operation) {
  Before(operation);
  const std::string title = operation.title.Display();
  const std::string who = operation.who.Display();
  const Timing& timing = operation.timing;
  const auto times = [&](std::string head) {
    Heredoc(head,
            {title, Seconds(timing.up_to, 0), Seconds(timing.every, kStandardInterval),
             Seconds(timing.hold_for, 0)},
            *operation.command);
  };
  const auto by_hand = [&] {
    std::vector<std::string> words{title, who};
    if (!operation.document.empty()) words.push_back(operation.document.Display());
    Line("do_manual", words);
  };
  switch (operation.kind) {
    case OperationKind::kRun:
      Heredoc("do_run",
              OnlyLooks(*operation.command) ? std::vector<std::string>{title, "reads"}
                                            : std::vector<std::string>{title},
              *operation.command);
      break;
    case OperationKind::kCheck:
      if (!operation.command) return by_hand();
      Heredoc("do_check", {title}, *operation.command);
      break;
    case OperationKind::kVerify:
      if (!operation.command) return by_hand();
      times("do_verify");
      break;
    case OperationKind::kWait:
      if (!operation.command) return by_hand();
      times("do_wait");
      break;
    case OperationKind::kSoak:
      Line("do_soak", {title, Seconds(timing.hold_for, 0)});
      break;
    case OperationKind::kCapture: {
      // A command that the catalog does not know is taken to look: `let` remembers what is there.
      using Kind = CommandEffect::Kind;
      const auto& effects = operation.command->effects;
      const bool changes =
          std::any_of(effects.begin(), effects.end(), [](const CommandEffect& effect) {
            return effect.kind != Kind::kRead && effect.kind != Kind::kPlan &&
                   effect.kind != Kind::kWait && effect.kind != Kind::kLocal;
          });
      std::vector<std::string> words{operation.name, operation.key, changes ? "changes" : "reads"};
      if (operation.secret) words.emplace_back("secret");
      if (operation.test.may_be_empty) words.emplace_back("may-be-empty");
      if (operation.list) words.emplace_back("list");
      Heredoc("do_remember", words, *operation.command);
      break;
    }
    case OperationKind::kManual:
      by_hand();
      break;
    case OperationKind::kApprove: {
      std::vector<std::string> words{title, who, Seconds(timing.up_to, 0)};
      if (operation.rollback_if_declined) words.emplace_back("rollback");
      Line("do_approve", words);
      break;
    }
    case OperationKind::kNotify:
      if (operation.command) {
        Heredoc("do_send", {title, who}, *operation.command);
      } else {
        Line("do_notify", {title, who});
      }
      break;
  }
}

void Writer::Operations(const std::vector<Operation>& operations) {
  for (const Operation& operation : operations) Write(operation);
}

// Operands first, then what joins them: the runtime keeps answers on a stack.
void Writer::Decide(const Condition& condition) {
  for (const Condition& operand : condition.operands) Decide(operand);
  const std::string count = std::to_string(condition.operands.size());
  switch (condition.kind) {
    case Condition::Kind::kCompare: {
      const std::vector<std::string> left = Words(condition.left);
      const std::vector<std::string> right = Words(condition.right);
      std::vector<std::string> words{"compare", std::to_string(left.size()),
                                     ToString(condition.comparison)};
      words.insert(words.end(), left.begin(), left.end());
      words.insert(words.end(), right.begin(), right.end());
      Line("decide", words);
      break;
    }
    case Condition::Kind::kCommand: {
      Operation operation;
      operation.kind = OperationKind::kCheck;
      operation.command = condition.command;
      operation.test = condition.test;
      operation.span = condition.span;
      operation.call = condition.span;
      Write(operation);
      break;
    }
    case Condition::Kind::kQuestion:
      Line("decide", {"ask", condition.question.Display()});
      break;
    case Condition::Kind::kAnd:
      Line("decide", {"all", count});
      break;
    case Condition::Kind::kOr:
      Line("decide", {"any", count});
      break;
    case Condition::Kind::kNot:
      Line("decide", {"negate"});
      break;
  }
}

void Writer::Write(const Condition& condition) {
  out_ += fmt::format("\n  # {}\n", Place(condition.span));
  Line("condition", {condition.id});
  Decide(condition);
}

}  // namespace belay::bash
