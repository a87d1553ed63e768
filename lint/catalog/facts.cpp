#include "lint/catalog/facts.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <charconv>

#include "lint/catalog/tables.h"

namespace belay {
namespace {

std::string Lower(std::string_view text) {
  std::string lower(text);
  std::transform(lower.begin(), lower.end(), lower.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return lower;
}

bool IsDigit(char c) {
  return c >= '0' && c <= '9';
}

bool Contains(std::string_view text, std::string_view word) {
  if (word.empty()) return true;
  for (std::size_t at = text.find(word); at != std::string_view::npos;
       at = text.find(word, at + 1)) {
    const std::size_t end = at + word.size();
    const bool cut_before = at > 0 && IsDigit(word.front()) && IsDigit(text[at - 1]);
    const bool cut_behind = end < text.size() && IsDigit(word.back()) && IsDigit(text[end]);
    if (!cut_before && !cut_behind) return true;
  }
  return false;
}

int NumberAt(std::string_view date, std::size_t at, std::size_t size, int otherwise) {
  int number = otherwise;
  if (at + size <= date.size()) {
    std::from_chars(date.data() + at, date.data() + at + size, number);
  }
  return number;
}

// Comparable; the day of a date without one is the month's last.
int Days(std::string_view date, int months) {
  constexpr int kLongestMonth = 31;
  const int month = NumberAt(date, 0, 4, 0) * 12 + NumberAt(date, 5, 2, 1) + months;
  return month * (kLongestMonth + 1) + NumberAt(date, 8, 2, kLongestMonth);
}

}  // namespace

std::span<const FactList> AllFacts() {
  return facts::kAll;
}

bool Mentions(const FactList& list, const Fact& fact, const std::vector<std::string>& words) {
  const std::string text = Lower(fmt::format("{} {} {}", list.name, fact.id, fact.text));
  return std::all_of(words.begin(), words.end(),
                     [&](const std::string& word) { return Contains(text, Lower(word)); });
}

bool IsPast(const FactList& list, const Fact& fact, std::string_view day) {
  return Days(fact.as_of, list.months) < Days(day, 0);
}

}  // namespace belay
