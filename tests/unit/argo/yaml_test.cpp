#include "targets/argo/yaml.h"

#include <gtest/gtest.h>
#include <yaml-cpp/yaml.h>

namespace belay::argo {
namespace {

class RoundTrip : public testing::TestWithParam<std::string> {};

TEST_P(RoundTrip, GivesBackTheSameBytes) {
  const Yaml::Map inner = {{"source", GetParam()}, {"after", "x"}};
  const std::string text = ToText(Yaml::Map{{"list", Yaml::List{inner}}});
  const YAML::Node read = YAML::Load(text);
  EXPECT_EQ(read["list"][0]["source"].as<std::string>(), GetParam()) << text;
  EXPECT_EQ(read["list"][0]["after"].as<std::string>(), "x") << text;
}

INSTANTIATE_TEST_SUITE_P(
    Texts, RoundTrip,
    testing::Values("", "1.30", "NO", "~", "0123", "a\n", "a\n\n", "\na\n", "  first is indented\n",
                    "\ttab first\n", "trailing blanks  \nand tabs\t\n", "a\r\nb\r\n", "a\n\n\nb\n",
                    "no line break at the end\nb", "# comment\n---\n...\n", "\x1b[0m\n",
                    "\xC3\xA9\xE2\x80\xA6\n", "\xE2\x80\xA8 line separator\n",
                    "\xC2\x85 next line\n", "\xEF\xBB\xBF mark\n", "{{=tasks['a']}}\n",
                    std::string(90, 'x') + " y", "cat <<'B'\n  a\n\nB\n"));

TEST(Yaml, WritesScriptsAsTheyAre) {
  EXPECT_EQ(ToText(Yaml::Map{{"source", "if a; then\n\tb  \nfi\n"}}),
            "source: |\n  if a; then\n  \tb  \n  fi\n");
}

TEST(Yaml, LiteralBlocksHoldWhatTheyGiveBack) {
  EXPECT_TRUE(FitsLiteralBlock("a\n\n\tb  \n"));
  EXPECT_FALSE(FitsLiteralBlock("a"));
  EXPECT_FALSE(FitsLiteralBlock(" a\n"));
  EXPECT_FALSE(FitsLiteralBlock("a\n\n"));
  EXPECT_FALSE(FitsLiteralBlock("a\r\n"));
}

}  // namespace
}  // namespace belay::argo
