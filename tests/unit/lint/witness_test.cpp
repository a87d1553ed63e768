// What a finding says of the order of events that it needs.

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "tests/compile.h"

namespace belay {
namespace {

// What the findings of the code assume, one line each.
std::string Assumed(const std::string& stages, std::string_view code) {
  const Compiled compiled = Compile(
      "edition 1\nplan p { title = \"t\" }\nparam platform: string in [\"aws\", \"gcp\"]\n"
      "cluster c {\n  version = 1.29\n  nodes core { version = 1.29 }\n}\n" +
      stages);
  std::string text;
  for (const Diagnostic& finding : compiled.diagnostics.Sorted()) {
    if (finding.code != code) continue;
    for (const Remark& remark : finding.remarks) {
      if (remark.kind == Remark::Kind::kAssumed) text += remark.text + "\n";
    }
  }
  return text;
}

TEST(Witness, SaysWhichOfParallelStepsRunsFirst) {
  EXPECT_EQ(Assumed("stage s {\n  parallel {\n    upgrade c to 1.30\n    upgrade c.core to 1.30\n  "
                    "}\n}\n",
                    "SKW01"),
            "`c` is 1.29 at the beginning, as declared\n"
            "step 1.2 runs before step 1.1: they are parallel\n");
}

TEST(Witness, SaysNothingOfWhatTheFileOrders) {
  EXPECT_EQ(Assumed("stage s {\n  upgrade c.core to 1.30\n  upgrade c to 1.30\n}\n", "SKW01"),
            "`c` is 1.29 at the beginning, as declared\n");
}

TEST(Witness, PutsWhatIsUndoneByALaterMoveFirst) {
  // The cluster has been at 1.30, and another branch has brought it back.
  EXPECT_EQ(
      Assumed("stage s {\n  parallel {\n    stage up {\n      upgrade c to 1.30\n      upgrade "
              "c.core to 1.30\n    }\n    downgrade c to 1.29 as down\n  }\n}\n",
              "SKW01"),
      "step 1.1.1 runs before step 1.2: they are parallel\n");
}

TEST(Witness, SaysUnderWhichAnswers) {
  EXPECT_EQ(
      Assumed("stage s {\n  when platform == \"aws\" {\n    upgrade c to 1.30\n  }\n  upgrade "
              "c.core to 1.30\n}\n",
              "SKW01"),
      "`c` is 1.29 at the beginning, as declared\n`platform` is `gcp`\n");
}

TEST(Witness, ConditionsThatHoldInSeveralWaysAreNotTakenApart) {
  EXPECT_EQ(
      Assumed("stage s {\n  when platform == \"aws\" or platform == \"gcp\" {\n    upgrade c to "
              "1.30\n  }\n  upgrade c.core to 1.30\n}\n",
              "SKW01"),
      "");
}

}  // namespace
}  // namespace belay
