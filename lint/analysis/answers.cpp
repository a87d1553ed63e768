#include "lint/analysis/answers.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>
#include <variant>

namespace belay {
namespace {

// How many answers Choose tries. Conditions of one thing's moves are few; what is beyond is a plan
// that nobody can follow either, and silence is better than a wrong finding.
constexpr int kMostTries = 10'000;

// The conditions that compare with one value: the others have no structure to use.
bool IsChoice(const Condition& condition) {
  return condition.kind == Condition::Kind::kCompare && condition.right.constant() &&
         (condition.comparison == Comparison::kEqual ||
          condition.comparison == Comparison::kNotEqual);
}

}  // namespace

Questions::Questions(const Plan& plan) : plan_(plan) {
  for (const Id<Step> id : plan.order) {
    Answers answers;
    for (const Guard& guard : plan.steps[id].guards) {
      Require(plan.conditions[guard.condition], guard.expected, answers);
    }
    if (answers.empty()) continue;
    std::sort(answers.begin(), answers.end());
    answers.erase(std::unique(answers.begin(), answers.end()), answers.end());
    needed_.emplace(id.index, std::move(answers));
  }
}

const Answers& Questions::Needed(Id<Step> step) const {
  static const Answers kNothing;
  const auto found = needed_.find(step.index);
  return found == needed_.end() ? kNothing : found->second;
}

void Questions::Require(const Condition& condition, bool expected, Answers& answers) {
  switch (condition.kind) {
    case Condition::Kind::kNot:
      Require(condition.operands.front(), !expected, answers);
      return;
    case Condition::Kind::kAnd:
    case Condition::Kind::kOr:
      // `a and b` holds iff both do; that `a or b` does not means that neither does.
      if (expected == (condition.kind == Condition::Kind::kAnd)) {
        for (const Condition& operand : condition.operands) Require(operand, expected, answers);
        return;
      }
      break;
    case Condition::Kind::kCompare:
    case Condition::Kind::kCommand:
    case Condition::Kind::kQuestion:
      break;
  }
  answers.push_back(AnswerTo(condition, expected));
}

Answer Questions::AnswerTo(const Condition& condition, bool expected) {
  if (IsChoice(condition)) {
    const std::uint32_t variable = VariableOf(condition.left);
    auto& values = variables_[variable].values;
    const auto next = static_cast<std::uint32_t>(values.size());
    return {.variable = variable,
            .value = values.emplace(condition.right.Display(), next).first->second,
            .expected = expected == (condition.comparison == Comparison::kEqual)};
  }
  const auto next = static_cast<std::uint32_t>(variables_.size());
  const auto [name, added] = names_.emplace("when " + ToString(condition), next);
  if (added) {
    Variable variable;
    variable.text = ToString(condition);
    variables_.push_back(std::move(variable));
  }
  return {.variable = name->second, .value = 0, .expected = expected};
}

std::uint32_t Questions::VariableOf(const Value& left) {
  const auto next = static_cast<std::uint32_t>(variables_.size());
  const auto [name, added] = names_.emplace(left.Display(), next);
  if (!added) return name->second;
  Variable variable;
  variable.text = left.Display();
  variable.compared = true;
  const auto choose = [&](const std::string& choice) {
    variable.values.emplace(choice, variable.choices);
    variable.choices = static_cast<std::uint32_t>(variable.values.size());
  };
  if (left.constant()) {
    choose(left.Display());
  } else if (const auto* reference = std::get_if<Reference>(&left.pieces().front());
             left.pieces().size() == 1 && reference != nullptr) {
    for (const Parameter& parameter : plan_.parameters) {
      if (reference->kind != Reference::Kind::kParameter || parameter.name != reference->name)
        continue;
      for (const std::string& choice : parameter.choices) choose(choice);
      if (parameter.type == ValueType::kBool) {
        choose("true");
        choose("false");
      }
    }
  }
  variables_.push_back(std::move(variable));
  return next;
}

std::string Questions::Describe(const Answers& answers) const {
  std::string text;
  for (const Answer& answer : answers) {
    const Variable& variable = variables_[answer.variable];
    if (!text.empty()) text += ", ";
    if (variable.compared) {
      const auto value =
          std::find_if(variable.values.begin(), variable.values.end(),
                       [&](const auto& entry) { return entry.second == answer.value; });
      text +=
          fmt::format("`{}` is {}`{}`", variable.text, answer.expected ? "" : "not ", value->first);
    } else {
      text += fmt::format("`{}` {}", variable.text, answer.expected ? "holds" : "does not hold");
    }
  }
  return text;
}

bool Questions::Fits(const Answer& answer, const Answers& given) const {
  const std::uint32_t choices = variables_[answer.variable].choices;
  if (answer.expected) {
    if (choices > 0 && answer.value >= choices) return false;
    return std::none_of(given.begin(), given.end(), [&](const Answer& other) {
      return other.variable == answer.variable && (other.value == answer.value) != other.expected;
    });
  }
  std::vector<std::uint32_t> excluded = {answer.value};
  for (const Answer& other : given) {
    if (other.variable != answer.variable) continue;
    if (other.value == answer.value && other.expected) return false;
    if (!other.expected && other.value < choices) excluded.push_back(other.value);
  }
  if (choices == 0 || answer.value >= choices) return true;
  std::sort(excluded.begin(), excluded.end());
  excluded.erase(std::unique(excluded.begin(), excluded.end()), excluded.end());
  return excluded.size() < choices;
}

std::optional<Answers> Questions::Choose(const Answers& must,
                                         std::span<const Answers* const> avoid) const {
  Answers given;
  for (const Answer& answer : must) {
    if (!Fits(answer, given)) return std::nullopt;
    given.push_back(answer);
  }
  int tries = 0;
  if (!Search(avoid, given, tries)) return std::nullopt;
  return given;
}

bool Questions::Search(std::span<const Answers* const> avoid, Answers& given, int& tries) const {
  if (++tries > kMostTries) return false;
  while (!avoid.empty() &&
         std::any_of(avoid.front()->begin(), avoid.front()->end(),
                     [&](const Answer& answer) { return !Fits(answer, given); })) {
    avoid = avoid.subspan(1);
  }
  if (avoid.empty()) return true;
  for (const Answer& answer : *avoid.front()) {
    const Answer opposite{
        .variable = answer.variable, .value = answer.value, .expected = !answer.expected};
    if (!Fits(opposite, given)) continue;
    given.push_back(opposite);
    if (Search(avoid.subspan(1), given, tries)) return true;
    given.pop_back();
  }
  return false;
}

}  // namespace belay
