#include "compiler/driver/look.h"

#include <gtest/gtest.h>

#include <map>
#include <string>

namespace belay {
namespace {

struct Case {
  const char* what;
  ColorChoice choice;
  std::map<std::string, std::string> environment;
  bool is_terminal;
  bool expected;
};

class Color : public testing::TestWithParam<Case> {};

TEST_P(Color, IsUsed) {
  const Case& c = GetParam();
  const Environment environment = [&](const char* name) -> std::optional<std::string> {
    const auto found = c.environment.find(name);
    if (found == c.environment.end()) return std::nullopt;
    return found->second;
  };
  EXPECT_EQ(UsesColor(c.choice, environment, c.is_terminal), c.expected) << c.what;
}

constexpr ColorChoice kAuto = ColorChoice::kAuto;

INSTANTIATE_TEST_SUITE_P(
    All, Color,
    testing::Values(
        Case{"a terminal", kAuto, {{"TERM", "xterm"}}, true, true},
        Case{"a pipe", kAuto, {{"TERM", "xterm"}}, false, false},
        Case{"a terminal of no kind", kAuto, {}, true, false},
        Case{"a dumb terminal", kAuto, {{"TERM", "dumb"}}, true, false},
        Case{"NO_COLOR", kAuto, {{"TERM", "xterm"}, {"NO_COLOR", "1"}}, true, false},
        Case{"an empty NO_COLOR", kAuto, {{"TERM", "xterm"}, {"NO_COLOR", ""}}, true, true},
        Case{"CLICOLOR_FORCE", kAuto, {{"CLICOLOR_FORCE", "1"}}, false, true},
        Case{"CLICOLOR_FORCE=0", kAuto, {{"CLICOLOR_FORCE", "0"}}, false, false},
        Case{"FORCE_COLOR", kAuto, {{"FORCE_COLOR", "1"}}, false, true},
        Case{"NO_COLOR before the forces",
             kAuto,
             {{"NO_COLOR", "1"}, {"FORCE_COLOR", "1"}},
             true,
             false},
        Case{"the flag before all", ColorChoice::kAlways, {{"NO_COLOR", "1"}}, false, true},
        Case{"the flag before FORCE_COLOR",
             ColorChoice::kNever,
             {{"FORCE_COLOR", "1"}},
             true,
             false}));

}  // namespace
}  // namespace belay
