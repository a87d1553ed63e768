// FindTogether() against every state that small random plans can be in.

#include "lint/analysis/timeline.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <random>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "tests/compile.h"

namespace belay {
namespace {

// Two states of two things, by their places in StatesOf().
using Pair = std::pair<std::size_t, std::size_t>;

struct Writer {
  std::mt19937 random;
  int moves = 0;
  int conditions = 0;
  bool with_conditions = false;
  bool with_parallel = true;

  // Some statements that move `dev` and `dev.core`, nested up to a depth.
  std::string Body(int depth) {
    std::string text;
    const unsigned count = 1 + random() % 3;
    for (unsigned i = 0; i < count; ++i) text += Statement(depth);
    return text;
  }

  std::string Statement(int depth) {
    constexpr int kMostMoves = 7;
    if (moves >= kMostMoves) return "";
    const unsigned kind = depth > 2 ? 0 : random() % 4;
    if (kind == 1 && with_parallel) return "parallel {\n" + Block(depth) + Block(depth) + "}\n";
    if (kind == 2 && with_conditions) {
      const std::string question = "\"q" + std::to_string(++conditions) + "?\"";
      std::string text = "when " + question + " {\n" + Body(depth + 1) + "}";
      if (random() % 2 == 0) text += " else {\n" + Body(depth + 1) + "}";
      return text + "\n";
    }
    if (kind == 3) return Block(depth);
    const char* subject = random() % 2 == 0 ? "dev" : "dev.core";
    const std::string number = std::to_string(++moves);
    return std::string("upgrade ") + subject + " to 1." + number + " as s" + number + "\n";
  }

  std::string Block(int depth) {
    const std::string name = "g" + std::to_string(random());
    return "stage " + name + " {\n" + Body(depth + 1) + "}\n";
  }

  std::string Plan() {
    return "edition 1\nplan p { title = \"t\" }\n"
           "cluster dev {\n  version = 1.0\n  nodes core { version = 1.0 }\n}\n"
           "stage top {\n" +
           Body(0) + "}\n";
  }
};

// Every state of the plan: for every answer to its questions, every set of the steps that are then
// done that holds, with a step, all that come before it.
class Enumeration {
 public:
  Enumeration(const Plan& plan, const Timeline& timeline) : plan_(plan), timeline_(timeline) {}

  std::set<Pair> Together(Id<Thing> a, Id<Thing> b) {
    std::set<Pair> pairs;
    const auto answers = std::uint32_t{1} << plan_.conditions.size();
    for (std::uint32_t answer = 0; answer < answers; ++answer) {
      std::vector<Id<Step>> steps;
      for (const Id<Step> id : plan_.order) {
        if (Done(id, answer)) steps.push_back(id);
      }
      for (std::uint32_t set = 0; set < std::uint32_t{1} << steps.size(); ++set) {
        if (!IsClosed(steps, set)) continue;
        for (const std::size_t x : Current(a, steps, set)) {
          for (const std::size_t y : Current(b, steps, set)) pairs.emplace(x, y);
        }
      }
    }
    return pairs;
  }

 private:
  bool Done(Id<Step> id, std::uint32_t answer) const {
    for (const Guard& guard : plan_.steps[id].guards) {
      if (((answer >> guard.condition.index & 1U) != 0) != guard.expected) return false;
    }
    return true;
  }

  bool IsClosed(const std::vector<Id<Step>>& steps, std::uint32_t set) const {
    for (std::size_t i = 0; i < steps.size(); ++i) {
      for (std::size_t j = 0; j < steps.size(); ++j) {
        const bool before = Precedes(plan_.steps[steps[i]], plan_.steps[steps[j]]);
        if (before && (set >> j & 1U) != 0 && (set >> i & 1U) == 0) return false;
      }
    }
    return true;
  }

  // The states that a thing can be in: after one of its moves that no other one of the set follows.
  std::vector<std::size_t> Current(Id<Thing> thing, const std::vector<Id<Step>>& steps,
                                   std::uint32_t set) const {
    const auto& states = timeline_.StatesOf(thing);
    const auto happened = [&](std::size_t state) {
      for (std::size_t i = 0; i < steps.size(); ++i) {
        if (steps[i] == *states[state].step) return (set >> i & 1U) != 0;
      }
      return false;
    };
    std::vector<std::size_t> current;
    bool moved = false;
    for (std::size_t i = 1; i < states.size(); ++i) {
      if (!happened(i)) continue;
      moved = true;
      bool last = true;
      for (std::size_t j = 1; j < states.size(); ++j) {
        last = last && !(happened(j) && Precedes(plan_.steps[*states[i].step],
                                                 plan_.steps[*states[j].step]));
      }
      if (last) current.push_back(i);
    }
    if (!moved) current.push_back(0);
    return current;
  }

  const Plan& plan_;
  const Timeline& timeline_;
};

std::string Show(const std::set<Pair>& pairs) {
  std::string text;
  for (const auto& [a, b] : pairs) text += std::to_string(a) + "/" + std::to_string(b) + " ";
  return text;
}

void Compare(bool with_parallel, bool with_conditions, int rounds) {
  for (int round = 0; round < rounds; ++round) {
    Writer writer;
    writer.random.seed(static_cast<std::uint32_t>(round));
    writer.with_parallel = with_parallel;
    writer.with_conditions = with_conditions;
    const std::string text = writer.Plan();
    const Compiled compiled = CompileOnly(text);
    ASSERT_TRUE(compiled.plan) << text;
    const Plan& plan = *compiled.plan;
    const Timeline timeline(plan);
    const Id<Thing> cluster{0};
    const Id<Thing> nodes{1};
    ASSERT_EQ(plan.things[cluster].path, "dev");
    ASSERT_EQ(plan.things[nodes].path, "dev.core");
    std::set<Pair> found;
    timeline.FindTogether(cluster, nodes, [&](const VersionState& a, const VersionState& b) {
      found.emplace(&a - timeline.StatesOf(cluster).data(), &b - timeline.StatesOf(nodes).data());
      return false;
    });
    ASSERT_EQ(Show(found), Show(Enumeration(plan, timeline).Together(cluster, nodes)))
        << "round " << round << "\n"
        << text;
  }
}

TEST(Timeline, FindsTheStatesOfSequences) { Compare(false, false, 300); }
TEST(Timeline, FindsTheStatesOfParallelBlocks) { Compare(true, false, 1500); }
TEST(Timeline, FindsTheStatesOfConditions) { Compare(true, true, 3000); }

}  // namespace
}  // namespace belay
