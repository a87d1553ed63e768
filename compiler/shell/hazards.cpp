#include "compiler/shell/hazards.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <utility>

#include "compiler/shell/classify.h"
#include "compiler/shell/pipes.h"
#include "compiler/shell/unwrap.h"

namespace belay {
namespace shell {
namespace {

using EffectKind = CommandEffect::Kind;

template <std::size_t N>
bool In(const std::array<std::string_view, N>& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

// Fail never, or with a word to people.
constexpr auto kAlwaysSucceed = std::to_array<std::string_view>({"true", ":", "echo", "printf"});
// Of the shell itself: other users of the machine do not see their arguments.
constexpr auto kBuiltins = std::to_array<std::string_view>(
    {":",      "[",     "[[",   "cd",    "declare", "echo", "eval",     "exit",
     "export", "false", "let",  "local", "printf",  "read", "readonly", "return",
     "set",    "shift", "test", "true",  "typeset", "unset"});
constexpr auto kDeclares =
    std::to_array<std::string_view>({"declare", "export", "local", "readonly", "typeset"});
// Of this machine, or of a text that is there: a failure is not to be thought of.
constexpr auto kTrivial = std::to_array<std::string_view>(
    {"awk",      "basename", "cat",   "cut",    "date",   "dirname", "echo", "grep",
     "hostname", "id",       "jq",    "mktemp", "printf", "pwd",     "sed",  "seq",
     "sort",     "tr",       "uname", "uniq",   "wc",     "whoami",  "yq"});
constexpr auto kFetchers = std::to_array<std::string_view>({"curl", "wget"});
constexpr auto kShells =
    std::to_array<std::string_view>({"ash", "bash", "dash", "ksh", "sh", "zsh"});
constexpr auto kPickers = std::to_array<std::string_view>({"egrep", "fgrep", "grep", "rg"});
constexpr auto kFolders = std::to_array<std::string_view>({"cd", "popd", "pushd"});

std::string_view Name(const SimpleCommand& command) {
  const auto words = Innermost(command.words);
  return words.empty() ? std::string_view() : CommandName(words[0].value);
}

bool IsFlag(const Word& word) {
  return word.value.size() > 1 && word.value[0] == '-';
}

bool Changes(EffectKind kind) {
  return kind != EffectKind::kRead && kind != EffectKind::kPlan && kind != EffectKind::kLocal &&
         kind != EffectKind::kWait && kind != EffectKind::kEndless;
}

class Reader {
 public:
  Reader(const ShellText& text, const std::vector<CommandEffect>& effects)
      : text_(text), effects_(effects) {}

  std::vector<Hazard> ReadText() {
    ReadIgnored();
    ReadLost();
    ReadPicked();
    ReadFolders();
    ReadCopies();
    ReadFetched();
    return std::move(found_);
  }

  std::vector<Hazard> ReadScript() {
    ReadPipes();
    return std::move(found_);
  }

 private:
  void Add(Hazard::Kind kind, std::string_view command, std::string text, TextRange place) {
    found_.push_back({.kind = kind,
                      .command = std::string(command),
                      .text = std::move(text),
                      .instead = {},
                      .drop = {},
                      .put = {},
                      .since = {},
                      .source = {},
                      .as_of = {},
                      .begin = place.begin,
                      .end = place.end});
  }

  // The first effect of a command that changes the platform; nullptr: there is none.
  const CommandEffect* ChangeAt(TextRange place) const {
    auto at = std::lower_bound(
        effects_.begin(), effects_.end(), place.begin,
        [](const CommandEffect& effect, std::uint32_t begin) { return effect.begin < begin; });
    for (; at != effects_.end() && at->begin < place.end; ++at) {
      if (Changes(at->kind)) return &*at;
    }
    return nullptr;
  }

  // `set +e` without a `set -e` after it, `… || true`.
  void ReadIgnored() {
    std::optional<TextRange> off;
    std::vector<const SimpleCommand*> first(text_.pipelines.size(), nullptr);
    std::vector<std::uint32_t> before(text_.compounds.size() + 1, 0);  // by place of a pipeline
    for (const SimpleCommand& command : text_.commands) {
      if (first[command.pipeline] == nullptr) first[command.pipeline] = &command;
      if (command.words.size() < 2 || command.words[0].value != "set") continue;
      const std::string_view option = command.words[1].value;
      const bool exits = option.find('e') != std::string_view::npos ||
                         (command.words.size() > 2 && command.words[2].value == "errexit");
      if (!exits) continue;
      off.reset();
      if (option[0] == '+') off = command.range;
    }
    if (off) Add(Hazard::Kind::kIgnored, "set", "`set +e`: no failure stops what follows", *off);
    for (std::uint32_t i = 0; i < text_.pipelines.size(); ++i) {
      const Pipeline& pipeline = text_.pipelines[i];
      std::uint32_t& last = before[pipeline.inside ? *pipeline.inside + 1 : 0];
      const std::uint32_t previous = std::exchange(last, i);
      const SimpleCommand* command = first[i];
      if (pipeline.joint != Pipeline::Joint::kOr || pipeline.stages != 1 || command == nullptr ||
          !In(kAlwaysSucceed, Name(*command)) || command->context.in_test ||
          command->context.in_substitution || first[previous] == nullptr) {
        continue;
      }
      const TextRange left = {.begin = first[previous]->range.begin, .end = command->range.begin};
      const CommandEffect* change = ChangeAt(left);
      Add(Hazard::Kind::kIgnored, change != nullptr ? change->command : "",
          "`|| " + command->words[0].value + "` makes a success of every failure", command->range);
    }
  }

  // `export x=$(…)` has the exit status of `export`, and `<(…)` has none.
  void ReadLost() {
    for (const SimpleCommand& command : text_.commands) {
      if (command.words.empty()) continue;
      const SimpleCommand* around = Declaration(command);
      if (In(kTrivial, Name(command)) || In(kBuiltins, Name(command))) continue;
      const auto inside = text_.pipelines[command.pipeline].inside;
      if (inside && IsProcess(*inside)) {
        if (!IsRead(text_.compounds[*inside])) {
          Add(Hazard::Kind::kLost, Name(command), "nobody sees a failure of what stands in `<(…)`",
              command.range);
        }
      } else if (around != nullptr) {
        Add(Hazard::Kind::kLost, Name(command),
            "`" + around->words[0].value +
                "` succeeds whatever becomes of the command in its `$(…)`",
            command.range);
      }
    }
  }

  bool IsProcess(std::uint32_t compound) const {
    return text_.compounds[compound].kind == Compound::Kind::kProcessSubstitution;
  }

  // `read x < <(…)` fails when nothing comes.
  bool IsRead(const Compound& compound) const {
    return std::any_of(text_.commands.begin(), text_.commands.end(),
                       [&](const SimpleCommand& other) {
                         return other.pipeline == compound.pipeline &&
                                other.stage == compound.stage && Name(other) == "read";
                       });
  }

  // The `export` in whose words the command stands.
  const SimpleCommand* Declaration(const SimpleCommand& command) {
    if (In(kDeclares, Name(command))) declaration_ = &command;
    if (!command.context.in_substitution) {
      declaration_ = In(kDeclares, command.words[0].value) ? &command : nullptr;
      return nullptr;
    }
    const bool inside = declaration_ != nullptr && declaration_ != &command &&
                        command.range.end <= declaration_->range.end;
    return inside ? declaration_ : nullptr;
  }

  // `kubectl get pv | grep minio | awk '{print $1}'`: any line with that text.
  void ReadPicked() {
    for (const SimpleCommand& command : text_.commands) {
      if (command.stage == 0 || command.context.in_test || !In(kPickers, Name(command))) continue;
      bool loose = true;
      for (const Word& word : command.words) {
        const bool whole = IsFlag(word) && word.value[1] != '-' &&
                           word.value.find_first_of("xwcqv") != std::string::npos;
        if (whole || word.value.find('^') != std::string::npos) loose = false;
      }
      if (!loose) continue;
      Add(Hazard::Kind::kTextSelected, Name(command), "", command.range);
    }
  }

  void ReadFolders() {
    bool only = !text_.commands.empty();
    const SimpleCommand* last = nullptr;
    for (const SimpleCommand& command : text_.commands) {
      if (command.context.in_substitution) continue;
      const std::string_view name = Name(command);
      const bool moves = In(kFolders, name);
      const bool assigns = command.words.empty() && !command.assignments.empty();
      only = only && (assigns || moves || name == "export");
      if (!moves) continue;
      const auto inside = text_.pipelines[command.pipeline].inside;
      if (inside && text_.compounds[*inside].kind == Compound::Kind::kSubshell) continue;
      const bool back = name == "popd" || command.words.size() < 2 ||
                        command.words[1].value == "-" || command.words[1].value == "..";
      last = back ? nullptr : &command;
    }
    if (last != nullptr) {
      Add(Hazard::Kind::kFolderLeft, "cd", last->words[1].value, last->range);
    }
    if (!only) return;
    const SimpleCommand& first = text_.commands.front();
    Add(Hazard::Kind::kForgotten, first.words.empty() ? "" : Name(first), "", first.range);
  }

  // `curl … | bash`, `bash <(curl …)`.
  void ReadFetched() {
    std::vector<bool> fetches(text_.pipelines.size());
    for (const SimpleCommand& command : text_.commands) {
      const std::string_view name = Name(command);
      if (In(kFetchers, name)) {
        fetches[command.pipeline] = true;
        const auto inside = text_.pipelines[command.pipeline].inside;
        if (inside && IsProcess(*inside)) fetches[text_.compounds[*inside].pipeline] = true;
      }
    }
    for (const SimpleCommand& command : text_.commands) {
      if (!fetches[command.pipeline] || !In(kShells, Name(command))) continue;
      Add(Hazard::Kind::kUnpinnedScript, Name(command), "runs what the net gives it, unseen",
          command.range);
      found_.back().instead =
          "fetch the version that was tried, check its `sha256sum`, and run that";
    }
  }

  // A backup that goes to a file of the same name each time: `pg_dump x >y`, `pg_dump x | gzip >y`.
  void ReadCopies() {
    const CommandEffect* backup = nullptr;
    std::uint32_t pipeline = 0;
    auto at = effects_.begin();
    for (const SimpleCommand& command : text_.commands) {
      for (; at != effects_.end() && at->begin < command.range.end; ++at) {
        if (at->kind != EffectKind::kBackup) continue;
        backup = &*at;
        pipeline = command.pipeline;
      }
      if (backup == nullptr || pipeline != command.pipeline) continue;
      for (const Redirection& redirection : command.redirections) {
        const bool writes =
            redirection.kind == Redirection::Kind::kOutput && redirection.descriptor == 1;
        if (!writes || !redirection.target.literal) continue;
        if (redirection.target.value.starts_with("/dev/")) continue;
        Add(Hazard::Kind::kLocalCopy, backup->command,
            "the copy goes to `" + redirection.target.value +
                "`, which is there only once and on this machine",
            redirection.target.range);
      }
    }
  }

  // `pg_dump x | gzip >y` in a shell without pipefail succeeds when pg_dump fails.
  void ReadPipes() {
    for (const SimpleCommand& command : text_.commands) {
      if (text_.IsLastStage(command)) continue;
      const CommandEffect* change = ChangeAt(command.range);
      if (change == nullptr) continue;
      Add(Hazard::Kind::kLost, change->command,
          "the inner shell has no `pipefail`: the pipe succeeds when this command fails",
          command.range);
    }
  }

  const ShellText& text_;
  const std::vector<CommandEffect>& effects_;
  std::vector<Hazard> found_;
  const SimpleCommand* declaration_ = nullptr;
};

}  // namespace

std::vector<Hazard> FindTextHazards(const ShellText& text,
                                    const std::vector<CommandEffect>& effects) {
  return Reader(text, effects).ReadText();
}

std::vector<Hazard> FindScriptHazards(const ShellText& text,
                                      const std::vector<CommandEffect>& effects) {
  return Reader(text, effects).ReadScript();
}

}  // namespace shell

std::vector<Hazard> FindShown(const ShellText& text, const std::vector<std::string>& names) {
  std::vector<Hazard> found;
  if (names.empty()) return found;
  const std::vector<shell::Surrounding> surroundings = shell::ReadSurroundings(text);
  for (const VariableUse& use : text.uses) {
    if (!std::binary_search(names.begin(), names.end(), use.name)) continue;
    // The innermost command: the last one that begins before the use and ends after it.
    auto at = std::upper_bound(text.commands.begin(), text.commands.end(), use.range.begin,
                               [](std::uint32_t begin, const SimpleCommand& command) {
                                 return begin < command.range.begin;
                               });
    while (at != text.commands.begin() && std::prev(at)->range.end < use.range.end) --at;
    if (at == text.commands.begin()) continue;
    const SimpleCommand& command = *std::prev(at);
    const bool in_word =
        std::any_of(command.words.begin(), command.words.end(), [&](const Word& word) {
          return word.range.begin <= use.range.begin && use.range.end <= word.range.end;
        });
    const std::string_view program = shell::Name(command);
    if (!in_word) continue;
    const bool builtin = shell::In(shell::kBuiltins, program);
    if (builtin) {
      const auto index = static_cast<std::size_t>(&command - text.commands.data());
      const bool prints = program == "echo" || program == "printf";
      if (!prints || !surroundings[index].printed) continue;
    }
    found.push_back({.kind = builtin ? Hazard::Kind::kPrinted : Hazard::Kind::kInArgument,
                     .command = std::string(program),
                     .text = use.name,
                     .instead = {},
                     .drop = {},
                     .put = {},
                     .since = {},
                     .source = {},
                     .as_of = {},
                     .begin = use.range.begin,
                     .end = use.range.end});
  }
  return found;
}

}  // namespace belay
