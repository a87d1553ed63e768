#include "compiler/plan/version.h"

#include <gtest/gtest.h>

namespace belay {
namespace {

using Kind = Version::Kind;

TEST(Version, TellsItsKind) {
  EXPECT_EQ(Version::Parse("1.30").kind(), Kind::kKnown);
  EXPECT_EQ(Version::Parse("v1.11.4-eksbuild.48").kind(), Kind::kKnown);
  EXPECT_EQ(Version::Parse("1.7/stable").kind(), Kind::kKnown);
  EXPECT_EQ(Version::Parse("stable").kind(), Kind::kText);
  EXPECT_EQ(Version::Parse("none").kind(), Kind::kNone);
  EXPECT_EQ(Version::Parse("?").kind(), Kind::kUnknown);
  for (const char* text : {"1.XX", "vX.Y.Z", "5.X", "<version>", "?????", "TODO"}) {
    EXPECT_EQ(Version::Parse(text).kind(), Kind::kPlaceholder) << text;
  }
}

TEST(Version, ComparesNumbers) {
  const auto less = [](const char* a, const char* b) {
    return Version::Parse(a).Compare(Version::Parse(b)) == std::partial_ordering::less;
  };
  EXPECT_TRUE(less("1.9", "1.10"));
  EXPECT_TRUE(less("v1.29.1", "1.30"));
  EXPECT_TRUE(less("v1.11.4-eksbuild.9", "v1.11.4-eksbuild.33"));
  EXPECT_TRUE(less("1.2.0-rc1", "1.2.0"));
  EXPECT_TRUE(Version::Parse("1.30").Compare(Version::Parse("1.30.0")) == 0);
}

TEST(Version, DoesNotOrderWhatItCannot) {
  const auto unordered = [](const char* a, const char* b) {
    return Version::Parse(a).Compare(Version::Parse(b)) == std::partial_ordering::unordered;
  };
  EXPECT_TRUE(unordered("1.7/stable", "1.7/edge"));
  EXPECT_TRUE(unordered("?", "?"));
  EXPECT_TRUE(unordered("1.XX", "1.30"));
  EXPECT_TRUE(unordered("none", "1.30"));
}

TEST(Version, CountsMinorsWithinAMajor) {
  EXPECT_EQ(MinorsBetween(Version::Parse("1.29"), Version::Parse("1.31")), 2);
  EXPECT_EQ(MinorsBetween(Version::Parse("1.31"), Version::Parse("1.29")), -2);
  EXPECT_FALSE(MinorsBetween(Version::Parse("1.29"), Version::Parse("2.0")));
  EXPECT_FALSE(MinorsBetween(Version::Parse("?"), Version::Parse("1.30")));
}

}  // namespace
}  // namespace belay
