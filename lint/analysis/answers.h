#pragma once

#include <compare>
#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "compiler/plan/plan.h"

namespace belay {

// A condition has an answer. `platform == "aws"` is the variable `platform` with the value `aws`;
// any other condition is a variable of its own with the one value 0. So is one that holds in more
// than one way (`a or b`); what it says of the others is in its `ways`.
struct Answer {
  std::uint32_t variable = 0;
  std::uint32_t value = 0;
  bool expected = true;
  auto operator<=>(const Answer&) const = default;
};

using Answers = std::vector<Answer>;

// The questions that a plan asks, and which answers to them go together. Two conditions of one text
// are taken to have one answer: that only rules runs out, so it never makes a finding.
class Questions {
 public:
  explicit Questions(const Plan& plan);

  // What must be so for a step to be done; empty: it is done in every run.
  const Answers& Needed(Id<Step> step) const;

  // Answers under which all of `must` holds and, of each of `avoid`, something does not; nullopt:
  // there are none, or they are too many to try.
  std::optional<Answers> Choose(const Answers& must, std::span<const Answers* const> avoid) const;

  // Both steps are done in some run.
  bool InOneRun(Id<Step> a, Id<Step> b) const;

  // The answers in words: "`platform` is `aws`, `"really?"` does not hold"; empty without any.
  std::string Describe(const Answers& answers) const;

 private:
  void Require(const Condition& condition, bool expected, Answers& answers);
  Answer AnswerTo(const Condition& condition, bool expected);
  Answer AnswerToOneOf(const Condition& condition, bool expected);
  bool Fits(const Answer& answer, const Answers& given) const;
  bool Search(Answers must, std::vector<const Answers*> avoid, Answers& given, int& tries) const;

  struct Variable {
    std::string text;  // what is compared, or the whole condition
    bool compared = false;
    std::map<std::string, std::uint32_t> values;
    std::uint32_t choices = 0;  // it has one of the first so many values; 0: any
    std::vector<Answers> ways;  // it holds iff all of one of these do; empty: it stands alone
    bool negated = false;       // `text` holds iff it does not
  };
  std::uint32_t VariableOf(const Value& left);

  const Plan& plan_;
  std::map<std::string, std::uint32_t> names_;
  std::vector<Variable> variables_;
  std::map<std::uint32_t, Answers> needed_;  // by step, of those with conditions
};

}  // namespace belay
