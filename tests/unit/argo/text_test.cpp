#include "targets/argo/text.h"

#include <gtest/gtest.h>

namespace belay::argo {
namespace {

TEST(Mangle, MakesANameOfKubernetes) {
  EXPECT_EQ(Mangle("control_plane/1.30/upgrade-dev"), "control-plane-1-30-upgrade-dev");
  EXPECT_EQ(Mangle("Stage/UPPER"), "stage-upper");
  EXPECT_EQ(Mangle("--a--b--"), "a-b");
  EXPECT_EQ(Mangle("1.30"), "n-1-30");
  EXPECT_EQ(Mangle("…"), "n");
}

TEST(Mangle, AvoidsTheOperatorsOfDepends) {
  EXPECT_EQ(Mangle("not"), "n-not");
  EXPECT_EQ(Mangle("nothing"), "nothing");
}

TEST(BashWord, IsQuotedOnlyWhereItMustBe) {
  EXPECT_EQ(BashWord("web:2"), "web:2");
  EXPECT_EQ(BashWord(""), "''");
  EXPECT_EQ(BashWord("a b"), "'a b'");
  EXPECT_EQ(BashWord("it's"), "\"it's\"");
  EXPECT_EQ(BashWord("$a `b` \"c\" \\"), "\"\\$a \\`b\\` \\\"c\\\" \\\\\"");
}

TEST(EnvironmentText, KeepsTheKubeletFromExpandingIt) {
  EXPECT_EQ(EnvironmentText("$HOME ${x}"), "$HOME ${x}");
  EXPECT_EQ(EnvironmentText("$(date)"), "$$(date)");
  EXPECT_EQ(EnvironmentText("$$"), "$$$$");
  EXPECT_EQ(EnvironmentText("ends in $"), "ends in $$");
}

TEST(HereDocument, HasADelimiterThatTheTextDoesNotHave) {
  EXPECT_EQ(HereDocument("true"), " <<'BELAY'\ntrue\nBELAY\n");
  EXPECT_EQ(HereDocument("BELAY\nBELAY_2"), " <<'BELAY_3'\nBELAY\nBELAY_2\nBELAY_3\n");
}

TEST(GoDuration, HasNoDays) {
  EXPECT_EQ(GoDuration({.seconds = 172800}), "48h");
  EXPECT_EQ(GoDuration({.seconds = 5400}), "1h30m");
  EXPECT_EQ(GoDuration({.seconds = 0}), "0s");
}

}  // namespace
}  // namespace belay::argo
