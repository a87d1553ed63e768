#include "lint/edits.h"

#include <cstddef>
#include <utility>

namespace belay {
namespace {

// The place of a word in a stretch of shell text; nullopt where it is not there once, by itself.
std::optional<std::size_t> PlaceOf(std::string_view text, std::string_view word) {
  constexpr std::string_view kBlanks = " \t\n";
  std::optional<std::size_t> place;
  for (std::size_t at = text.find(word); at != std::string_view::npos;
       at = text.find(word, at + 1)) {
    const bool begins = at > 0 && text[at - 1] == ' ';
    const std::size_t end = at + word.size();
    const bool ends = end == text.size() || kBlanks.find(text[end]) != std::string_view::npos;
    if (!begins || !ends) continue;
    if (place) return std::nullopt;
    place = at;
  }
  return place;
}

}  // namespace

std::optional<Fix> EditOf(const Operation& operation, std::uint32_t begin, std::uint32_t end,
                          std::string replacement, std::string title) {
  if (!operation.command || operation.call != operation.span) return std::nullopt;
  Fix fix;
  fix.title = std::move(title);
  // `begin` is never the begin of a line: there the place of an empty stretch would be another one.
  Span span = PlaceIn(*operation.command, begin - 1, end);
  ++span.begin;
  fix.edits.push_back({.span = span, .replacement = std::move(replacement)});
  return fix;
}

std::optional<Fix> AddTo(const Operation& operation, std::uint32_t begin, std::string_view command,
                         std::string_view words, std::string title) {
  if (!operation.command || command.empty()) return std::nullopt;
  const std::string_view text = std::string_view(operation.command->text).substr(begin);
  const bool as_written =
      text.starts_with(command) && (text.size() == command.size() || text[command.size()] == ' ');
  if (!as_written) return std::nullopt;
  const auto end = begin + static_cast<std::uint32_t>(command.size());
  return EditOf(operation, end, end, std::string(words), std::move(title));
}

std::optional<Fix> MendedBy(const Operation& operation, const Hazard& hazard) {
  if (!operation.command) return std::nullopt;
  if (hazard.drop.empty()) {
    if (hazard.put.empty()) return std::nullopt;
    return AddTo(operation, hazard.begin, hazard.command, " " + hazard.put, hazard.instead);
  }
  const std::string_view text = operation.command->text;
  const auto place = PlaceOf(text.substr(hazard.begin, hazard.end - hazard.begin), hazard.drop);
  if (!place) return std::nullopt;
  const auto begin = hazard.begin + static_cast<std::uint32_t>(*place);
  const auto end = begin + static_cast<std::uint32_t>(hazard.drop.size());
  if (!hazard.put.empty()) return EditOf(operation, begin, end, hazard.put, hazard.instead);
  return EditOf(operation, begin - 1, end, "", hazard.instead);
}

void Advise(Diagnostic& finding, std::optional<Fix> fix, std::string help) {
  finding.fix = std::move(fix);
  if (!finding.fix) finding.remarks.push_back(HelpRemark(std::move(help)));
}

}  // namespace belay
