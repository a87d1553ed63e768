#include "targets/argo/braces.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace belay::argo {
namespace {

// What the names of Argo's variables begin with (docs/variables.md, 4.1.2), and those without a
// dot.
constexpr std::array<std::string_view, 12> kPrefixes = {
    "cronworkflow.", "inputs.", "item.",  "lastRetry.", "node.",      "outputs.",
    "pod.",          "steps.",  "tasks.", "workflow.",  "workflows.", "user."};
constexpr std::array<std::string_view, 5> kWords = {"duration", "exitCode", "item", "retries",
                                                    "status"};

std::string_view Trim(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
  return text;
}

bool IsVariable(std::string_view tag) {
  return std::find(kWords.begin(), kWords.end(), tag) != kWords.end() ||
         std::any_of(kPrefixes.begin(), kPrefixes.end(),
                     [&](std::string_view prefix) { return tag.starts_with(prefix); });
}

}  // namespace

std::optional<Trouble> BraceTrouble(std::string_view text) {
  for (std::size_t at = text.find("{{"); at != std::string_view::npos; at = text.find("{{", at)) {
    const std::size_t end = text.find("}}", at);
    if (end == std::string_view::npos) {
      return Trouble{.message = "has `{{` without `}}`; Argo takes what follows it for a variable",
                     .begin = static_cast<std::uint32_t>(at),
                     .end = static_cast<std::uint32_t>(at + 2)};
    }
    const std::string_view tag = Trim(text.substr(at + 2, end - at - 2));
    if (tag.starts_with('=') || IsVariable(tag)) {
      return Trouble{.message = fmt::format(
                         "has `{{{{{}}}}}`, which Argo replaces by a value of its own; there "
                         "is no way to escape it: put it in a file of the repository",
                         tag),
                     .begin = static_cast<std::uint32_t>(at),
                     .end = static_cast<std::uint32_t>(end + 2)};
    }
    at = end + 2;
  }
  return std::nullopt;
}

std::optional<std::string> BraceTrouble(const Value& value) {
  const auto& pieces = value.pieces();
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    const auto* text = std::get_if<std::string>(&pieces[i]);
    if (text == nullptr) continue;
    if (std::optional<Trouble> trouble = BraceTrouble(*text)) return trouble->message;
    if (i + 1 < pieces.size() && text->ends_with('{')) {
      return "has `{` right before a value, which Argo takes for the begin of its own `{{`";
    }
  }
  return std::nullopt;
}

}  // namespace belay::argo
