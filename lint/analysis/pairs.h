#pragma once

#include <optional>
#include <string>
#include <vector>

#include "compiler/plan/plan.h"
#include "lint/analysis/answers.h"
#include "lint/analysis/ways_back.h"
#include "lint/catalog/fact.h"
#include "lint/catalog/facts.h"

namespace belay {

// A command begins a state that has to end, like a node that is cordoned, and in some run or order
// of events, or on the way back, nothing ends it on the same object.
struct OpenPair {
  enum class Gap {
    kNever,        // nothing ends it
    kConditional,  // what does is not done in every run: `answers` is one without
    kBeside,       // what does may come before it: `closer`
    kPartly,       // it is begun on more than what is named where it ends: `closer`
    kTakenBack,    // its step's rollback does not end it
  };
  Gap gap = Gap::kNever;
  const PairFact* pair = nullptr;
  std::string object;  // `node/a`; empty: the command does not say
  Id<Step> step;
  const Operation* operation = nullptr;  // with a command
  const CommandEffect* effect = nullptr;
  std::optional<Id<Step>> closer;
  Answers answers;
};

// In the order of the file. Brackets (`within`) end what they begin, and a procedure may be one
// half of a pair on purpose: neither is looked at.
std::vector<OpenPair> FindOpenPairs(const Plan& plan, const Questions& questions,
                                    const WaysBack& ways, const Facts& facts);

}  // namespace belay
