// FirstAbove() against every state that small random plans can be in.

#include "lint/analysis/timeline.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <optional>
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

constexpr const char* kChoices[] = {"\"aws\"", "\"gcp\"", "\"azure\""};

struct Writer {
  std::mt19937 random;
  int moves = 0;
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
      std::string text = "when " + Condition() + " {\n" + Body(depth + 1) + "}";
      if (random() % 2 == 0) text += " else {\n" + Body(depth + 1) + "}";
      // In a stage of its own, because the id of a condition must be unique.
      return "stage w" + std::to_string(random()) + " {\n" + text + "\n}\n";
    }
    if (kind == 3) return Block(depth);
    const char* subject = random() % 2 == 0 ? "dev" : "dev.core";
    const std::string number = std::to_string(++moves);
    return std::string("upgrade ") + subject + " to 1." + number + " as s" + number + "\n";
  }

  // A question, perhaps one that was asked before, or a comparison of the one parameter.
  std::string Condition() {
    if (random() % 3 == 0) {
      return std::string("platform ") + (random() % 3 == 0 ? "!= " : "== ") +
             kChoices[random() % 3];
    }
    const std::string question = "\"q" + std::to_string(1 + random() % 3) + "?\"";
    return (random() % 4 == 0 ? "not " : "") + question;
  }

  std::string Block(int depth) {
    const std::string name = "g" + std::to_string(random());
    return "stage " + name + " {\n" + Body(depth + 1) + "}\n";
  }

  std::string Plan() {
    return "edition 1\nplan p { title = \"t\" }\n"
           "param platform: string in [\"aws\", \"gcp\", \"azure\"]\n"
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
    // Three questions with two answers, and a parameter with three.
    for (std::uint32_t answer = 0; answer < 8 * 3; ++answer) {
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
      if (Holds(plan_.conditions[guard.condition], answer) != guard.expected) return false;
    }
    return true;
  }

  static bool Holds(const Condition& condition, std::uint32_t answer) {
    if (condition.kind == Condition::Kind::kNot) return !Holds(condition.operands[0], answer);
    if (condition.kind == Condition::Kind::kQuestion) {
      const auto question = static_cast<std::uint32_t>(condition.question.Display()[1] - '1');
      return (answer >> question & 1U) != 0;
    }
    const bool same = "\"" + condition.right.Display() + "\"" == kChoices[answer / 8];
    return same == (condition.comparison == Comparison::kEqual);
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
        last = last && !(happened(j) &&
                         Precedes(plan_.steps[*states[i].step], plan_.steps[*states[j].step]));
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
    const std::set<Pair> expected = Enumeration(plan, timeline).Together(cluster, nodes);
    const std::size_t states_a = timeline.StatesOf(cluster).size();
    const std::size_t states_b = timeline.StatesOf(nodes).size();
    // One pair at a time: only its own ranks are above.
    std::set<Pair> found;
    for (std::size_t i = 0; i < states_a; ++i) {
      for (std::size_t j = 0; j < states_b; ++j) {
        Ranks a(states_a, kNeverAbove);
        Ranks b(states_b, kNeverBelow);
        a[i] = 1;
        b[j] = 0;
        const auto pair = timeline.FirstAbove(cluster, a, nodes, b);
        if (!pair) continue;
        ASSERT_EQ(Pair(pair->a, pair->b), Pair(i, j));
        found.emplace(i, j);
      }
    }
    ASSERT_EQ(Show(found), Show(expected)) << "round " << round << "\n" << text;
    // Any ranks: a pair is found iff there is one, and the first one.
    Ranks a;
    Ranks b;
    for (std::size_t i = 0; i < states_a; ++i) a.push_back(writer.random() % 5);
    for (std::size_t j = 0; j < states_b; ++j) b.push_back(writer.random() % 5 + 1);
    const auto time = [&](const Pair& pair) {
      const auto& x = timeline.StatesOf(cluster)[pair.first].step;
      const auto& y = timeline.StatesOf(nodes)[pair.second].step;
      return std::max(x ? plan.steps[*x].forward : 0, y ? plan.steps[*y].forward : 0);
    };
    std::optional<std::uint32_t> first;
    for (const Pair& pair : expected) {
      if (a[pair.first] > b[pair.second]) first = std::min(first.value_or(time(pair)), time(pair));
    }
    const auto pair = timeline.FirstAbove(cluster, a, nodes, b);
    ASSERT_EQ(pair.has_value(), first.has_value()) << text;
    if (!pair) continue;
    ASSERT_TRUE(expected.contains({pair->a, pair->b})) << text;
    ASSERT_GT(a[pair->a], b[pair->b]) << text;
    ASSERT_EQ(time({pair->a, pair->b}), *first) << text;
  }
}

TEST(Timeline, FindsTheStatesOfSequences) {
  Compare(false, false, 300);
}
TEST(Timeline, FindsTheStatesOfParallelBlocks) {
  Compare(true, false, 1500);
}
TEST(Timeline, FindsTheStatesOfConditions) {
  Compare(true, true, 3000);
}

}  // namespace
}  // namespace belay
