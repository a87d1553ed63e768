#include "lint/rules.h"

#include <algorithm>
#include <vector>

#include "lint/rules/all.h"

namespace belay {
namespace {

std::vector<Rule> AllByCode() {
  std::vector<Rule> rules;
  for (const RuleWithExamples& entry : kRulesWithExamples) {
    Rule& rule = rules.emplace_back(*entry.rule);
    rule.info.bad = entry.bad;
    rule.info.good = entry.good;
  }
  std::ranges::sort(rules, {}, [](const Rule& rule) { return rule.info.code; });
  return rules;
}

}  // namespace

std::string_view ToString(Profile profile) {
  switch (profile) {
    case Profile::kBasic:
      return "basic";
    case Profile::kStandard:
      return "standard";
    case Profile::kProduction:
      return "production";
  }
  return "";
}

std::span<const Rule> Rules() {
  static const std::vector<Rule> rules = AllByCode();
  return rules;
}

const Rule* FindRule(std::string_view code_or_name) {
  const auto found = std::ranges::find_if(Rules(), [&](const Rule& rule) {
    return rule.info.code == code_or_name || rule.info.name == code_or_name;
  });
  return found == Rules().end() ? nullptr : &*found;
}

}  // namespace belay
