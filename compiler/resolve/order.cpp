#include "compiler/resolve/order.h"

#include <algorithm>
#include <string>
#include <vector>

namespace belay {
namespace {

// Walks the tree of the plan. Children of a parallel block come in their order for `forward`, in
// the reverse order for `backward`; everything else in its order for both. Two steps are then in
// the same order in both walks iff one of them always ends before the other begins. (The ways of a
// `when` exclude each other; they count as ordered, and their guards tell them apart.)
class Orderer {
 public:
  explicit Orderer(Plan& plan) : plan_(plan) {}

  void Walk(Id<Block> id, bool backward) {
    const Block& block = plan_.blocks[id];
    std::vector<Node> children = block.children;
    if (backward && block.kind == Block::Kind::kParallel)
      std::reverse(children.begin(), children.end());
    for (const Node& child : children) {
      if (child.block) {
        Walk(*child.block, backward);
      } else if (backward) {
        plan_.steps[*child.step].backward = ++count_;
      } else {
        plan_.steps[*child.step].forward = ++count_;
        plan_.order.push_back(*child.step);
      }
    }
  }

  void Restart() { count_ = 0; }

 private:
  Plan& plan_;
  std::uint32_t count_ = 0;
};

// `3.2`: the second step of the third stage. Nested stages count among the steps of theirs.
void Number(Plan& plan, Id<Block> id, const std::string& prefix, std::size_t& count) {
  for (const Node& child : plan.blocks[id].children) {
    if (child.step) {
      plan.steps[*child.step].number = prefix + std::to_string(++count);
      continue;
    }
    const Block& block = plan.blocks[*child.block];
    if (block.kind != Block::Kind::kStage) {
      Number(plan, *child.block, prefix, count);
      continue;
    }
    const std::string number = prefix + std::to_string(++count);
    plan.stages[*block.stage].number = number;
    std::size_t inner = 0;
    Number(plan, *child.block, number + ".", inner);
  }
}

}  // namespace

void NumberAndOrder(Plan& plan) {
  plan.order.clear();
  Orderer orderer(plan);
  orderer.Walk(plan.root, false);
  orderer.Restart();
  orderer.Walk(plan.root, true);
  std::size_t count = 0;
  Number(plan, plan.root, "", count);
  for (std::size_t i = 0; i < plan.procedures.size(); ++i) {
    std::size_t inner = 0;
    Number(plan, plan.procedures[i].root, "P" + std::to_string(i + 1) + ".", inner);
  }
}

}  // namespace belay
