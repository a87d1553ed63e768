// Precedes() against a plain search through the tree of the plan.

#include <gtest/gtest.h>

#include <random>
#include <string>

#include "tests/compile.h"

namespace belay {
namespace {

// Appends statements at random and returns the text; steps are numbered through.
std::string RandomBody(std::mt19937& random, int depth, int& steps) {
  std::string text;
  const int count = 1 + static_cast<int>(random() % 3);
  for (int i = 0; i < count; ++i) {
    const unsigned kind = depth > 3 ? 0 : random() % 3;
    if (kind == 0) {
      text += "check \"x\" as s" + std::to_string(++steps) + " `true`\n";
    } else if (kind == 1) {
      text += "parallel {\n" + RandomBody(random, depth + 1, steps) + "}\n";
    } else {
      const std::string name = "g" + std::to_string(++steps) + "_" + std::to_string(depth);
      text += "stage " + name + " {\n" + RandomBody(random, depth + 1, steps) + "}\n";
    }
  }
  return text;
}

// The blocks from the root to a step, with the child that leads on.
bool PathTo(const Plan& plan, Id<Block> block, Id<Step> step,
            std::vector<std::pair<std::uint32_t, std::size_t>>& path) {
  const auto& children = plan.blocks[block].children;
  for (std::size_t i = 0; i < children.size(); ++i) {
    path.emplace_back(block.index, i);
    if (children[i].step && *children[i].step == step) return true;
    if (children[i].block && PathTo(plan, *children[i].block, step, path)) return true;
    path.pop_back();
  }
  return false;
}

bool PrecedesByTree(const Plan& plan, Id<Step> a, Id<Step> b) {
  std::vector<std::pair<std::uint32_t, std::size_t>> to_a;
  std::vector<std::pair<std::uint32_t, std::size_t>> to_b;
  EXPECT_TRUE(PathTo(plan, plan.root, a, to_a));
  EXPECT_TRUE(PathTo(plan, plan.root, b, to_b));
  for (std::size_t i = 0; i < std::min(to_a.size(), to_b.size()); ++i) {
    if (to_a[i] == to_b[i]) continue;
    const bool parallel = plan.blocks[Id<Block>{to_a[i].first}].kind == Block::Kind::kParallel;
    return !parallel && to_a[i].second < to_b[i].second;
  }
  return false;
}

TEST(Order, TwoNumbersSayWhatTheTreeSays) {
  std::mt19937 random(1);
  for (int round = 0; round < 200; ++round) {
    int steps = 0;
    const std::string text =
        "edition 1\nplan p { title = \"t\" }\nstage top {\n" + RandomBody(random, 0, steps) + "}\n";
    const Compiled compiled = CompileOnly(text);
    ASSERT_TRUE(compiled.plan) << text;
    const Plan& plan = *compiled.plan;
    for (const Id<Step> a : plan.order) {
      for (const Id<Step> b : plan.order) {
        ASSERT_EQ(Precedes(plan.steps[a], plan.steps[b]), PrecedesByTree(plan, a, b))
            << plan.steps[a].id << " " << plan.steps[b].id << "\n"
            << text;
      }
    }
  }
}

}  // namespace
}  // namespace belay
