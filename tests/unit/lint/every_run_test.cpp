// The rules that speak of orders, against every order: small random plans, each run in every way
// that it permits. BELAY_GENERATED_PLANS says how many.

#include "tests/unit/lint/every_run.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <set>
#include <string>
#include <vector>

#include "tests/compile.h"
#include "tests/unit/lint/small_plan.h"

namespace belay {
namespace {

std::uint32_t Plans() {
  constexpr std::uint32_t kFew = 1500;
  const char* const wanted = std::getenv("BELAY_GENERATED_PLANS");
  return wanted == nullptr ? kFew : static_cast<std::uint32_t>(std::stoul(wanted));
}

// The first name in a message: what it is about.
std::string Subject(const std::string& message) {
  const std::size_t begin = message.find('`') + 1;
  return message.substr(begin, message.find('`', begin) - begin);
}

// The findings as FoundByRunning gives them.
std::vector<std::string> FoundByRules(const Compiled& compiled) {
  const std::set<std::string> by_subject = {"SKW01", "SKW02", "SKW03", "SKW04", "BKP01", "ORD06"};
  // Each of these may be told at several steps.
  const std::set<std::string> once = {"HOP01", "RBK06", "RBK13"};
  std::set<std::string> told;
  std::vector<std::string> found;
  for (const Diagnostic& finding : compiled.diagnostics.Sorted()) {
    if (by_subject.contains(finding.code)) {
      found.push_back(finding.code + " " + Subject(finding.message));
    } else if (once.contains(finding.code)) {
      const std::string& text = finding.message;
      const std::size_t needs = finding.code == "RBK13" ? text.find("needs") : 0;
      told.insert(finding.code + " " + Subject(text.substr(needs)));
    } else if (finding.code == "SKW06") {
      found.push_back(finding.code);
    } else if (finding.code == "WAI01" || finding.code == "BKP03") {
      for (const Step& step : compiled.plan->steps) {
        if (step.operations.empty()) continue;
        const bool inside = step.span.begin <= finding.span.begin &&
                            finding.span.begin < step.operations.front().span.end;
        if (inside) found.push_back(finding.code + " " + step.id);
      }
    }
  }
  found.insert(found.end(), told.begin(), told.end());
  std::sort(found.begin(), found.end());
  return found;
}

std::string Show(const std::vector<std::string>& found) {
  std::string text;
  for (const std::string& one : found) text += one + "\n";
  return text;
}

// Which of the two is undone to what is nobody's to say.
bool MovesOneThingTwiceAtOnce(const Plan& plan) {
  for (const Id<Step> a : plan.order) {
    for (const Id<Step> b : plan.order) {
      const Step& x = plan.steps[a];
      const Step& y = plan.steps[b];
      if (a == b || Precedes(x, y) || Precedes(y, x)) continue;
      for (const Move& one : x.moves) {
        for (const Move& other : y.moves) {
          if (one.thing == other.thing) return true;
        }
      }
    }
  }
  return false;
}

TEST(EveryRun, IsWhatTheRulesSpeakOf) {
  std::set<std::string> codes;
  for (std::uint32_t seed = 0; seed < Plans(); ++seed) {
    const std::string text = SmallPlan(seed);
    const Compiled compiled = Compile(text);
    ASSERT_TRUE(compiled.plan) << text;
    if (MovesOneThingTwiceAtOnce(*compiled.plan)) continue;
    const auto expected = FoundByRunning(*compiled.plan);
    for (const std::string& one : expected) codes.insert(one.substr(0, 5));
    ASSERT_EQ(Show(FoundByRules(compiled)), Show(expected)) << "seed " << seed << "\n" << text;
  }
  EXPECT_EQ(codes.size(), 12U) << "of the rules some never had anything to find";
}

}  // namespace
}  // namespace belay
