// Any bytes give findings, and never a crash or a hang.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>
#include <string>

#include "compiler/syntax/limits.h"
#include "tests/compile.h"

namespace belay {
namespace {

using testing::Contains;

std::string Repeat(std::string_view text, std::size_t times) {
  std::string repeated;
  for (std::size_t i = 0; i < times; ++i) repeated += text;
  return repeated;
}

TEST(Limits, DeepNestingIsReported) {
  for (const char* open :
       {"{", "(", "[", "stage a {\n", "when x {\n", "run a([", "when (", "when not "}) {
    const Compiled compiled = CompileOnly("edition 1\n" + Repeat(open, 100'000));
    EXPECT_TRUE(compiled.diagnostics.has_errors()) << open;
    EXPECT_FALSE(compiled.plan);
  }
}

TEST(Limits, LargeFilesAreReported) {
  EXPECT_THAT(CompileOnly(std::string(limits::kMostBytes + 1, 'x')).Codes(), Contains("LNG09"));
  EXPECT_THAT(CompileOnly(Repeat("x ", limits::kMostTokens + 1)).Codes(), Contains("LNG09"));
}

TEST(Limits, BytesThatAreNoUtf8AreReported) {
  EXPECT_THAT(CompileOnly("# \xff\nedition 1\n").Codes(), Contains("LNG13"));
  EXPECT_THAT(CompileOnly(std::string("# a\0b\nedition 1\n", 16)).Codes(), Contains("LNG13"));
}

TEST(Limits, AByteOrderMarkIsSkipped) {
  EXPECT_TRUE(CompileOnly("\xEF\xBB\xBF# said by an editor\nedition 1\n").diagnostics.empty());
  EXPECT_THAT(CompileOnly("edition 1\n\xEF\xBB\xBF\n").Codes(), Contains("LNG01"));
}

TEST(Limits, EmptyFilesAreFine) {
  for (const char* text : {"", "\n", "# nothing", "\r\n\r\n", "edition 1"}) {
    EXPECT_TRUE(CompileOnly(text).diagnostics.empty()) << text;
  }
}

TEST(Limits, FindingsOfOneFileAreBounded) {
  const Compiled compiled = CompileOnly(Repeat("= = =\n", 10'000));
  EXPECT_LE(compiled.diagnostics.Sorted().size(), 2 * limits::kMostSyntaxErrors);
}

// Pieces of the language in any order reach further than random bytes do.
TEST(Limits, RandomTextNeitherCrashesNorHangs) {
  const std::vector<std::string> pieces = {
      "edition",    "plan",    "p",         "stage",    "{",
      "}",          "(",       ")",         "[",        "]",
      "\n",         "\n",      "=",         "->",       "`ls $x`",
      "\"t ${a}\"", "1.29",    "30m",       "7",        "cluster",
      "dev",        "version", "upgrade",   "backup",   "as",
      "b",          "using",   "eks.addon", "for",      "in",
      "when",       "else",    "within",    "rollback", "none",
      "restore",    "from",    "let",       "#c\n",     "```\nx\n```",
      "```",        "`",       "\"",        "<name>",   "1.XX",
      "?",          ",",       ".",         ":",        "import \"eks\"",
      "parallel",   "file",    "param",     "x",        "string",
      "is",         "up",      "to",        "\xc3",     "\xff",
      "procedure",  "notify",  "wait",      "on",       "effects",
      "exit"};
  std::mt19937 random(20261121);
  for (int round = 0; round < 3000; ++round) {
    std::string text =
        "edition 1\nplan p { title = \"t\" }\ncluster dev { version = 1.29 -> 1.30 }\n";
    const std::size_t count = random() % 60;
    for (std::size_t i = 0; i < count; ++i)
      text += pieces[random() % pieces.size()] + (random() % 4 == 0 ? "" : " ");
    const Compiled compiled = CompileOnly(text);
    for (const Diagnostic& finding : compiled.diagnostics.Sorted()) {
      ASSERT_LE(finding.span.begin, finding.span.end) << text;
      ASSERT_LE(finding.span.end, compiled.sources.file(finding.span.file).text().size()) << text;
      ASSERT_FALSE(finding.message.empty());
    }
  }
}

}  // namespace
}  // namespace belay
