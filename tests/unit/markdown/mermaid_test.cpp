#include "targets/markdown/mermaid.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/unit/markdown/runbooks.h"

namespace belay::markdown {
namespace {

using testing::HasSubstr;
using testing::Not;

TEST(MermaidLabel, HoldsNothingThatTheDiagramReads) {
  EXPECT_EQ(MermaidLabel("a\"b #c <d> %%{e}"), "a#34;b #35;c #60;d#62; #37;#37;#123;e#125;");
}

TEST(MermaidLabel, IsCutBetweenCharacters) {
  const std::string label = MermaidLabel(std::string(47, 'a') + "éé");
  EXPECT_EQ(label, std::string(47, 'a') + "é…");
}

TEST(Mermaid, DrawsParallelStepsBesideEachOther) {
  const LoadedPlan loaded = Load("plan.belay", R"belay(edition 1
plan p { owner = "a" }
stage one {
  run "a" as a `true`
  parallel {
    run "b" as b `true`
    run "c" as c `true`
  }
  run "end" as d `true`
}
)belay");
  ASSERT_TRUE(loaded.plan) << loaded.errors;
  const std::string diagram = Mermaid(*loaded.plan);
  EXPECT_THAT(diagram, HasSubstr("s4[\"1.4 end\"]"));
  for (const char* arrow : {"s1 --> s2\n", "s1 --> s3\n", "s2 --> s4\n", "s3 --> s4\n"}) {
    EXPECT_THAT(diagram, HasSubstr(arrow));
  }
  EXPECT_THAT(diagram, Not(HasSubstr("s2 --> s3")));
}

TEST(Mermaid, LeadsAroundAConditionThatDoesNotHold) {
  const LoadedPlan loaded = Load("plan.belay", R"belay(edition 1
plan p { owner = "a" }
stage one {
  when "Is it broken?" {
    run "mend" as a `true`
  }
  run "go on" as b `true`
}
)belay");
  ASSERT_TRUE(loaded.plan) << loaded.errors;
  const std::string diagram = Mermaid(*loaded.plan);
  EXPECT_THAT(diagram, HasSubstr("s1 -->|yes| s2\n"));
  EXPECT_THAT(diagram, HasSubstr("s2 --> s3\n"));
  EXPECT_THAT(diagram, HasSubstr("s1 -->|no| s3\n"));
}

TEST(Mermaid, DrawsStagesOnlyWhereStepsWouldBeTooMany) {
  std::string text = "edition 1\nplan p { owner = \"a\" }\nstage one \"All of it\" {\n";
  for (int i = 0; i < 61; ++i) {
    text += "  run \"s" + std::to_string(i) + "\" as s" + std::to_string(i) + " `true`\n";
  }
  const LoadedPlan loaded = Load("plan.belay", text + "}\n");
  ASSERT_TRUE(loaded.plan) << loaded.errors;
  EXPECT_THAT(Mermaid(*loaded.plan), HasSubstr("s1[\"1 All of it\"]"));
  EXPECT_THAT(Mermaid(*loaded.plan), Not(HasSubstr("s2")));
}

}  // namespace
}  // namespace belay::markdown
