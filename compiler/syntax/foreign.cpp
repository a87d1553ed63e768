#include "compiler/syntax/foreign.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <span>
#include <utility>

namespace belay {
namespace {

using Entry = std::pair<std::string_view, std::string_view>;

constexpr Entry kVerbs[] = {
    {"if", "when"},       {"unless", "when not"}, {"foreach", "for"},   {"each", "for"},
    {"loop", "for"},      {"sleep", "wait 5m"},   {"pause", "wait 5m"}, {"exec", "run"},
    {"shell", "run"},     {"command", "run"},     {"cmd", "run"},       {"execute", "run"},
    {"step", "run"},      {"task", "run"},        {"script", "run"},    {"assert", "verify"},
    {"ensure", "verify"}, {"expect", "verify"},   {"test", "check"},    {"phase", "stage"},
    {"section", "stage"}, {"confirm", "approve"}, {"message", "notify"}};

constexpr Entry kTests[] = {{"equals", "is \"TEXT\""},
                            {"equal", "is \"TEXT\""},
                            {"eq", "is \"TEXT\""},
                            {"returns", "is \"TEXT\""},
                            {"prints", "is \"TEXT\""},
                            {"contains", "matches \"REGEX\""},
                            {"includes", "matches \"REGEX\""},
                            {"match", "matches \"REGEX\""},
                            {"like", "matches \"REGEX\""}};

// Units are told by all of their names; what stands here is longer than one letter.
constexpr Entry kUnits[] = {{"s", "sec secs second seconds"},
                            {"m", "min mins minute minutes"},
                            {"h", "hr hrs hour hours"},
                            {"d", "day days"}};

constexpr std::string_view kQuote = "texts stand in plain double quotes: \"…\"";
constexpr std::string_view kArrow = "the arrow of a path of versions is written `->`";
constexpr std::string_view kDash = "words are joined by a plain `-`";
constexpr std::string_view kSpace = "it looks like a space; write a plain one";
constexpr Entry kCharacters[] = {
    {"“", kQuote}, {"”", kQuote}, {"„", kQuote},      {"‟", kQuote},
    {"«", kQuote}, {"»", kQuote}, {"‘", kQuote},      {"’", kQuote},
    {"→", kArrow}, {"⇒", kArrow}, {"–", kDash},       {"—", kDash},
    {"‐", kDash},  {"‑", kDash},  {"\u00A0", kSpace}, {"\u202F", kSpace}};

std::optional<std::string_view> Find(std::span<const Entry> entries, std::string_view word) {
  const auto found = std::ranges::find(entries, word, &Entry::first);
  if (found == entries.end()) return std::nullopt;
  return found->second;
}

}  // namespace

std::optional<std::string_view> ForeignVerb(std::string_view word) {
  return Find(kVerbs, word);
}

std::optional<std::string_view> ForeignTest(std::string_view word) {
  return Find(kTests, word);
}

std::optional<std::string> ForeignDuration(std::string_view text) {
  const std::size_t digits = std::min(text.find_first_not_of("0123456789"), text.size());
  const std::string_view unit = text.substr(digits);
  if (digits == 0 || unit.empty()) return std::nullopt;
  for (const auto& [letter, names] : kUnits) {
    for (std::string_view rest = names; !rest.empty();) {
      const std::size_t end = std::min(rest.find(' '), rest.size());
      if (rest.substr(0, end) == unit) {
        return std::string(text.substr(0, digits)).append(letter);
      }
      rest.remove_prefix(std::min(end + 1, rest.size()));
    }
  }
  return std::nullopt;
}

std::optional<std::string_view> ForeignCharacter(std::string_view character) {
  return Find(kCharacters, character);
}

}  // namespace belay
