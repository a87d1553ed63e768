#include "targets/argo/text.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace belay::argo {
namespace {

bool IsLower(char c) {
  return c >= 'a' && c <= 'z';
}
bool IsUpper(char c) {
  return c >= 'A' && c <= 'Z';
}
bool IsDigit(char c) {
  return c >= '0' && c <= '9';
}

// `depends` is an expression of expr-lang in which these are no names.
constexpr std::array<std::string_view, 14> kOperators = {
    "and", "contains", "else",    "endsWith", "endswith", "false", "if",
    "in",  "let",      "matches", "nil",      "not",      "or",    "true"};

bool HasLine(std::string_view text, std::string_view line) {
  while (true) {
    const std::size_t end = text.find('\n');
    if (text.substr(0, end) == line) return true;
    if (end == std::string_view::npos) return false;
    text.remove_prefix(end + 1);
  }
}

}  // namespace

std::string Mangle(std::string_view text) {
  std::string name;
  for (const char c : text) {
    if (IsLower(c) || IsDigit(c)) {
      name += c;
    } else if (IsUpper(c)) {
      name += static_cast<char>(c - 'A' + 'a');
    } else if (!name.empty() && name.back() != '-') {
      name += '-';
    }
  }
  while (!name.empty() && name.back() == '-') name.pop_back();
  const bool reserved = std::find(kOperators.begin(), kOperators.end(), name) != kOperators.end();
  if (name.empty() || reserved || IsDigit(name.front())) name = name.empty() ? "n" : "n-" + name;
  return name;
}

std::string InBashQuotes(std::string_view text) {
  std::string quoted;
  for (const char c : text) {
    if (c == '"' || c == '\\' || c == '$' || c == '`') quoted += '\\';
    quoted += c;
  }
  return quoted;
}

std::string BashWord(std::string_view text) {
  constexpr std::string_view kPlain = "_./:@%+,-";
  const bool plain = !text.empty() && std::all_of(text.begin(), text.end(), [&](char c) {
    return IsLower(c) || IsUpper(c) || IsDigit(c) || kPlain.find(c) != std::string_view::npos;
  });
  if (plain) return std::string(text);
  // Single quotes say it best, but they cannot hold one, and ShellCheck doubts `$` in them.
  if (text.find_first_of("'$`") == std::string_view::npos) return fmt::format("'{}'", text);
  return fmt::format("\"{}\"", InBashQuotes(text));
}

std::string EnvironmentText(std::string_view text) {
  std::string escaped;
  for (std::size_t i = 0; i < text.size(); ++i) {
    escaped += text[i];
    if (text[i] != '$') continue;
    if (i + 1 == text.size() || text[i + 1] == '$' || text[i + 1] == '(') escaped += '$';
  }
  return escaped;
}

std::string HereDocument(std::string_view text) {
  std::string delimiter = "BELAY";
  for (int i = 2; HasLine(text, delimiter); ++i) delimiter = fmt::format("BELAY_{}", i);
  return fmt::format(" <<'{0}'\n{1}\n{0}\n", delimiter, text);
}

std::string OneLine(std::string_view text) {
  std::string line(text);
  std::replace_if(
      line.begin(), line.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20; }, ' ');
  return line;
}

std::string GoDuration(Duration duration) {
  const std::int64_t hours = duration.seconds / 3600;
  const std::int64_t minutes = duration.seconds / 60 % 60;
  const std::int64_t seconds = duration.seconds % 60;
  std::string text;
  if (hours > 0) text += fmt::format("{}h", hours);
  if (minutes > 0) text += fmt::format("{}m", minutes);
  if (seconds > 0 || text.empty()) text += fmt::format("{}s", seconds);
  return text;
}

}  // namespace belay::argo
