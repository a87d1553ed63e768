#include "tests/mutation/tree.h"

#include "compiler/resolve/order.h"

namespace belay::mutation {
namespace {

struct Place {
  Id<Block> block;
  std::ptrdiff_t child = 0;
};

std::optional<Place> PlaceOf(const Plan& plan, Id<Step> step) {
  for (std::uint32_t b = 0; b < plan.blocks.size(); ++b) {
    const std::vector<Node>& children = plan.blocks[Id<Block>{b}].children;
    for (std::size_t i = 0; i < children.size(); ++i) {
      if (children[i].step == step)
        return Place{.block = Id<Block>{b}, .child = static_cast<std::ptrdiff_t>(i)};
    }
  }
  return std::nullopt;
}

void TakeOut(Plan& plan, Id<Step> step) {
  if (const auto place = PlaceOf(plan, step)) {
    auto& children = plan.blocks[place->block].children;
    children.erase(children.begin() + place->child);
  }
}

// It comes under the conditions of where it goes.
void Move(Plan& plan, Id<Step> step, Id<Step> where, std::ptrdiff_t behind) {
  TakeOut(plan, step);
  const auto place = PlaceOf(plan, where);
  auto& children = plan.blocks[place->block].children;
  children.insert(children.begin() + place->child + behind, Node{.step = step, .block = {}});
  plan.steps[step].guards = plan.steps[where].guards;
  NumberAndOrder(plan);
}

}  // namespace

// Nothing of it is left in the table of steps either.
void Remove(Plan& plan, Id<Step> step) {
  TakeOut(plan, step);
  plan.steps[step] = Step{};
  plan.steps[step].verb = Verb::kCheck;
  NumberAndOrder(plan);
}

void MoveBefore(Plan& plan, Id<Step> step, Id<Step> where) {
  Move(plan, step, where, 0);
}

void MoveBehind(Plan& plan, Id<Step> step, Id<Step> where) {
  Move(plan, step, where, 1);
}

}  // namespace belay::mutation
