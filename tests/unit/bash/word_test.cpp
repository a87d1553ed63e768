// Whatever a text holds, bash reads the quoted word back byte for byte.

#include "targets/bash/word.h"

#include <gtest/gtest.h>

#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <random>
#include <string>
#include <vector>

namespace belay::bash {
namespace {

TEST(Word, RoundTripsThroughBash) {
  std::vector<std::string> texts = {
      "", "plain", "it's", "$HOME `x` \"y\"", "a\nb\tc", "\\n", "-n", "\x1b[31m", "'\n'", "é\xff"};
  std::mt19937 random(3);
  for (int i = 0; i < 300; ++i) {
    std::string text;
    for (unsigned k = random() % 12; k > 0; --k) text += static_cast<char>(1 + random() % 255);
    texts.push_back(text);
  }
  const std::string folder = testing::TempDir();
  const std::string script = folder + "belay_word_test.sh";
  const std::string output = folder + "belay_word_test.out";
  {
    std::ofstream out(script, std::ios::binary);
    for (const std::string& text : texts) out << "printf '%s\\0' " << Word(text).text() << "\n";
  }
  ASSERT_EQ(std::system(("LC_ALL=C bash " + script + " > " + output).c_str()), 0);
  std::ifstream in(output, std::ios::binary);
  const std::string read{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
  std::string expected;
  for (const std::string& text : texts) expected += text + '\0';
  EXPECT_EQ(read, expected);
}

// `on_cluster then` is no mistake of bash, and ShellCheck says that it looks like one.
TEST(Word, WordsOfTheShellStandInQuotes) {
  EXPECT_EQ(Word("then").text(), "'then'");
  EXPECT_EQ(Word("in").text(), "'in'");
  EXPECT_EQ(Word("thence").text(), "thence");
}

TEST(Delimiter, IsNoLineOfTheText) {
  EXPECT_EQ(Delimiter("ls"), "BELAY");
  EXPECT_EQ(Delimiter("x\nBELAY\ny"), "BELAY_1");
  EXPECT_EQ(Delimiter("BELAY\nBELAY_1"), "BELAY_2");
  EXPECT_EQ(Delimiter("xBELAY\nBELAYx"), "BELAY");
}

}  // namespace
}  // namespace belay::bash
