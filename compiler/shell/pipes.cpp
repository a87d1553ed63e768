#include "compiler/shell/pipes.h"

#include <algorithm>
#include <array>
#include <optional>

#include "compiler/shell/unwrap.h"

// Where what a command writes ends up, and where what it reads comes from.
namespace belay::shell {
namespace {

// What comes out of them is the whole of what goes in, in another form.
constexpr auto kPass = std::to_array<std::string_view>(
    {"age",    "aws",  "base64",       "bzip2", "cat",     "gcloud", "gpg",
     "gsutil", "gzip", "kubectl-neat", "mc",    "openssl", "pigz",   "pv",
     "s3cmd",  "sops", "tee",          "xz",    "yq",      "zstd"});

// What comes out of them tells what goes in, or a part of it.
constexpr auto kTellOn =
    std::to_array<std::string_view>({"base64", "cat", "cut", "egrep", "grep", "head", "jq", "sed",
                                     "sort", "tail", "tee", "tr", "yq"});

// What comes out of them is a copy that was made before, or a program from elsewhere.
constexpr auto kSources = std::to_array<std::string_view>(
    {"aws",        "bunzip2", "bzcat", "cat",    "curl",      "gcloud",  "gpg",
     "gsutil",     "gunzip",  "gzip",  "mc",     "mysqldump", "openssl", "pg_dump",
     "pg_dumpall", "pigz",    "pv",    "unxz",   "unzstd",    "wget",    "xz",
     "xzcat",      "zcat",    "zstd",  "zstdcat"});
static_assert(std::is_sorted(kPass.begin(), kPass.end()));
static_assert(std::is_sorted(kSources.begin(), kSources.end()));
static_assert(std::is_sorted(kTellOn.begin(), kTellOn.end()));

std::string_view Name(const SimpleCommand& command) {
  const auto words = Innermost(command.words);
  return words.empty() ? std::string_view() : CommandName(words[0].value);
}

bool IsFile(const Word& target) {
  const std::string_view value = target.value;
  return !value.empty() && !value.starts_with("/dev/");
}

// Where standard output goes by a command's own redirections: nullopt where they do not say.
std::optional<bool> WritesFile(const std::vector<Redirection>& redirections) {
  using Kind = Redirection::Kind;
  std::optional<bool> writes;
  for (const Redirection& redirection : redirections) {
    if (redirection.descriptor != 1) continue;
    if (redirection.kind == Kind::kOutput || redirection.kind == Kind::kAppend) {
      writes = IsFile(redirection.target);
    } else if (redirection.kind == Kind::kDuplicate) {
      writes = false;
    }
  }
  return writes;
}

// `grep -q`, `grep -c`: whether and how often, not what. `jq 'has("key")'`: an answer, not a part.
bool TellsOn(std::string_view name, const SimpleCommand& command) {
  if (!std::binary_search(kTellOn.begin(), kTellOn.end(), name)) return false;
  const bool greps = name.ends_with("grep");
  const bool computes = name == "jq" || name == "yq";
  return std::none_of(command.words.begin(), command.words.end(), [&](const Word& word) {
    const std::string_view text = word.value;
    const bool flag = text.size() > 1 && text[0] == '-';
    if (computes && !flag) {
      return text.find_first_of("(=<>") != std::string_view::npos || text.ends_with("length") ||
             text.ends_with("keys");
    }
    if (!greps || !flag) return false;
    return text == "--quiet" || text == "--count" ||
           (text[1] != '-' && text.find_first_of("qc") != std::string_view::npos);
  });
}

bool ReadsFile(const std::vector<Redirection>& redirections) {
  return std::any_of(redirections.begin(), redirections.end(), [](const Redirection& redirection) {
    return redirection.kind == Redirection::Kind::kInput && redirection.descriptor == 0 &&
           IsFile(redirection.target);
  });
}

class Reader {
 public:
  explicit Reader(const ShellText& text)
      : text_(text),
        found_(text.commands.size()),
        taken_(text.pipelines.size()),
        holder_(text.pipelines.size()),
        told_(text.pipelines.size()),
        sent_(text.pipelines.size()),
        sleeps_(text.compounds.size()) {}

  std::vector<Surrounding> Read() {
    ReadOutputs();
    ReadInputs();
    ReadLoops();
    ReadBackground();
    return std::move(found_);
  }

 private:
  // What is known of the stage that was looked at last in a pipeline.
  struct Stage {
    std::uint32_t number = 0;
    bool holds = false;
  };

  // From the last command to the first, so that what comes after in a pipeline is known.
  void ReadOutputs() {
    for (std::size_t i = text_.commands.size(); i-- > 0;) {
      const SimpleCommand& command = text_.commands[i];
      const bool to_file =
          WritesFile(command.redirections).value_or(Passes(command.pipeline, command.stage));
      found_[i].output_to_file = to_file;
      const std::string_view name = Name(command);
      const bool printed = !WritesFile(command.redirections) && Prints(command);
      found_[i].printed = printed;
      told_[command.pipeline] = {.number = command.stage,
                                 .holds = printed && TellsOn(name, command)};
      const bool tees =
          name == "tee" &&
          std::any_of(command.words.begin() + 1, command.words.end(), [](const Word& word) {
            return !word.value.starts_with('-') && IsFile(word);
          });
      const bool stores = name == "aws" || name == "gsutil" || name == "mc" || name == "s3cmd";
      const bool passes = std::binary_search(kPass.begin(), kPass.end(), name);
      taken_[command.pipeline] = {.number = command.stage,
                                  .holds = passes && (tees || stores || to_file)};
    }
  }

  // Whether what a stage without redirections writes ends up in a file.
  bool Passes(std::uint32_t pipeline, std::uint32_t stage) {
    const Pipeline& of = text_.pipelines[pipeline];
    if (stage + 1 < of.stages) {
      return taken_[pipeline].number == stage + 1 && taken_[pipeline].holds;
    }
    if (!of.inside) return false;
    if (!holder_[pipeline]) {  // asked once for each pipeline
      const Compound& compound = text_.compounds[*of.inside];
      const bool captured = compound.kind == Compound::Kind::kSubstitution ||
                            compound.kind == Compound::Kind::kProcessSubstitution;
      holder_[pipeline] =
          !captured &&
          WritesFile(compound.redirections).value_or(Passes(compound.pipeline, compound.stage));
    }
    return *holder_[pipeline];
  }

  // Whether what a command without redirections writes is printed by the whole text.
  bool Prints(const SimpleCommand& command) const {
    std::uint32_t pipeline = command.pipeline;
    std::uint32_t stage = command.stage;
    while (true) {
      const Pipeline& of = text_.pipelines[pipeline];
      if (stage + 1 < of.stages) {
        return told_[pipeline].number == stage + 1 && told_[pipeline].holds;
      }
      if (!of.inside) return true;
      const Compound& compound = text_.compounds[*of.inside];
      const bool captured = compound.kind == Compound::Kind::kSubstitution ||
                            compound.kind == Compound::Kind::kProcessSubstitution;
      if (captured || WritesFile(compound.redirections)) return false;
      pipeline = compound.pipeline;
      stage = compound.stage;
    }
  }

  void ReadInputs() {
    for (std::size_t i = 0; i < text_.commands.size(); ++i) {
      const SimpleCommand& command = text_.commands[i];
      const Stage& before = sent_[command.pipeline];
      const bool piped = command.stage > 0 && before.number + 1 == command.stage;
      const bool from_file = ReadsFile(command.redirections) || (piped && before.holds);
      found_[i].input_from_file = from_file;
      const std::string_view name = Name(command);
      const bool needs_file = name == "cat" && command.words.size() < 2;
      const bool sends = std::binary_search(kSources.begin(), kSources.end(), name);
      sent_[command.pipeline] = {.number = command.stage,
                                 .holds = sends && (!needs_file || from_file)};
    }
  }

  // `port-forward … &` with a `kill` of it later, or a `trap` that kills.
  void ReadBackground() {
    const bool kills =
        std::any_of(text_.commands.begin(), text_.commands.end(), [](const SimpleCommand& command) {
          const std::string_view name = Name(command);
          return name == "kill" || (name == "trap" && command.words.size() > 1 &&
                                    command.words[1].value.starts_with("kill "));
        });
    for (std::size_t i = 0; i < text_.commands.size(); ++i) {
      found_[i].ended = kills && text_.pipelines[text_.commands[i].pipeline].background;
    }
  }

  void ReadLoops() {
    for (const SimpleCommand& command : text_.commands) {
      if (command.context.in_loop && Name(command) == "sleep") MarkLoops(command.pipeline);
    }
    for (std::size_t i = 0; i < text_.commands.size(); ++i) {
      const SimpleCommand& command = text_.commands[i];
      found_[i].polled = command.context.in_loop && IsMarked(command.pipeline);
    }
  }

  void MarkLoops(std::uint32_t pipeline) {
    for (auto inside = text_.pipelines[pipeline].inside; inside && !sleeps_[*inside];
         inside = text_.pipelines[text_.compounds[*inside].pipeline].inside) {
      sleeps_[*inside] = true;
    }
  }

  bool IsMarked(std::uint32_t pipeline) const {
    for (auto inside = text_.pipelines[pipeline].inside; inside;
         inside = text_.pipelines[text_.compounds[*inside].pipeline].inside) {
      if (sleeps_[*inside] && text_.compounds[*inside].kind == Compound::Kind::kLoop) return true;
    }
    return false;
  }

  const ShellText& text_;
  std::vector<Surrounding> found_;
  std::vector<Stage> taken_;                 // by pipeline: where the input of its stage goes
  std::vector<std::optional<bool>> holder_;  // by pipeline: where what it writes goes
  std::vector<Stage> told_;   // by pipeline: whether its stage tells on what it reads
  std::vector<Stage> sent_;   // by pipeline: what its stage writes
  std::vector<bool> sleeps_;  // by compound: something in it sleeps
};

}  // namespace

std::vector<Surrounding> ReadSurroundings(const ShellText& text) {
  return Reader(text).Read();
}

}  // namespace belay::shell
