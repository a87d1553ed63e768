#include "lint/catalog/facts.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <charconv>
#include <cstdint>
#include <optional>
#include <utility>

namespace belay {
namespace {

// The values of a row as the fields of a fact. What is no string of the row is kept in `names`.
class Fields {
 public:
  Fields(const FactRow& row, std::deque<std::vector<std::string_view>>& names)
      : row_(row), names_(names) {}

  Fact Texts() const {
    return {.id = row_.id, .text = row_.text, .source = row_.source, .as_of = row_.as_of};
  }
  std::string_view Text(std::size_t column) const { return row_.values[column]; }
  bool Flag(std::size_t column) const { return !row_.values[column].empty(); }
  std::int64_t Number(std::size_t column) const {
    std::int64_t number = 0;
    const std::string& text = row_.values[column];
    std::from_chars(text.data(), text.data() + text.size(), number);
    return number;
  }
  std::optional<std::int64_t> OptionalNumber(std::size_t column) const {
    return row_.values[column].empty() ? std::nullopt : std::optional(Number(column));
  }
  Names List(std::size_t column) const {
    return names_.emplace_back(SplitNames(row_.values[column]));
  }

 private:
  const FactRow& row_;
  std::deque<std::vector<std::string_view>>& names_;
};

// Calls with `std::type_identity<HopFact>` and so on.
template <typename Call>
void ForEachKind(const Call& call) {
  [&]<std::size_t... I>(std::index_sequence<I...>) {
    (call(std::type_identity<std::tuple_element_t<I, facts::Kinds>>()), ...);
  }
  (std::make_index_sequence<std::tuple_size_v<facts::Kinds>>());
}

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

Facts::Facts() {
  ForEachKind([&]<typename T>(std::type_identity<T>) {
    const auto built_in = facts::Table<T>::kFacts;
    std::get<std::vector<T>>(lists_).assign(built_in.begin(), built_in.end());
  });
}

const Facts& Facts::BuiltIn() {
  static const Facts facts;
  return facts;
}

void Facts::Put(FactRow given) {
  const FactRow& kept = rows_.emplace_back(std::move(given));
  Fields fields(kept, names_);
  ForEachKind([&]<typename T>(std::type_identity<T>) {
    if (facts::Table<T>::kName != kept.kind->list) return;
    std::vector<T>& list = std::get<std::vector<T>>(lists_);
    const T made = facts::Table<T>::Make(fields);
    const auto found = std::ranges::find(list, IdOf(made), IdOf<T>);
    if (found == list.end()) {
      list.push_back(made);
    } else {
      *found = made;
    }
  });
}

std::vector<FactList> Facts::Lists() const {
  std::vector<FactList> lists;
  for (const FactKind& kind : FactKinds()) {
    lists.push_back({.name = kind.list, .title = kind.title, .months = kind.months, .facts = {}});
    ForEachKind([&]<typename T>(std::type_identity<T>) {
      if (facts::Table<T>::kName != kind.list) return;
      for (const T& fact : Of<T>()) lists.back().facts.push_back(TextsOf(fact));
    });
  }
  return lists;
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
