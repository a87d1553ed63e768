#include "compiler/shell/classify.h"

#include <algorithm>
#include <string>

#include "compiler/shell/hazards.h"
#include "compiler/shell/look.h"
#include "compiler/shell/pipes.h"
#include "compiler/shell/unwrap.h"

namespace belay {
namespace {

using shell::Look;
using shell::Reading;
using shell::Surrounding;
using Kind = CommandEffect::Kind;
using Words = std::span<const Word>;

constexpr int kMostScripts = 8;  // `ssh a 'ssh b "bash -c …"'`: read no deeper

// Of a checkout whose state nobody has written down, or of a tree for tests.
bool IsUnpinnedScript(std::string_view path) {
  const std::size_t slash = path.find('/');
  if (slash == std::string_view::npos) return false;
  return path[0] == '$' || path.find("/tests/") != std::string_view::npos ||
         path.find("/test/") != std::string_view::npos ||
         path.find("/e2e/") != std::string_view::npos;
}

class Classifier {
 public:
  Classified found;

  void AddText(const ShellText& text) {
    const std::vector<Surrounding> surroundings = shell::ReadSurroundings(text);
    for (std::size_t i = 0; i < text.commands.size(); ++i) {
      const SimpleCommand& command = text.commands[i];
      for (const Assignment& assignment : command.assignments)
        AddAssignment(assignment, command.range);
      if (command.words.empty()) continue;
      const bool is_function =
          std::binary_search(text.functions.begin(), text.functions.end(), command.words[0].value);
      if (is_function) continue;
      context_ = command.context;
      const Pipeline::Joint joint = text.pipelines[command.pipeline].joint;
      guarded_ =
          context_.in_branch || joint == Pipeline::Joint::kAnd || joint == Pipeline::Joint::kOr;
      AddWords(command.words, surroundings[i], command.range);
    }
  }

  // Whether something of it fails when what it looks at is not as it should be.
  bool asserts() const { return asserts_; }

 private:
  void AddWords(Words words, const Surrounding& surrounding, TextRange place) {
    const bool was_limited = limited_;
    const bool was_remote = remote_;
    bool listed = false;  // its arguments come through a pipe
    std::optional<CommandEffect> repeated;
    while (const auto inner = Unwrap(words)) {
      Reading wrapper = Look(words, {.surrounding = surrounding, .remote = remote_});
      AddHazards(std::move(wrapper.hazards), place);
      listed = listed || CommandName(words[0].value) == "xargs";
      if (inner->wrapper == Unwrapped::Wrapper::kLimited) limited_ = true;
      if (inner->wrapper == Unwrapped::Wrapper::kRemote) remote_ = true;
      if (inner->wrapper == Unwrapped::Wrapper::kRepeated) repeated = std::move(wrapper.effect);
      const Words outer = words;
      words = inner->words;
      if (!inner->script) continue;
      AddScript(*inner->script, outer, place);
      break;
    }
    if (!words.empty()) {
      Reading reading = Look(words, {.surrounding = surrounding, .remote = remote_});
      if (!reading.effect) found.unknown.push_back(place);
      if (!remote_ && (!reading.effect || words[0].value.ends_with(".sh")) &&
          IsUnpinnedScript(words[0].value)) {
        AddUnpinned(words[0].value, place);
      }
      if (reading.effect && (listed || PicksByText(words))) {
        AddUnbounded(*reading.effect, listed, reading.hazards);
      }
      const bool only_prints =
          std::any_of(reading.hazards.begin(), reading.hazards.end(), [](const Hazard& hazard) {
            return hazard.kind == Hazard::Kind::kPrintsOnly ||
                   hazard.kind == Hazard::Kind::kWrongCheck;
          });
      if (!only_prints && !context_.in_substitution) asserts_ = true;
      AddHazards(std::move(reading.hazards), place);
      Add(std::move(reading.effect), surrounding, place);
    }
    Add(std::move(repeated), surrounding, place);
    limited_ = was_limited;
    remote_ = was_remote;
  }

  // `NAME=value` is to hazards what `export NAME=value` is.
  void AddAssignment(const Assignment& assignment, TextRange place) {
    if (!assignment.value.literal || assignment.value.value.empty()) return;
    Word name;
    name.value = "export";
    Word setting;
    setting.value = assignment.name + "=" + assignment.value.value;
    const Word words[] = {std::move(name), std::move(setting)};
    AddHazards(Look(words, {}).hazards, place);
  }

  void AddScript(const std::string& script, Words shell, TextRange place) {
    if (scripts_ == kMostScripts) {
      found.unknown.push_back(place);
      return;
    }
    const ShellText text = ReadShell(script);
    Classifier inner;
    inner.limited_ = limited_;
    inner.remote_ = remote_;
    inner.scripts_ = scripts_ + 1;
    inner.AddText(text);
    const bool stops = std::any_of(shell.begin(), shell.end(), [](const Word& word) {
      return word.value.find("pipefail") != std::string::npos;
    });
    if (!stops) AddHazards(shell::FindScriptHazards(text, inner.found.effects), place);
    AddHazards(std::move(inner.found.hazards), place);
    for (CommandEffect& effect : inner.found.effects) {
      effect.begin = place.begin;
      effect.end = place.end;
      found.effects.push_back(std::move(effect));
    }
    found.unknown.insert(found.unknown.end(), inner.found.unknown.size(), place);
    asserts_ = asserts_ || (inner.asserts_ && !context_.in_substitution);
  }

  void Add(std::optional<CommandEffect> effect, const Surrounding& surrounding, TextRange place) {
    if (!effect) return;
    const bool polls =
        surrounding.polled && effect->kind == Kind::kRead && !effect->completes.empty();
    if (polls || (limited_ && effect->kind == Kind::kEndless)) effect->kind = Kind::kWait;
    if (surrounding.ended && effect->kind == Kind::kEndless) effect->kind = Kind::kRead;
    effect->begin = place.begin;
    effect->end = place.end;
    found.effects.push_back(std::move(*effect));
  }

  void AddHazards(std::vector<Hazard> hazards, TextRange place) {
    for (Hazard& hazard : hazards) {
      if (hazard.kind == Hazard::Kind::kFixedSleep && context_.in_loop) continue;  // it polls
      if (hazard.kind == Hazard::Kind::kNotRepeatable && guarded_) continue;
      if (hazard.kind == Hazard::Kind::kPrintsOnly && context_.in_substitution) continue;
      hazard.begin = place.begin;
      hazard.end = place.end;
      found.hazards.push_back(std::move(hazard));
    }
  }

  void AddUnpinned(std::string_view path, TextRange place) {
    Hazard hazard;
    hazard.kind = Hazard::Kind::kUnpinnedScript;
    hazard.command = CommandName(path);
    hazard.text = "`" + std::string(path) + "` is whatever is checked out there";
    if (path[0] != '$') {
      hazard.text = "`" + std::string(path) + "` is of a tree for tests, which nobody keeps stable";
    }
    hazard.instead =
        "check out a commit that was tried, and look at it before: `git -C DIR "
        "rev-parse HEAD` is the commit";
    AddHazards({std::move(hazard)}, place);
  }

  // `kubectl delete pod $(kubectl get pods | grep web)`.
  static bool PicksByText(Words words) {
    return std::any_of(words.begin(), words.end(), [](const Word& word) {
      return !word.literal && word.value.find("$(") != std::string::npos &&
             word.value.find("grep ") != std::string::npos;
    });
  }

  static void AddUnbounded(const CommandEffect& effect, bool listed, std::vector<Hazard>& hazards) {
    if (effect.kind != Kind::kDestroy && effect.kind != Kind::kDisrupt) return;
    Hazard hazard;
    hazard.kind = Hazard::Kind::kUnbounded;
    hazard.command = effect.command;
    hazard.text = listed ? "it is given whatever comes through the pipe"
                         : "it is given whatever `grep` finds";
    hazard.instead = "write the names, or remember them with a `let` and check how many they are";
    hazards.push_back(std::move(hazard));
  }

  bool limited_ = false;  // in a `timeout`
  bool remote_ = false;   // in a container or on a host
  bool guarded_ = false;  // runs only if something else says so
  bool asserts_ = false;
  ShellContext context_;
  int scripts_ = 0;
};

const SimpleCommand* CommandAt(const ShellText& text, std::uint32_t begin) {
  const auto at = std::lower_bound(text.commands.begin(), text.commands.end(), begin,
                                   [](const SimpleCommand& command, std::uint32_t place) {
                                     return command.range.begin < place;
                                   });
  return at != text.commands.end() && at->range.begin == begin ? &*at : nullptr;
}

// What a pipe shows is not the point where something in it holds it against a state, if badly.
std::vector<std::uint32_t> HeldPipelines(const ShellText& text,
                                         const std::vector<Hazard>& hazards) {
  std::vector<std::uint32_t> pipelines;
  for (const Hazard& hazard : hazards) {
    if (hazard.kind != Hazard::Kind::kWrongCheck) continue;
    if (const auto* command = CommandAt(text, hazard.begin)) pipelines.push_back(command->pipeline);
  }
  return pipelines;
}

}  // namespace

Classified Classify(const ShellText& text) {
  Classifier classifier;
  classifier.AddText(text);
  Classified found = std::move(classifier.found);
  for (Hazard& hazard : shell::FindTextHazards(text, found.effects)) {
    found.hazards.push_back(std::move(hazard));
  }
  // Filters print too, and say nothing of their own.
  const std::vector<std::uint32_t> held = HeldPipelines(text, found.hazards);
  std::erase_if(found.hazards, [&](const Hazard& hazard) {
    if (hazard.kind != Hazard::Kind::kPrintsOnly) return false;
    if (classifier.asserts() || hazard.text.empty()) return true;
    const SimpleCommand* command = CommandAt(text, hazard.begin);
    return command != nullptr &&
           std::find(held.begin(), held.end(), command->pipeline) != held.end();
  });
  std::stable_sort(found.hazards.begin(), found.hazards.end(),
                   [](const Hazard& a, const Hazard& b) { return a.begin < b.begin; });
  return found;
}

}  // namespace belay
