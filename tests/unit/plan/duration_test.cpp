#include "compiler/plan/duration.h"

#include <gtest/gtest.h>

namespace belay {
namespace {

TEST(Duration, ReadsUnitsAndTheirSums) {
  EXPECT_EQ(ParseDuration("90s")->seconds, 90);
  EXPECT_EQ(ParseDuration("1h30m")->seconds, 5400);
  EXPECT_EQ(ParseDuration("2d")->seconds, 172800);
}

TEST(Duration, RefusesWhatIsNone) {
  for (const char* text :
       {"", "90", "m", "1.5h", "-1h", "1w", "h1", "99999999999999999999s", "4000d"}) {
    EXPECT_FALSE(ParseDuration(text)) << text;
  }
}

TEST(Duration, PrintsWhatItReads) {
  for (std::int64_t seconds : {0LL, 1LL, 59LL, 60LL, 90LL, 3600LL, 5400LL, 86400LL, 90061LL}) {
    EXPECT_EQ(ParseDuration(ToString(Duration{seconds}))->seconds, seconds);
  }
  EXPECT_EQ(ToString(Duration{5400}), "1h30m");
}

}  // namespace
}  // namespace belay
