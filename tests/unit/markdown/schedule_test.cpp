#include "compiler/plan/schedule.h"

#include <gtest/gtest.h>

#include "tests/unit/markdown/runbooks.h"

namespace belay {
namespace {

using markdown::Load;
using markdown::LoadedPlan;

LoadedPlan LoadBody(const std::string& body) {
  return Load("plan.belay", "edition 1\nplan p { owner = \"a\" }\n" + body);
}

TEST(Schedule, AddsASequenceAndTakesTheLongestOfAParallelBlock) {
  const LoadedPlan loaded = LoadBody(R"belay(stage one {
  run "a" as a `true` {
    estimate 10m
    timeout 20m
  }
  parallel {
    run "b" as b `true` {
    estimate 30m
    timeout 40m
  }
    run "c" as c `true` {
    estimate 5m
    timeout 60m
  }
  }
}
)belay");
  ASSERT_TRUE(loaded.plan) << loaded.errors;
  const Times times = TimesOf(*loaded.plan);
  EXPECT_EQ(times.expected.seconds, 40 * 60);
  EXPECT_EQ(times.limit.seconds, 80 * 60);
  EXPECT_EQ(times.without_estimate, 0U);
  EXPECT_EQ(times.without_limit, 0U);
}

TEST(Schedule, CountsStepsThatSayNothing) {
  const LoadedPlan loaded = LoadBody(R"belay(stage one {
  run "a" as a `true`
  check "b" as b `true`
  wait "c" as c `true` up to 5m every 10s
}
)belay");
  ASSERT_TRUE(loaded.plan) << loaded.errors;
  const Times times = TimesOf(*loaded.plan);
  EXPECT_EQ(times.limit.seconds, 5 * 60);
  EXPECT_EQ(times.without_limit, 1U);     // a
  EXPECT_EQ(times.without_estimate, 2U);  // a and c
}

TEST(Schedule, TakesNoLessThanIsExpectedForAStepWithALimitForAPartOnly) {
  const LoadedPlan loaded = LoadBody(R"belay(stage one {
  run "a" as a `true` {
    verify `true` is empty up to 10m every 15s
    estimate 20m
  }
}
)belay");
  ASSERT_TRUE(loaded.plan) << loaded.errors;
  EXPECT_EQ(TimesOf(*loaded.plan).limit.seconds, 20 * 60);
}

TEST(Schedule, RepeatsTheLimitForEachTry) {
  const LoadedPlan loaded = LoadBody(R"belay(stage one {
  run "a" as a `true` {
    timeout 1m
    retry 2 every 30s
  }
}
)belay");
  ASSERT_TRUE(loaded.plan) << loaded.errors;
  EXPECT_EQ(TimesOf(*loaded.plan).limit.seconds, 3 * 60 + 2 * 30);
}

TEST(Schedule, CutsTheRollbackWhereNothingCanBeTakenBack) {
  const LoadedPlan loaded = LoadBody(R"belay(stage one {
  run "a" as a `true` {
    estimate 10m
    rollback `true`
  }
  run "b" as b `true` {
    estimate 90m
    rollback none "it is gone"
  }
  run "c" as c `true` {
    estimate 20m
    rollback `true`
  }
  run "d" as d `true` {
    estimate 5m
    rollback `true`
  }
}
)belay");
  ASSERT_TRUE(loaded.plan) << loaded.errors;
  EXPECT_EQ(RollbackTimes(*loaded.plan).expected.seconds, 25 * 60);
}

TEST(PointOfNoReturn, KnowsTheGatesAndBackupsBeforeIt) {
  const LoadedPlan loaded = LoadBody(R"belay(store db { kind = rds }
stage one {
  backup db as before `true`
  approve "go" as go by "lead"
  run "b" as b `true` { rollback none "it is gone" }
  approve "later" as later by "lead"
}
)belay");
  ASSERT_TRUE(loaded.plan) << loaded.errors;
  const auto point = FindPointOfNoReturn(*loaded.plan);
  ASSERT_TRUE(point);
  EXPECT_EQ(loaded.plan->steps[point->step].number, "1.3");
  ASSERT_EQ(point->gates.size(), 1U);
  EXPECT_EQ(loaded.plan->steps[point->gates[0]].number, "1.2");
  ASSERT_EQ(point->backups.size(), 1U);
  EXPECT_EQ(loaded.plan->steps[point->backups[0]].number, "1.1");
}

}  // namespace
}  // namespace belay
