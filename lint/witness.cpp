#include "lint/witness.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace belay {
namespace {

// More of them say no more.
constexpr std::size_t kMostOrders = 3;

// The steps that made the two states what they are; none: as declared.
using Made = std::array<std::optional<Id<Step>>, 2>;

// The first one runs before the second one.
using Order = std::pair<Id<Step>, Id<Step>>;

bool Parallel(const Plan& plan, Id<Step> a, Id<Step> b) {
  return a != b && !Precedes(plan.steps[a], plan.steps[b]) &&
         !Precedes(plan.steps[b], plan.steps[a]);
}

// How another move of the thing that `made[of]` has brought to its state has to stand to the two
// steps; nullopt where every run has it so.
std::optional<Order> OrderOf(const Plan& plan, const Made& made, std::size_t of, Id<Step> move) {
  const auto& own = made[of];
  const auto& other = made[1 - of];
  const auto not_after = [&](const std::optional<Id<Step>>& step) {
    return step && (*step == move || Precedes(plan.steps[move], plan.steps[*step]));
  };
  if (not_after(own)) return std::nullopt;
  // It is done by then, and the state is the later one's.
  if (not_after(other)) {
    if (own && Parallel(plan, *own, move)) return Order{move, *own};
    return std::nullopt;
  }
  if (other && Parallel(plan, *other, move)) return Order{*other, move};
  if (own && Parallel(plan, *own, move)) return Order{*own, move};
  return std::nullopt;
}

}  // namespace

void AddWitness(const RuleContext& context, Id<Thing> a, Id<Thing> b, const Together& found,
                Diagnostic& finding) {
  const Plan& plan = context.plan();
  const Timeline& timeline = context.timeline();
  const Questions& questions = timeline.questions();
  if (!found.answers.empty()) {
    finding.remarks.push_back(AssumedRemark(questions.Describe(found.answers)));
  }
  if (found.taken_back) {
    const Step& stays = plan.steps[*found.taken_back];
    const bool of_a = timeline.StatesOf(a)[found.a].step == found.taken_back;
    const Id<Thing> back = of_a ? b : a;
    const VersionState& state = timeline.StatesOf(back)[of_a ? found.b : found.a];
    finding.remarks.push_back(AssumedRemark(fmt::format(
        "the plan is taken back after {}: `{}` to {}, while `{}` stays as that step has left it",
        StepNumber(stays), plan.things[back].path, state.version.text(),
        plan.things[of_a ? a : b].path)));
    finding.labels.push_back(
        {.span = stays.undo.span, .text = "so it stays when the plan is taken back"});
    return;
  }
  const Made made = {timeline.StatesOf(a)[found.a].step, timeline.StatesOf(b)[found.b].step};
  std::vector<Order> orders;
  const auto add = [&](std::size_t of, Id<Thing> thing) {
    const auto& states = timeline.StatesOf(thing);
    for (std::size_t i = 1; i < states.size() && orders.size() < kMostOrders; ++i) {
      const Id<Step> move = *states[i].step;
      Answers must = found.answers;
      const Answers& needed = questions.Needed(move);
      must.insert(must.end(), needed.begin(), needed.end());
      const auto order = OrderOf(plan, made, of, move);
      if (!order || !questions.Choose(must, {})) continue;  // it is not done in that run
      // The first one before the second one's followers says nothing new.
      const auto told = [&](const Order& one, const Order& by) {
        return one.first == by.first &&
               (one.second == by.second || Precedes(plan.steps[by.second], plan.steps[one.second]));
      };
      if (std::any_of(orders.begin(), orders.end(),
                      [&](const Order& by) { return told(*order, by); })) {
        continue;
      }
      std::erase_if(orders, [&](const Order& one) { return told(one, *order); });
      orders.push_back(*order);
    }
  };
  add(0, a);
  add(1, b);
  for (const auto& [first, second] : orders) {
    finding.remarks.push_back(
        AssumedRemark(fmt::format("{} runs before {}: they are parallel",
                                  StepNumber(plan.steps[first]), StepNumber(plan.steps[second]))));
  }
}

Remark HelpFor(const RuleContext& context, const Together& found, std::string help) {
  if (!found.taken_back) return HelpRemark(std::move(help));
  return HelpRemark(fmt::format("take {} back, too: `rollback COMMAND`, in the place of `unneeded`",
                                StepNumber(context.plan().steps[*found.taken_back])));
}

}  // namespace belay
