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
  const auto& operands = condition.operands;
  switch (condition.kind) {
    case Condition::Kind::kNot:
      Require(operands.front(), !expected, answers);
      return;
    case Condition::Kind::kAnd:
    case Condition::Kind::kOr:
      // `a and b` holds iff both do; that `a or b` does not means that neither does.
      if (expected == (condition.kind == Condition::Kind::kAnd)) {
        for (const Condition& operand : operands) Require(operand, expected, answers);
        return;
      }
      break;
    case Condition::Kind::kCompare:
    case Condition::Kind::kCommand:
    case Condition::Kind::kQuestion:
      break;
  }
  answers.push_back(operands.empty() ? AnswerTo(condition, expected)
                                     : AnswerToOneOf(condition, expected));
}

// That at least one of the operands has the answer.
Answer Questions::AnswerToOneOf(const Condition& condition, bool expected) {
  std::vector<Answers> ways;
  for (const Condition& operand : condition.operands) {
    Require(operand, expected, ways.emplace_back());
  }
  const auto next = static_cast<std::uint32_t>(variables_.size());
  const std::string text = ToString(condition);
  const auto [name, added] = names_.emplace((expected ? "any " : "not all ") + text, next);
  if (added) {
    Variable variable;
    variable.text = text;
    variable.negated = !expected;
    variable.ways = std::move(ways);
    variables_.push_back(std::move(variable));
  }
  return {.variable = name->second, .value = 0, .expected = true};
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
  // `${platform}` is `platform`, as it stands in the condition.
  const auto* whole =
      left.pieces().size() == 1 ? std::get_if<Reference>(&left.pieces().front()) : nullptr;
  variable.text = whole != nullptr ? whole->name : left.Display();
  variable.compared = true;
  const auto choose = [&](const std::string& choice) {
    variable.values.emplace(choice, variable.choices);
    variable.choices = static_cast<std::uint32_t>(variable.values.size());
  };
  if (left.constant()) {
    choose(left.Display());
  } else if (whole != nullptr && whole->kind == Reference::Kind::kParameter) {
    for (const Parameter& parameter : plan_.parameters) {
      if (parameter.name != whole->name) continue;
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

bool Questions::InOneRun(Id<Step> a, Id<Step> b) const {
  Answers both = Needed(a);
  both.insert(both.end(), Needed(b).begin(), Needed(b).end());
  return Choose(both, {}).has_value();
}

std::string Questions::Describe(const Answers& answers) const {
  std::string text;
  for (const Answer& answer : answers) {
    const Variable& variable = variables_[answer.variable];
    if (!text.empty()) text += ", ";
    if (variable.compared) {
      const auto value =
          std::find_if(variable.values.begin(), variable.values.end(), [&](const auto& entry) {
            // Of two it is the other one.
            const bool other = !answer.expected && variable.choices == 2 && answer.value < 2;
            return entry.second == (other ? 1 - answer.value : answer.value);
          });
      const bool is = answer.expected || (variable.choices == 2 && answer.value < 2);
      text += fmt::format("`{}` is {}`{}`", variable.text, is ? "" : "not ", value->first);
    } else {
      const bool command = variable.text.starts_with('`');  // it has its own
      text += fmt::format("{}{}{} {}", command ? "" : "`", variable.text, command ? "" : "`",
                          answer.expected != variable.negated ? "holds" : "does not hold");
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
  int tries = 0;
  // What is last in them is looked at first.
  if (!Search({must.rbegin(), must.rend()}, {avoid.rbegin(), avoid.rend()}, given, tries)) {
    return std::nullopt;
  }
  std::erase_if(given,
                [&](const Answer& answer) { return !variables_[answer.variable].ways.empty(); });
  return given;
}

// `must` and `avoid` are what is left to do.
bool Questions::Search(Answers must, std::vector<const Answers*> avoid, Answers& given,
                       int& tries) const {
  if (++tries > kMostTries) return false;
  const std::size_t before = given.size();
  const auto fail = [&] {
    given.resize(before);
    return false;
  };
  while (!must.empty()) {
    const Answer answer = must.back();
    must.pop_back();
    if (!Fits(answer, given)) return fail();
    if (std::find(given.begin(), given.end(), answer) != given.end()) continue;
    given.push_back(answer);
    const auto& ways = variables_[answer.variable].ways;
    if (ways.empty()) continue;
    if (!answer.expected) {
      for (const Answers& way : ways) avoid.push_back(&way);
      continue;
    }
    for (const Answers& way : ways) {
      Answers with = must;
      with.insert(with.end(), way.rbegin(), way.rend());
      if (Search(std::move(with), avoid, given, tries)) return true;
    }
    return fail();
  }
  while (!avoid.empty() &&
         std::any_of(avoid.back()->begin(), avoid.back()->end(),
                     [&](const Answer& answer) { return !Fits(answer, given); })) {
    avoid.pop_back();
  }
  if (avoid.empty()) return true;
  const Answers& next = *avoid.back();
  avoid.pop_back();
  for (const Answer& answer : next) {
    const Answer opposite{
        .variable = answer.variable, .value = answer.value, .expected = !answer.expected};
    if (Search({opposite}, avoid, given, tries)) return true;
  }
  return fail();
}

}  // namespace belay
