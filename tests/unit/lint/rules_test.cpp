// The examples of every rule are plans: `bad` gives the rule's finding and no other, `good`
// nothing. They are linted as whoever reads them would: by default, or at the profile that the rule
// asks for.

#include "lint/rules.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <string>

#include "tests/compile.h"

namespace belay {
namespace {

Compiled CompileExample(std::string_view plan, const Rule& rule) {
  return Compile(plan, "plan.belay", std::max(rule.info.profile, Profile::kStandard));
}

// Every finding on a line of its own, for the message of a failed test.
std::string List(const Compiled& compiled) {
  std::string list;
  for (const Diagnostic& finding : compiled.diagnostics.Sorted()) {
    list += finding.code + " " + finding.message + "\n";
  }
  return list;
}

TEST(Rules, BadExamplesGiveTheirCodeOnce) {
  for (const Rule& rule : Rules()) {
    const Compiled compiled = CompileExample(rule.info.bad, rule);
    EXPECT_EQ(compiled.Codes(), std::vector<std::string>{std::string(rule.info.code)})
        << rule.info.code << "\n"
        << List(compiled);
  }
}

TEST(Rules, GoodExamplesGiveNothing) {
  for (const Rule& rule : Rules()) {
    const Compiled compiled = CompileExample(rule.info.good, rule);
    EXPECT_TRUE(compiled.plan) << rule.info.code;
    EXPECT_EQ(List(compiled), "") << rule.info.code;
  }
}

TEST(Rules, CodesAndNamesAreUniqueSortedAndFindTheirRule) {
  std::set<std::string_view> names;
  std::string_view last;
  for (const Rule& rule : Rules()) {
    EXPECT_LT(last, rule.info.code);
    last = rule.info.code;
    EXPECT_TRUE(names.insert(rule.info.name).second) << rule.info.name;
    EXPECT_EQ(FindRule(rule.info.code), &rule);
    EXPECT_EQ(FindRule(rule.info.name), &rule);
    EXPECT_FALSE(rule.info.summary.empty()) << rule.info.code;
    EXPECT_FALSE(rule.info.why.empty()) << rule.info.code;
    EXPECT_FALSE(rule.info.sources.empty()) << rule.info.code;
  }
  EXPECT_EQ(FindRule("SKW99"), nullptr);
}

}  // namespace
}  // namespace belay
