#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "compiler/plan/plan.h"

namespace belay {

// What an expression of the language gives: a text of some type, a list of them, or a thing.
struct TypedValue {
  ValueType type = ValueType::kString;
  Value value;
  std::vector<TypedValue> items;  // kList
  // A thing; `value` is its name. Of a loop over the members of a thing: `value` is the member.
  std::optional<Id<Thing>> thing;
  bool placeholder = false;          // yet to be filled in: fits every type
  std::vector<std::string> choices;  // of a parameter: all that it may be; empty: anything
  Span span;

  // One of the things that `thing` stands for, known when the plan runs.
  bool IsMember() const { return thing && !value.constant(); }
};

// The ways of a `when` leave a thing at two versions, or an entry with two that serve it.
struct Unsettled {
  Id<Thing> thing;
  Span when;
  std::string then;
  std::string otherwise;
};

// What a name stands for.
struct Symbol {
  TypedValue value;
  // A hop of a loop: `hop.from`, `hop.to`; `hop` alone is the version that is reached.
  std::optional<Version> from;
  std::optional<Unsettled> unsettled;  // its value is one of two, nobody knows which
  Span span;                           // where it was declared; for `declared twice` and `unused`
  std::string what;                    // `parameter`, `value`, `file`, …: for messages
  bool used = false;
  bool must_be_used = false;
};

// What a `let` with a command declares.
inline constexpr std::string_view kRemembered = "remembered value";

// Names, inner ones before outer ones. An action's scope has no outer one.
class Scope {
 public:
  explicit Scope(Scope* outer = nullptr) : outer_(outer) {}

  // The symbol of that name in this scope or an outer one; null if there is none.
  Symbol* Find(std::string_view name) {
    const auto found = symbols_.find(name);
    if (found != symbols_.end()) return &found->second;
    return outer_ == nullptr ? nullptr : outer_->Find(name);
  }

  // Null when the name is taken in this very scope.
  Symbol* Add(std::string name, Symbol symbol) {
    const auto [at, added] = symbols_.emplace(std::move(name), std::move(symbol));
    return added ? &at->second : nullptr;
  }

  void Names(std::vector<std::string>& names) const {
    for (const auto& [name, symbol] : symbols_) names.push_back(name);
    if (outer_ != nullptr) outer_->Names(names);
  }

  const std::map<std::string, Symbol, std::less<>>& symbols() const { return symbols_; }
  Scope* outer() const { return outer_; }

 private:
  std::map<std::string, Symbol, std::less<>> symbols_;
  Scope* outer_;
};

}  // namespace belay
