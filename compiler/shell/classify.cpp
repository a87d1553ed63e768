#include "compiler/shell/classify.h"

#include <algorithm>
#include <string>

#include "compiler/shell/arguments.h"
#include "compiler/shell/catalog.h"
#include "compiler/shell/pipes.h"
#include "compiler/shell/unwrap.h"

namespace belay {
namespace {

using shell::Arguments;
using shell::CatalogCommand;
using shell::CatalogCondition;
using shell::CatalogPair;
using shell::CatalogRule;
using shell::CatalogTool;
using shell::Objects;
using shell::Surrounding;
using Kind = CommandEffect::Kind;
using Words = std::span<const Word>;

constexpr int kMostScripts = 8;  // `ssh a 'ssh b "bash -c …"'`: read no deeper

bool Holds(const CatalogCondition& condition, const Arguments& arguments,
           std::span<const std::string_view> plain, const Objects& objects,
           const Surrounding& surrounding) {
  if (!condition.flags.empty()) {
    if (condition.values.empty()) {
      if (!arguments.Has(condition.flags)) return false;
    } else {
      const auto value = arguments.Value(condition.flags);
      if (!value || !shell::IsLikeAny(*value, condition.values)) return false;
    }
  }
  if (!condition.without.empty() && arguments.Has(condition.without)) return false;
  if (!condition.objects.empty()) {
    bool found = false;
    for (const std::string& kind : objects.kinds) {
      found = found || shell::IsLikeAny(kind, condition.objects);
    }
    if (!found) return false;
  }
  if (!condition.arguments.empty()) {
    bool found = false;
    for (const std::string_view word : plain) {
      found = found || shell::IsLikeAny(word, condition.arguments);
    }
    if (!found) return false;
  }
  if (!condition.first.empty()) {
    if (plain.empty() || !shell::IsLikeAny(plain[0], condition.first)) return false;
  }
  if (condition.at_least_one && plain.empty()) return false;
  if (condition.input && !surrounding.input_from_file) return false;
  return !condition.output || surrounding.output_to_file;
}

// `minio:object-storage kfp-api` and `kfp-api minio` are one relation.
std::string JoinEnds(std::span<const std::string_view> plain) {
  std::vector<std::string_view> ends;
  for (const std::string_view word : plain) ends.push_back(word.substr(0, word.find(':')));
  std::sort(ends.begin(), ends.end());
  std::string joined;
  for (const std::string_view end : ends) {
    joined.append(joined.empty() ? "" : " ").append(end);
  }
  return joined;
}

// What a command that begins or ends a state does so on.
std::string ObjectOf(const CatalogPair& pair, const Arguments& arguments,
                     const std::string& of_command) {
  using About = CatalogPair::About;
  auto plain = std::span<const std::string_view>(arguments.plain).subspan(pair.pattern.size());
  switch (pair.about) {
    case About::kCommand:
      return of_command;
    case About::kAny:
      return "";
    case About::kOwn:
      return shell::ReadObjects(pair.object, arguments, plain).text;
    case About::kEnds: {
      const std::string ends = JoinEnds(plain);
      return ends.empty() ? "" : std::string(pair.object.kind).append(1, '/').append(ends);
    }
    case About::kEach:
      break;
  }
  std::string each;
  for (const std::string_view word : plain) {
    each.append(each.empty() ? "" : ",").append(pair.object.kind).append(1, '/');
    each.append(word.substr(word.rfind('/') + 1));
  }
  return each;
}

// The effect of a command that is no wrapper. nullopt: the catalog does not have it.
std::optional<CommandEffect> Look(Words words, const Surrounding& surrounding) {
  const std::string_view name = CommandName(words[0].value);
  const CatalogTool* tool = shell::FindTool(name);
  if (tool == nullptr) return std::nullopt;
  Arguments arguments = shell::ReadArguments(words.subspan(1), *tool, nullptr);
  const CatalogCommand* command = shell::FindCommand(*tool, arguments);
  if (command == nullptr) return std::nullopt;
  CommandEffect effect;
  effect.command = tool->name;
  for (std::size_t i = 0; i < command->pattern.size(); ++i) {
    effect.command.append(1, ' ').append(arguments.plain[i]);
  }
  if (!command->valued_flags.empty() || !command->plain_flags.empty()) {
    arguments = shell::ReadArguments(words.subspan(1), *tool, command);
  }
  auto plain = std::span<const std::string_view>(arguments.plain);
  plain = plain.subspan(std::min(command->pattern.size(), plain.size()));
  const Objects objects = shell::ReadObjects(command->object, arguments, plain);

  std::optional<Kind> kind;
  for (const CatalogRule& rule : command->rules) {
    if (!Holds(rule.when, arguments, plain, objects, surrounding)) continue;
    if (rule.kind) kind = rule.kind;
    if (rule.asynchronous) effect.asynchronous = *rule.asynchronous;
    if (rule.loses_data) effect.loses_data = *rule.loses_data;
    if (rule.completes) effect.completes = *rule.completes;
    if (rule.completed_by) effect.completed_by = *rule.completed_by;
    if (rule.note) effect.note = *rule.note;
  }
  if (!kind) return std::nullopt;
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
  if (changes_nothing) return effect;
  for (const CatalogPair& pair : tool->pairs) {
    const bool seen = std::any_of(effect.toggles.begin(), effect.toggles.end(),
                                  [&](const Toggle& toggle) { return toggle.pair == pair.pair; });
    if (seen || !shell::Fits(pair.pattern, arguments)) continue;
    const auto rest = std::span<const std::string_view>(arguments.plain);
    if (!Holds(pair.when, arguments, rest.subspan(pair.pattern.size()), objects, surrounding)) {
      continue;
    }
    effect.toggles.push_back({.pair = pair.pair,
                              .opens = pair.opens,
                              .object = ObjectOf(pair, arguments, effect.object)});
  }
  return effect;
}

class Classifier {
 public:
  std::vector<CommandEffect> effects;
  std::vector<TextRange> unknown;

  // `place` stands for every place in a text that is a word of another one.
  void AddText(const ShellText& text, const TextRange* place) {
    const std::vector<Surrounding> surroundings = shell::ReadSurroundings(text);
    for (std::size_t i = 0; i < text.commands.size(); ++i) {
      const SimpleCommand& command = text.commands[i];
      if (command.words.empty()) continue;
      const bool is_function =
          std::binary_search(text.functions.begin(), text.functions.end(), command.words[0].value);
      if (is_function) continue;
      AddWords(command.words, surroundings[i], place != nullptr ? *place : command.range);
    }
  }

 private:
  void AddWords(Words words, const Surrounding& surrounding, TextRange place) {
    const bool was_limited = limited_;
    std::optional<CommandEffect> repeated;
    while (const auto inner = Unwrap(words)) {
      if (inner->wrapper == Unwrapped::Wrapper::kLimited) limited_ = true;
      if (inner->wrapper == Unwrapped::Wrapper::kRepeated) repeated = Look(words, surrounding);
      words = inner->words;
      if (!inner->script) continue;
      AddScript(*inner->script, place);
      break;
    }
    if (!words.empty()) {
      auto effect = Look(words, surrounding);
      if (!effect) unknown.push_back(place);
      Add(std::move(effect), surrounding, place);
    }
    Add(std::move(repeated), surrounding, place);
    limited_ = was_limited;
  }

  void AddScript(const std::string& script, TextRange place) {
    if (scripts_ == kMostScripts) {
      unknown.push_back(place);
      return;
    }
    ++scripts_;
    AddText(ReadShell(script), &place);
    --scripts_;
  }

  void Add(std::optional<CommandEffect> effect, const Surrounding& surrounding, TextRange place) {
    if (!effect) return;
    const bool polls =
        surrounding.polled && effect->kind == Kind::kRead && !effect->completes.empty();
    if (polls || (limited_ && effect->kind == Kind::kEndless)) effect->kind = Kind::kWait;
    if (surrounding.ended && effect->kind == Kind::kEndless) effect->kind = Kind::kRead;
    effect->begin = place.begin;
    effect->end = place.end;
    effects.push_back(std::move(*effect));
  }

  bool limited_ = false;  // in a `timeout`
  int scripts_ = 0;
};

}  // namespace

std::vector<CommandEffect> Classify(const ShellText& text) {
  Classifier classifier;
  classifier.AddText(text, nullptr);
  return std::move(classifier.effects);
}

std::vector<TextRange> FindUnknown(const ShellText& text) {
  Classifier classifier;
  classifier.AddText(text, nullptr);
  return std::move(classifier.unknown);
}

}  // namespace belay
