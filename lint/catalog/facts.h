#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "lint/catalog/fact.h"

namespace belay {

// All that is built in, a list for each file of facts.
std::span<const FactList> AllFacts();

// Whether every one of `words` is in the fact's kind, id or text; upper and lower case are alike,
// and a number is not found inside of another one: `1.3` is not in `1.31`.
bool Mentions(const FactList& list, const Fact& fact, const std::vector<std::string>& words);

// Whether a fact of this list is past its time on `day` (`2026-11-21`).
bool IsPast(const FactList& list, const Fact& fact, std::string_view day);

}  // namespace belay
