#include "compiler/shell/look.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

#include "compiler/shell/arguments.h"
#include "compiler/shell/catalog.h"
#include "compiler/shell/toggles.h"
#include "compiler/shell/unwrap.h"

namespace belay::shell {
namespace {

using Kind = CommandEffect::Kind;

Hazard HazardOf(const CatalogHazard& known, std::string command) {
  return {.kind = known.kind,
          .command = std::move(command),
          .text = std::string(known.text),
          .instead = std::string(known.instead),
          .drop = std::string(known.drop),
          .put = std::string(known.put),
          .since = std::string(known.since),
          .source = std::string(known.source),
          .as_of = std::string(known.as_of),
          .begin = 0,
          .end = 0};
}

// Words that may be any number of flags: `"${args[@]}"`, `$flags`.
bool HasOpaque(std::span<const Word> words) {
  return std::any_of(words.begin(), words.end(), [](const Word& word) {
    if (word.literal) return false;
    const std::string_view value = word.value;
    return value.find("[@]") != std::string_view::npos || value == "$@" || value == "$*" ||
           (!word.quoted && value.starts_with('$') && !value.starts_with("$("));
  });
}

// Of each kind the last one that holds. With `opaque`, flags may be there that are not seen.
std::vector<Hazard> HazardsOf(const CatalogTool& tool, const Arguments& arguments,
                              const Objects& objects, const Standing& standing, bool opaque) {
  std::vector<Hazard> hazards;
  const auto plain = std::span<const std::string_view>(arguments.plain);
  for (const CatalogHazard& known : tool.hazards) {
    if (opaque && !known.when.without.empty()) continue;
    if (!Fits(known.pattern, arguments)) continue;
    if (!Holds(known.when, arguments, plain.subspan(known.pattern.size()), objects, standing)) {
      continue;
    }
    std::erase_if(hazards, [&](const Hazard& other) { return other.kind == known.kind; });
    std::string command(tool.name);
    for (std::size_t i = 0; i < known.pattern.size(); ++i) command.append(1, ' ').append(plain[i]);
    hazards.push_back(HazardOf(known, std::move(command)));
  }
  return hazards;
}

// A command that only plans does no harm; it may still not run as it is written.
bool MattersInPlans(const Hazard& hazard) {
  return hazard.kind == Hazard::Kind::kRemoved || hazard.kind == Hazard::Kind::kSecretShown ||
         hazard.kind == Hazard::Kind::kInteractive || hazard.kind == Hazard::Kind::kWrongName;
}

}  // namespace

Reading Look(std::span<const Word> words, const Standing& standing) {
  Reading reading;
  const std::string_view name = CommandName(words[0].value);
  const CatalogTool* tool = FindTool(name);
  if (tool == nullptr) return reading;
  Arguments arguments = ReadArguments(words.subspan(1), *tool, nullptr);
  const CatalogCommand* command = FindCommand(*tool, arguments);
  const bool opaque = HasOpaque(words.subspan(1));
  if (command == nullptr) {
    reading.hazards = HazardsOf(*tool, arguments, {}, standing, opaque);
    return reading;
  }
  CommandEffect effect;
  effect.command = tool->name;
  for (std::size_t i = 0; i < command->pattern.size(); ++i) {
    effect.command.append(1, ' ').append(arguments.plain[i]);
  }
  if (!command->valued_flags.empty() || !command->plain_flags.empty()) {
    arguments = ReadArguments(words.subspan(1), *tool, command);
  }
  auto plain = std::span<const std::string_view>(arguments.plain);
  plain = plain.subspan(std::min(command->pattern.size(), plain.size()));
  const Objects objects = ReadObjects(command->object, arguments, plain);

  reading.hazards = HazardsOf(*tool, arguments, objects, standing, opaque);

  std::optional<Kind> kind;
  for (const CatalogRule& rule : command->rules) {
    if (!Holds(rule.when, arguments, plain, objects, standing)) continue;
    if (rule.kind) kind = rule.kind;
    if (rule.asynchronous) effect.asynchronous = *rule.asynchronous;
    if (rule.loses_data) effect.loses_data = *rule.loses_data;
    if (rule.completes) effect.completes = *rule.completes;
    if (rule.completed_by) effect.completed_by = *rule.completed_by;
    if (rule.note) effect.note = *rule.note;
  }
  if (!kind) return reading;
  effect.kind = *kind;
  effect.object = objects.text;
  effect.in_namespace = arguments.Value(tool->namespace_flags).value_or("");
  effect.context = arguments.Value(tool->context_flags).value_or("");
  if (const auto version = arguments.Value(command->version_flags)) {
    effect.version = *version;
  } else if (const auto at = static_cast<std::size_t>(command->version_argument);
             command->version_argument >= 0 && at < plain.size()) {
    effect.version = plain[at];
  }
  const bool changes_nothing = effect.kind == Kind::kPlan || effect.kind == Kind::kRead;
  if (changes_nothing) effect.asynchronous = effect.loses_data = false;
  if (effect.kind == Kind::kPlan) effect.completes.clear();
  if (!effect.asynchronous) effect.completed_by.clear();
  if (effect.kind == Kind::kPlan) {
    std::erase_if(reading.hazards, [](const Hazard& hazard) { return !MattersInPlans(hazard); });
  }
  if (!changes_nothing) {
    effect.toggles = FindToggles(*tool, arguments, objects, standing, effect.object);
  }
  reading.effect = std::move(effect);
  return reading;
}

}  // namespace belay::shell
