#pragma once

#include <algorithm>
#include <deque>
#include <span>
#include <string>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <vector>

#include "lint/catalog/fact.h"
#include "lint/catalog/fact_row.h"
#include "lint/catalog/tables.h"

namespace belay {

// What the linter knows in one run: what is built in, and what a user's files add or say otherwise.
class Facts {
 public:
  Facts();
  Facts(const Facts&) = delete;
  Facts& operator=(const Facts&) = delete;

  static const Facts& BuiltIn();

  // All of a kind: `facts.Of<HopFact>()`.
  template <typename T>
  std::span<const T> Of() const {
    return std::get<std::vector<T>>(lists_);
  }

  // A fact that a rule knows by its name, as it is in this run.
  template <typename T>
  const T& Now(const T& built_in) const {
    const std::vector<T>& list = std::get<std::vector<T>>(lists_);
    const auto found = std::ranges::find(list, IdOf(built_in), IdOf<T>);
    return found == list.end() ? built_in : *found;
  }

  // In the place of the fact with this id, or as one more. An id of another kind is another fact.
  void Put(FactRow row);

  // All lists, for people.
  std::vector<FactList> Lists() const;

 private:
  template <typename T>
  static const Fact& TextsOf(const T& fact) {
    if constexpr (std::is_same_v<T, Fact>) {
      return fact;
    } else {
      return fact.fact;
    }
  }
  template <typename T>
  static std::string_view IdOf(const T& fact) {
    return TextsOf(fact).id;
  }

  template <typename... T>
  static std::tuple<std::vector<T>...> ListsOf(std::tuple<T...>);

  decltype(ListsOf(facts::Kinds())) lists_;
  std::deque<FactRow> rows_;  // hold the texts of what was put
  std::deque<std::vector<std::string_view>> names_;
};

// Whether every one of `words` is in the fact's kind, id or text; upper and lower case are alike,
// and a number is not found inside of another one: `1.3` is not in `1.31`.
bool Mentions(const FactList& list, const Fact& fact, const std::vector<std::string>& words);

// Whether a fact of this list is past its time on `day` (`2026-11-21`).
bool IsPast(const FactList& list, const Fact& fact, std::string_view day);

}  // namespace belay
