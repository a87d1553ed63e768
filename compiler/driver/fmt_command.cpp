#include <fmt/format.h>

#include "compiler/diagnostics/style.h"
#include "compiler/driver/commands.h"
#include "compiler/driver/inputs.h"
#include "compiler/driver/unified_diff.h"
#include "compiler/driver/workspace.h"
#include "compiler/plan/json.h"
#include "compiler/syntax/format.h"

namespace belay {
namespace {

std::string Colored(std::string_view diff, const Style& style) {
  std::string colored;
  while (!diff.empty()) {
    const std::size_t end = std::min(diff.find('\n'), diff.size());
    const std::string_view line = diff.substr(0, end);
    const bool head = line.starts_with("---") || line.starts_with("+++");
    const Ink ink = head                    ? Ink::kStrong
                    : line.starts_with('@') ? Ink::kGutter
                    : line.starts_with('+') ? Ink::kAdded
                                            : Ink::kRemoved;
    colored += line.starts_with(' ') ? std::string(line) : style(ink, line);
    colored += '\n';
    diff.remove_prefix(std::min(end + 1, diff.size()));
  }
  return colored;
}

// The Plan that a text resolves to, without places; empty when it has none.
std::string Meaning(const std::string& name, std::string text, const World& world) {
  Result ignored;
  Workspace workspace(world.files, name, ignored);
  const std::optional<Plan> plan = workspace.Compile(workspace.Add(name, std::move(text)), {});
  if (!plan) return {};
  return ToJsonWithoutPlaces(*plan).dump(-1, ' ', false,
                                         nlohmann::ordered_json::error_handler_t::replace);
}

// How many files ended how.
struct Counts {
  std::size_t changed = 0;
  std::size_t same = 0;
  std::size_t unreadable = 0;  // do not parse
  std::size_t unsafe = 0;      // would mean something else
};

std::string Sentence(const Counts& counts, bool written) {
  std::string text =
      written ? "" : fmt::format("{} would change, ", Counted(counts.changed, "file"));
  if (written) text = fmt::format("{} changed, ", Counted(counts.changed, "file"));
  text += fmt::format("{} formatted already", counts.same);
  if (counts.unreadable > 0) {
    text += fmt::format(", {} left as they are: they do not parse", counts.unreadable);
  }
  if (counts.unsafe > 0) text += fmt::format(", {} left as they are", counts.unsafe);
  return text + '\n';
}

}  // namespace

Result Run(const FmtArguments& arguments, World& world) {
  using Mode = FmtArguments::Mode;
  using Outcome = Formatted::Outcome;
  Result result;
  Workspace workspace(world.files, arguments.stdin_name, result);
  SourceManager& sources = workspace.sources();
  Counts counts;
  for (const std::string& path : FindInputs(arguments.paths, world.files, result)) {
    const std::optional<FileId> file = workspace.Open(path);
    if (!file) continue;
    const Formatted done = Format(sources, *file, workspace.diagnostics());
    if (done.outcome == Outcome::kUnreadable) {
      ++counts.unreadable;
      continue;
    }
    const std::string& name = sources.file(*file).name();
    const std::string& formatted = done.text;
    const std::string_view before = sources.file(*file).text();
    const bool same = formatted == before;
    if (done.outcome == Outcome::kUnsafe ||
        (!same && Meaning(name, std::string(before), world) != Meaning(name, formatted, world))) {
      ++counts.unsafe;
      result.Note(ExitCode::kFailure,
                  fmt::format("formatting would change what `{}` says, which is a fault of belay; "
                              "the file is left as it is",
                              name));
      continue;
    }
    ++(same ? counts.same : counts.changed);
    const bool from_stdin = path == kStandardInput;
    if (arguments.mode == Mode::kWrite && from_stdin) result.out += formatted;
    if (same) continue;
    switch (arguments.mode) {
      case Mode::kCheck:
        result.out += name + '\n';
        break;
      case Mode::kDiff:
        result.out += Colored(UnifiedDiff(before, formatted, name), Style(world.out.color));
        break;
      case Mode::kWrite: {
        if (from_stdin) break;
        const std::string error = world.files.Write(path, formatted, FileMode::kKept);
        if (error.empty()) break;
        result.Note(ExitCode::kFailure, fmt::format("cannot write `{}`: {}", path, error));
        break;
      }
    }
  }

  result.notes += Render(Format::kText, workspace.diagnostics().Sorted(), sources, world.notes);
  const bool written = arguments.mode == Mode::kWrite;
  if (counts.unreadable > 0 || (counts.changed > 0 && !written)) {
    result.code = Worst(result.code, ExitCode::kFindings);
  }
  const bool pipe = written && arguments.paths == std::vector<std::string>{kStandardInput};
  if (!pipe && sources.size() > 0) result.notes += Sentence(counts, written);
  return result;
}

}  // namespace belay
