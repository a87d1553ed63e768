#include "compiler/driver/unified_diff.h"

#include <gtest/gtest.h>

#include <string>

namespace belay {
namespace {

std::string Numbers(int first, int last) {
  std::string text;
  for (int i = first; i <= last; ++i) text += std::to_string(i) + '\n';
  return text;
}

TEST(UnifiedDiff, EqualTextsHaveNone) {
  EXPECT_EQ(UnifiedDiff("a\n", "a\n", "x"), "");
}

TEST(UnifiedDiff, ChangesHaveThreeLinesOfContext) {
  EXPECT_EQ(UnifiedDiff(Numbers(1, 10), Numbers(1, 4) + "five\n" + Numbers(6, 10), "p.belay"),
            "--- a/p.belay\n+++ b/p.belay\n@@ -2,7 +2,7 @@\n 2\n 3\n 4\n-5\n+five\n 6\n 7\n 8\n");
}

TEST(UnifiedDiff, FarChangesAreHunksOfTheirOwnAndNearOnesShareOne) {
  const std::string far = UnifiedDiff(Numbers(1, 20), Numbers(2, 19), "x");
  EXPECT_EQ(far,
            "--- a/x\n+++ b/x\n@@ -1,4 +1,3 @@\n-1\n 2\n 3\n 4\n@@ -17,4 +16,3 @@\n 17\n 18\n "
            "19\n-20\n");
  const std::string near = UnifiedDiff(Numbers(1, 8), Numbers(2, 7), "x");
  EXPECT_EQ(near, "--- a/x\n+++ b/x\n@@ -1,8 +1,6 @@\n-1\n 2\n 3\n 4\n 5\n 6\n 7\n-8\n");
}

TEST(UnifiedDiff, EmptySidesAndMissingLineBreaksAreAsInDiff) {
  EXPECT_EQ(UnifiedDiff("", "a\n", "x"), "--- a/x\n+++ b/x\n@@ -0,0 +1 @@\n+a\n");
  EXPECT_EQ(UnifiedDiff("a", "a\n", "x"),
            "--- a/x\n+++ b/x\n@@ -1 +1 @@\n-a\n\\ No newline at end of file\n+a\n");
}

// Takes the diff back: what stays and what is removed is the one side, what stays and what is added
// the other.
TEST(UnifiedDiff, ScriptsOfAnySizeLeadFromOneTextToTheOther) {
  std::uint32_t random = 1;
  for (const int lines : {1, 2, 5, 40, 3000}) {
    std::string before;
    std::string after;
    for (int i = 0; i < lines; ++i) {
      random = random * 1664525 + 1013904223;
      if (random >> 28 != 0) before += std::to_string(random >> 29) + '\n';
      if (random >> 27 != 1) after += std::to_string(random >> 30) + '\n';
    }
    const std::string diff = UnifiedDiff(before, after, "x");
    std::string from;
    std::string to;
    bool covers_all = true;
    for (std::size_t at = diff.find("@@"); at < diff.size();) {
      const std::size_t end = diff.find('\n', at) + 1;
      const std::string line = diff.substr(at, end - at);
      if (line[0] == ' ' || line[0] == '-') from += line.substr(1);
      if (line[0] == ' ' || line[0] == '+') to += line.substr(1);
      covers_all = covers_all && (line[0] != '@' || from.empty());
      at = end;
    }
    if (!covers_all) continue;  // some lines stand between hunks
    EXPECT_EQ(from, before);
    EXPECT_EQ(to, after);
  }
}

}  // namespace
}  // namespace belay
