// Writers::RunsAt() against every order of events of small random plans, and the ways in which
// plans stop and start what writes.

#include "lint/analysis/writers.h"

#include <gtest/gtest.h>

#include <map>
#include <random>
#include <set>
#include <string>

#include "lint/analysis/timeline.h"
#include "tests/compile.h"

namespace belay {
namespace {

constexpr const char* kHead = R"(edition 1
import "kubectl"
plan writers { title = "writers" }
cluster dev {
  kind = eks
  version = 1.30
  component web { namespace = "shop"  version = 1.0  data = [db] }
}
store db { kind = postgres }
)";

// Statements that stop, start and look, nested up to a depth.
struct Writer {
  std::mt19937 random;
  int steps = 0;

  std::string Body(int depth) {
    std::string text;
    const unsigned count = 1 + random() % 3;
    for (unsigned i = 0; i < count; ++i) text += Statement(depth);
    return text;
  }

  std::string Statement(int depth) {
    constexpr int kMostSteps = 7;
    if (steps >= kMostSteps) return "";
    const unsigned kind = depth > 2 ? random() % 3 : random() % 5;
    const std::string name = "s" + std::to_string(++steps);
    if (kind > 2) {
      return "parallel {\nstage a" + name + " {\n" + Body(depth + 1) + Look() + "}\nstage b" +
             name + " {\n" + Body(depth + 1) + Look() + "}\n}\n";
    }
    if (kind == 2) return Look();
    return "scale dev.web as " + name + " using kubectl.scale(replicas = " + std::to_string(kind) +
           ")\n";
  }

  std::string Look() {
    return "check \"look\" as l" + std::to_string(++steps) + " `true` is empty on dev\n";
  }
};

// Walks all orders of the steps from those that are done on; notes at which steps the thing runs.
struct Walk {
  const Plan& plan;
  const std::map<Id<Step>, bool>& turns;  // by the step that stops or starts it
  std::set<std::pair<std::set<Id<Step>>, bool>> seen = {};
  std::set<Id<Step>> runs_at = {};

  void From(const std::set<Id<Step>>& done, bool runs) {
    if (!seen.insert({done, runs}).second) return;
    for (const Id<Step> next : plan.order) {
      bool ready = !done.contains(next);
      for (const Id<Step> other : plan.order) {
        ready = ready && (done.contains(other) || !Precedes(plan.steps[other], plan.steps[next]));
      }
      if (!ready) continue;
      if (runs) runs_at.insert(next);
      const auto turn = turns.find(next);
      std::set<Id<Step>> after = done;
      after.insert(next);
      From(after, turn == turns.end() ? runs : turn->second);
    }
  }
};

TEST(Writers, RunAtAStepInSomeOrderOrInNone) {
  for (unsigned seed = 0; seed < 400; ++seed) {
    Writer writer{.random = std::mt19937(seed)};
    const std::string text = kHead + ("stage all {\n" + writer.Body(0) + writer.Look() + "}\n");
    const Compiled compiled = CompileOnly(text);
    ASSERT_TRUE(compiled.plan) << text;
    const Plan& plan = *compiled.plan;
    const Timeline timeline(plan);
    std::map<Id<Step>, bool> turns;
    Id<Thing> web;
    for (std::uint32_t i = 0; i < plan.things.size(); ++i) {
      if (plan.things[Id<Thing>{i}].name == "web") web = Id<Thing>{i};
    }
    for (const Writers::Event& event : timeline.writers().EventsOf(web)) {
      turns.emplace(event.step, event.runs);
    }
    Walk walk{.plan = plan, .turns = turns};
    walk.From({}, timeline.writers().RunsAtFirst(web));
    for (const Id<Step> id : plan.order) {
      EXPECT_EQ(timeline.writers().RunsAt(web, id).has_value(), walk.runs_at.contains(id))
          << plan.steps[id].id << "\n"
          << text;
    }
  }
}

// Whether `web` runs at the step `look`.
bool RunsAtLook(const std::string& body) {
  const Compiled compiled = CompileOnly(kHead + body);
  EXPECT_TRUE(compiled.plan) << body;
  if (!compiled.plan) return false;
  const Plan& plan = *compiled.plan;
  const Timeline timeline(plan);
  for (std::uint32_t i = 0; i < plan.things.size(); ++i) {
    if (plan.things[Id<Thing>{i}].name != "web") continue;
    for (const Id<Step> id : plan.order) {
      if (plan.steps[id].id.ends_with("look")) {
        return timeline.writers().RunsAt(Id<Thing>{i}, id).has_value();
      }
    }
  }
  ADD_FAILURE() << "no step `look`";
  return false;
}

constexpr const char* kLook = "check \"look\" as look `true` is empty on dev\n";

TEST(Writers, AreStoppedByABracketACommandAndAPersonWhoSaysSo) {
  const std::string look = kLook;
  EXPECT_TRUE(RunsAtLook(look));
  EXPECT_FALSE(
      RunsAtLook("within dev.web \"stopped\" as b using kubectl.stopped {\n" + look + "}\n"));
  EXPECT_TRUE(RunsAtLook("within dev.web \"stopped\" as b using kubectl.stopped {\n" +
                         std::string("check \"x\" as x `true` is empty on dev\n}\n") + look));
  EXPECT_FALSE(RunsAtLook(
      "run \"s\" as s `kubectl -n shop scale deployment/web --replicas=0` on dev\n" + look));
  EXPECT_TRUE(RunsAtLook(
      "run \"s\" as s `kubectl -n shop scale deployment/web --replicas=3` on dev\n" + look));
  EXPECT_FALSE(
      RunsAtLook("manual \"Stop the shop\" as s by \"ops\" {\n  effects {\n    disrupt dev.web\n"
                 "  }\n}\n" +
                 look));
  EXPECT_FALSE(RunsAtLook("delete dev.web\n" + look));
}

// A bracket inside of another one gives back only what the outer one has left it.
TEST(Writers, StayStoppedInTheOuterBracket) {
  EXPECT_FALSE(
      RunsAtLook("within dev.web \"a\" as a using kubectl.stopped {\n"
                 "within dev.web \"b\" as b using kubectl.stopped {\n"
                 "check \"x\" as x `true` is empty on dev\n}\n" +
                 std::string(kLook) + "}\n"));
}

}  // namespace
}  // namespace belay
