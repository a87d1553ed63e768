#include "lint/analysis/blanks.h"

#include <algorithm>
#include <cctype>

#include "compiler/plan/version.h"

namespace belay {
namespace {

bool IsWordByte(char c) {
  return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '.' || c == '?';
}

bool IsBlankWord(std::string_view word) {
  if (!IsPlaceholder(word)) return false;
  // `.x.y` of a filter and `x.z` of a name are not meant: a blank has a digit, a `v` or an X.
  return std::any_of(word.begin(), word.end(), [](char c) {
    return std::isdigit(static_cast<unsigned char>(c)) != 0 || c == 'X' || c == 'v' || c == '?' ||
           c == 'T' || c == 'C' || c == 'F';
  });
}

// `<name>` at `at`; the length, or 0. Words and blanks only, and none at its ends.
std::size_t AngleBlank(std::string_view text, std::size_t at) {
  const std::size_t close = text.find('>', at);
  constexpr std::size_t kLongest = 60;
  if (close == std::string_view::npos || close - at > kLongest || close == at + 1) return 0;
  const std::string_view inside = text.substr(at + 1, close - at - 1);
  if (std::isalpha(static_cast<unsigned char>(inside.front())) == 0 || inside.back() == ' ')
    return 0;
  const bool plain = std::all_of(inside.begin(), inside.end(), [](char c) {
    return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == ' ' || c == '-' || c == '_' ||
           c == '.' || c == '/' || c == '|';
  });
  if (!plain || (at > 0 && (text[at - 1] == '<' || text[at - 1] == '&'))) return 0;
  // `sort <in >out` has a blank before its `>`, `sort <in>out` a file right behind it.
  const bool after_blank = at == 0 || text[at - 1] == ' ' || text[at - 1] == '\t';
  const bool file_follows = close + 1 < text.size() && IsWordByte(text[close + 1]);
  if (after_blank && file_follows) return 0;
  // Markup: `<b>…</b>`
  if (text.find("</" + std::string(inside.substr(0, inside.find(' ')))) != std::string_view::npos)
    return 0;
  return close + 1 - at;
}

}  // namespace

std::vector<Blank> FindBlanks(std::string_view text) {
  std::vector<Blank> blanks;
  const auto add = [&](std::size_t begin, std::size_t size) {
    blanks.push_back({.text = std::string(text.substr(begin, size)),
                      .begin = static_cast<std::uint32_t>(begin),
                      .end = static_cast<std::uint32_t>(begin + size)});
  };
  bool line_start = true;
  for (std::size_t i = 0; i < text.size();) {
    if (text[i] == '\n') {
      line_start = true;
      ++i;
      continue;
    }
    if (line_start && text[i] == '#') {
      i = std::min(text.find('\n', i), text.size());
      continue;
    }
    if (text[i] != ' ' && text[i] != '\t') line_start = false;
    if (text[i] == '<') {
      const std::size_t size = AngleBlank(text, i);
      if (size > 0) add(i, size);
      i += std::max<std::size_t>(size, 1);
    } else if (IsWordByte(text[i])) {
      std::size_t end = i;
      while (end < text.size() && IsWordByte(text[end])) ++end;
      std::string_view word = text.substr(i, end - i);
      while (!word.empty() && word.back() == '.') word.remove_suffix(1);
      if (IsBlankWord(word)) add(i, word.size());
      i = end;
    } else {
      ++i;
    }
  }
  return blanks;
}

}  // namespace belay
