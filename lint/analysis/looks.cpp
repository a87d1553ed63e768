#include "lint/analysis/looks.h"

#include <algorithm>
#include <cctype>
#include <iterator>

namespace belay {
namespace {

// Programs whose exit status is an answer.
constexpr std::string_view kAnswering[] = {"grep", "egrep", "test", "[",  "[[",
                                           "diff", "cmp",   "awk",  "ls", "stat"};

bool IsAnswering(const std::string& tool) {
  return std::find(std::begin(kAnswering), std::end(kAnswering), tool) != std::end(kAnswering);
}

// A list is printed whatever is in it; what is asked for by its name must be there.
bool Prints(const CommandEffect& effect) {
  const bool reads =
      effect.kind == CommandEffect::Kind::kRead || effect.kind == CommandEffect::Kind::kPlan;
  return reads && effect.object.find('/') == std::string::npos;
}

bool Prints(const Command& command) {
  if (std::any_of(command.tools.begin(), command.tools.end(), IsAnswering)) return false;
  return !command.effects.empty() &&
         std::all_of(command.effects.begin(), command.effects.end(),
                     [](const CommandEffect& effect) { return Prints(effect); });
}

bool ChangesThings(CommandEffect::Kind kind) {
  using enum CommandEffect::Kind;
  return kind == kChange || kind == kDisrupt || kind == kDestroy || kind == kMigrate ||
         kind == kRestore || kind == kUndo;
}

bool IsDigit(char c) {
  return std::isdigit(static_cast<unsigned char>(c)) != 0;
}

// `1.30.2` is also 1.30.
void AddNumbers(const std::string& word, std::vector<std::string>& words) {
  std::size_t at = 0;
  while (at < word.size()) {
    if (!IsDigit(word[at])) {
      ++at;
      continue;
    }
    std::size_t end = at;
    int numbers = 0;
    while (end < word.size() && IsDigit(word[end])) {
      while (end < word.size() && IsDigit(word[end])) ++end;
      if (++numbers > 1) words.push_back(word.substr(at, end - at));
      if (end + 1 >= word.size() || word[end] != '.' || !IsDigit(word[end + 1])) break;
      ++end;
    }
    at = end;
  }
}

}  // namespace

bool Changes(const Step& step) {
  if (OnlyReads(step.verb) || step.verb == Verb::kBackup || step.verb == Verb::kExit) return false;
  if (step.undo.kind == Undo::Kind::kNotNeeded && step.effects.empty()) return false;
  return step.operations.empty() ||
         std::any_of(step.operations.begin(), step.operations.end(),
                     [](const Operation& operation) { return Does(operation); });
}

bool Does(const Operation& operation) {
  if (operation.kind == OperationKind::kRun || operation.kind == OperationKind::kManual)
    return true;
  // `let update = …` remembers what the change that it asks for is called.
  return operation.kind == OperationKind::kCapture && operation.command &&
         std::any_of(operation.command->effects.begin(), operation.command->effects.end(),
                     [](const CommandEffect& effect) { return ChangesThings(effect.kind); });
}

bool SaysWhich(const Operation& operation) {
  return operation.kind == OperationKind::kCapture && operation.command &&
         !operation.test.may_be_empty &&
         std::none_of(operation.command->effects.begin(), operation.command->effects.end(),
                      [](const CommandEffect& effect) { return effect.asynchronous; });
}

bool OnlyAnnounced(const Step& step) {
  return step.who.empty() && std::all_of(step.operations.begin(), step.operations.end(),
                                         [](const Operation& operation) {
                                           return !operation.document.empty() &&
                                                  operation.who.empty();
                                         });
}

bool Looks(const Operation& operation) {
  const bool expects =
      operation.kind == OperationKind::kManual && operation.test.kind != Test::Kind::kSucceeds;
  return expects || operation.kind == OperationKind::kVerify ||
         operation.kind == OperationKind::kWait || operation.kind == OperationKind::kCheck;
}

bool Looks(const Step& step) {
  if (step.verb == Verb::kManual) {
    return std::any_of(step.operations.begin(), step.operations.end(),
                       [](const Operation& operation) { return Looks(operation); });
  }
  if (step.verb != Verb::kCheck && step.verb != Verb::kVerify && step.verb != Verb::kWait) {
    return false;
  }
  const auto soaks = [](const Operation& operation) {
    return operation.kind == OperationKind::kSoak;
  };
  return step.operations.empty() ||
         !std::all_of(step.operations.begin(), step.operations.end(), soaks);
}

bool Asserts(const Operation& operation) {
  if (!Looks(operation)) return false;
  if (!operation.command) return true;  // a person does
  return operation.kind == OperationKind::kWait || operation.test.kind != Test::Kind::kSucceeds ||
         !Prints(*operation.command);
}

bool Asserts(const Step& step) {
  return std::any_of(step.operations.begin(), step.operations.end(),
                     [](const Operation& operation) { return Asserts(operation); });
}

bool IsLook(const Step& step) {
  return Looks(step) && (step.operations.empty() || Asserts(step));
}

bool Asks(const Operation& operation) {
  return operation.kind == OperationKind::kApprove && operation.call == operation.span;
}

bool Asks(const Step& step) {
  return std::any_of(step.operations.begin(), step.operations.end(),
                     [](const Operation& operation) { return Asks(operation); });
}

std::vector<std::string> WordsOf(std::string_view text) {
  std::vector<std::string> words;
  std::string word;
  const auto finish = [&] {
    if (word.empty()) return;
    AddNumbers(word, words);
    words.push_back(std::move(word));
    word.clear();
  };
  for (const char c : text) {
    if (c == '\\' || c == '[' || c == ']') continue;  // `1[.]30`, `1\.30`
    const bool inside = std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '.' || c == '-' ||
                        c == '_' || c == '/' || c == '+';
    if (inside) {
      word += c;
    } else {
      finish();
    }
  }
  finish();
  return words;
}

std::vector<std::string> WordsOf(const Operation& operation) {
  std::vector<std::string> words = WordsOf(operation.test.expected.Display());
  const auto add = [&](std::string_view text) {
    for (std::string& word : WordsOf(text)) words.push_back(std::move(word));
  };
  if (!operation.command) return words;
  add(operation.command->text);
  for (const Binding& binding : operation.command->bindings) add(binding.value.Display());
  return words;
}

void Followers::Sort() {
  std::sort(places_.begin(), places_.end());
  std::uint32_t largest = 0;
  for (auto place = places_.rbegin(); place != places_.rend(); ++place) {
    largest = std::max(largest, place->second);
    place->second = largest;
  }
}

bool Followers::After(const Step& step) const {
  const auto after = std::upper_bound(
      places_.begin(), places_.end(), step.backward,
      [](std::uint32_t backward, const auto& place) { return backward < place.first; });
  return after != places_.end() && after->second > step.forward;
}

}  // namespace belay
