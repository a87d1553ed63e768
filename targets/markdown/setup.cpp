#include "targets/markdown/setup.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>
#include <utility>

#include "targets/markdown/shell.h"

namespace belay::markdown {
namespace {

const std::string kUnset = "unset ";
constexpr std::size_t kLongestLine = 100;  // columns that `export a=… b=…` may fill

}  // namespace

Setup::Setup(const Runbook& runbook, const std::vector<const Operation*>& operations)
    : runbook_(runbook) {
  for (const Operation* operation : operations) {
    if (operation->kind == OperationKind::kCapture) found_.insert(operation->key);
  }
  std::map<std::string, std::optional<Line>> agreed;  // nullopt: the commands do not agree
  for (const Operation* operation : operations) {
    before_.push_back(operation->command ? LinesOf(*operation->command) : std::vector<Line>());
    if (operation->command && operation->command->host.empty() &&
        !operation->command->folder.empty()) {
      changes_folder_ = true;
    }
    for (const Line& line : before_.back()) {
      const auto [known, added] = agreed.try_emplace(line.key, line);
      if (!line.early || (!added && known->second && known->second->text != line.text)) {
        known->second = std::nullopt;
      }
    }
  }
  std::map<std::string, std::string> now;  // what the shell has been told, by key
  for (const auto& [key, line] : agreed) {
    if (!line) continue;
    first_.push_back(*line);
    now.emplace(key, line->text);
  }
  for (std::vector<Line>& lines : before_) {
    std::erase_if(lines, [&](const Line& line) {
      return std::exchange(now[line.key], line.text) == line.text;
    });
  }
}

std::string Setup::First() const {
  return Joined(first_);
}

std::string Setup::Before(std::size_t place) const {
  return Joined(before_[place]);
}

std::vector<Setup::Line> Setup::LinesOf(const Command& command) const {
  std::vector<Line> lines;
  if (!command.folder.empty() && command.host.empty()) {
    lines.push_back({.key = "cd", .text = "cd " + PathBelow("BELAY_SOURCE", command.folder)});
  } else if (runbook_.maybe_away) {
    lines.push_back({.key = "cd", .text = "cd \"$BELAY_SOURCE\""});
  }
  if (command.cluster && runbook_.clusters.size() > 1) {
    const std::string file = runbook_.plan.things[*command.cluster].path + ".kubeconfig";
    lines.push_back({.key = "KUBECONFIG", .text = "KUBECONFIG=" + PathBelow("BELAY_STATE", file)});
  }
  for (const Binding& binding : command.bindings) {
    const std::string assignment = runbook_.variables.Assignment(binding);
    if (assignment.empty()) continue;
    lines.push_back({.key = binding.name, .text = assignment, .early = !FoundHere(binding.value)});
  }
  // What another cluster's commands were given must not reach this one.
  for (const Thing& thing : runbook_.plan.things) {
    for (const EnvironmentVariable& variable : thing.environment) {
      const bool told = std::any_of(lines.begin(), lines.end(),
                                    [&](const Line& line) { return line.key == variable.name; });
      if (!told) lines.push_back({.key = variable.name, .text = kUnset + variable.name});
    }
  }
  return lines;
}

bool Setup::FoundHere(const Value& value) const {
  return std::any_of(value.pieces().begin(), value.pieces().end(), [&](const Value::Piece& piece) {
    const auto* reference = std::get_if<Reference>(&piece);
    return reference != nullptr && reference->kind == Reference::Kind::kCapture &&
           found_.contains(reference->name);
  });
}

std::string Setup::Joined(const std::vector<Line>& lines) {
  std::vector<std::string> text;
  for (const Line& line : lines) {
    if (line.key == "cd" || line.text.starts_with(kUnset)) text.push_back(line.text);
  }
  const std::size_t before_exports = text.size();
  for (const Line& line : lines) {
    if (line.key == "cd" || line.text.starts_with(kUnset)) continue;
    const bool fits =
        text.size() > before_exports && text.back().size() + 1 + line.text.size() <= kLongestLine;
    if (fits) {
      text.back() += " " + line.text;
    } else {
      text.push_back("export " + line.text);
    }
  }
  return fmt::format("{}", fmt::join(text, "\n"));
}

}  // namespace belay::markdown
