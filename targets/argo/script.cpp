#include "targets/argo/script.h"

#include <fmt/format.h>

#include "targets/argo/runtime.h"
#include "targets/argo/text.h"

namespace belay::argo {
namespace {

// Between two tries, where the plan does not say.
constexpr std::int64_t kDefaultEverySeconds = 10;

// So many failing commands in a row are no `not yet` any more.
constexpr int kBrokenAfter = 3;

std::string_view Word(OperationKind kind) {
  switch (kind) {
    case OperationKind::kRun:
      return "run";
    case OperationKind::kCheck:
      return "check";
    case OperationKind::kVerify:
      return "verify";
    case OperationKind::kWait:
      return "wait";
    case OperationKind::kSoak:
      return "soak";
    case OperationKind::kCapture:
      return "let";
    case OperationKind::kManual:
      return "manual";
    case OperationKind::kApprove:
      return "approve";
    case OperationKind::kNotify:
      return "notify";
  }
  return "";
}

std::string TestWord(const Test& test) {
  switch (test.kind) {
    case Test::Kind::kSucceeds:
      return "succeeds";
    case Test::Kind::kIs:
      return "is";
    case Test::Kind::kIsNot:
      return "is-not";
    case Test::Kind::kIsEmpty:
      return "is-empty";
    case Test::Kind::kIsNotEmpty:
      return "is-not-empty";
    case Test::Kind::kCompares:
      return BashWord(ToString(test.comparison));
    case Test::Kind::kMatches:
      return "matches";
  }
  return "";
}

// After how many failing commands in a row it is over; 0: after none. A command that must only
// succeed says `not yet` by failing, and so does what a change has just taken away for a while.
int Breaks(const Operation& operation) {
  switch (operation.kind) {
    case OperationKind::kWait:
      return operation.test.kind == Test::Kind::kSucceeds ? 0 : kBrokenAfter;
    case OperationKind::kVerify:
    case OperationKind::kCheck:
    case OperationKind::kCapture:
      return operation.timing.up_to ? 0 : 1;
    case OperationKind::kRun:
    case OperationKind::kSoak:
    case OperationKind::kManual:
    case OperationKind::kApprove:
    case OperationKind::kNotify:
      return 1;
  }
  return 1;
}

}  // namespace

ScriptWriter::ScriptWriter(const Context& context) : context_(context), environment_(context) {}

void ScriptWriter::Enter(const Command& command) {
  environment_.Bind(command);
  body_ += environment_.TakeSetup();
  const std::string below = command.folder.empty() ? "" : "/" + command.folder;
  const std::string folder = context_.volume
                                 ? fmt::format("\"$BELAY_HOME\"{}", BashWord("/source" + below))
                                 : std::string(".");
  if (folder == folder_) return;
  folder_ = folder;
  body_ += fmt::format("at {}\n", folder_);
}

std::string ScriptWriter::TestWords(const Test& test) {
  std::string words = TestWord(test);
  words += ' ' + (test.expected.empty() ? std::string("''") : environment_.Word(test.expected));
  for (const Value& bad : test.fails_on) words += ' ' + environment_.Word(bad);
  return words;
}

std::string ScriptWriter::PollWords(const Operation& operation) {
  const Timing& timing = operation.timing;
  const bool endless = operation.kind == OperationKind::kWait && !timing.up_to;
  return fmt::format(
      "{} {} {} {} {}", endless ? "-" : std::to_string(timing.up_to.value_or(Duration{}).seconds),
      timing.every ? timing.every->seconds : kDefaultEverySeconds,
      timing.hold_for.value_or(Duration{}).seconds, Breaks(operation), TestWords(operation.test));
}

void ScriptWriter::AddOperation(const Operation& operation) {
  const Command& command = *operation.command;
  Enter(command);
  std::string heading =
      fmt::format("{} ({})", Word(operation.kind), Place(context_.input, operation.call));
  if (!operation.title.empty()) heading += ": " + OneLine(operation.title.Display());
  const std::string test = ToString(operation.test);
  if (!test.empty()) heading += fmt::format(" [{}]", OneLine(test));
  const bool only_runs =
      (operation.kind == OperationKind::kRun || operation.kind == OperationKind::kNotify) &&
      operation.test.kind == Test::Kind::kSucceeds;
  std::string call;
  if (only_runs) {
    call = operation.timing.up_to ? fmt::format("run {}", operation.timing.up_to->seconds) : "run";
  } else if (operation.kind == OperationKind::kCapture && !operation.secret) {
    call = fmt::format("{} {} {}", operation.list ? "capture_list" : "capture",
                       operation.test.may_be_empty ? "-" : "not-empty", PollWords(operation));
  } else {
    call = "poll " + PollWords(operation);
  }
  body_ += environment_.TakeSetup();
  body_ += fmt::format("say {}\n{}{}", BashWord(heading), call, HereDocument(command.text));
}

void ScriptWriter::AddSkip(const Operation& skip_if) {
  Enter(*skip_if.command);
  const std::string words = TestWords(skip_if.test);
  body_ += environment_.TakeSetup();
  body_ += fmt::format(
      "say {}\n", BashWord(fmt::format("done already? ({})", Place(context_.input, skip_if.call))));
  body_ += fmt::format("answer {}{}", words, HereDocument(skip_if.command->text));
  body_ += "[[ $BELAY_ANSWER == no ]] || exit 0\n";
}

void ScriptWriter::AddAnswer(const Command& command, const Test& test, const Span& span) {
  Enter(command);
  const std::string words = TestWords(test);
  body_ += environment_.TakeSetup();
  body_ += fmt::format("say {}\n", BashWord(fmt::format("when ({})", Place(context_.input, span))));
  body_ += fmt::format("answer {}{}", words, HereDocument(command.text));
}

// Texts are equal or not; an order is that of versions, which for whole numbers is that of numbers.
void ScriptWriter::AddComparison(const Condition& condition) {
  const std::string left = environment_.Word(condition.left);
  const std::string right = environment_.Word(condition.right);
  body_ += environment_.TakeSetup();
  std::string test;
  switch (condition.comparison) {
    case Comparison::kEqual:
      test = fmt::format("[[ {} == {} ]]", left, right);
      break;
    case Comparison::kNotEqual:
      test = fmt::format("[[ {} != {} ]]", left, right);
      break;
    case Comparison::kLess:
    case Comparison::kLessEqual:
    case Comparison::kGreater:
    case Comparison::kGreaterEqual:
      test =
          fmt::format("compares V {} {} {}", left, BashWord(ToString(condition.comparison)), right);
      break;
  }
  body_ += fmt::format("if {}; then keep yes; else keep no; fi\n", test);
}

void ScriptWriter::AddLines(const std::string& lines) {
  body_ += environment_.TakeSetup();
  body_ += lines;
}

Script ScriptWriter::Finish(std::vector<ArgoProblem>& problems) const {
  problems.insert(problems.end(), environment_.problems().begin(), environment_.problems().end());
  Script script = environment_.ToScript();
  script.runtime = true;
  script.source = fmt::format("# shellcheck source=/dev/null\n. {}/{}\n{}", kRuntimeFolder,
                              kRuntimeFile, body_);
  return script;
}

}  // namespace belay::argo
