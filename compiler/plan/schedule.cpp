#include "compiler/plan/schedule.h"

#include <algorithm>
#include <tuple>

namespace belay {
namespace {

Duration operator+(Duration a, Duration b) {
  return {.seconds = a.seconds + b.seconds};
}

Times operator+(const Times& a, const Times& b) {
  return {.expected = a.expected + b.expected,
          .limit = a.limit + b.limit,
          .without_estimate = a.without_estimate + b.without_estimate,
          .without_limit = a.without_limit + b.without_limit};
}

Times Longest(const Times& a, const Times& b) {
  return {.expected = std::max(a.expected, b.expected),
          .limit = std::max(a.limit, b.limit),
          .without_estimate = a.without_estimate + b.without_estimate,
          .without_limit = a.without_limit + b.without_limit};
}

auto Weight(const Times& times) {
  return std::tuple(times.expected, times.limit, times.without_estimate, times.without_limit);
}

bool IsQuick(OperationKind kind) {
  switch (kind) {
    case OperationKind::kCheck:
    case OperationKind::kVerify:
    case OperationKind::kCapture:
    case OperationKind::kNotify:
      return true;
    case OperationKind::kRun:
    case OperationKind::kWait:
    case OperationKind::kSoak:
    case OperationKind::kManual:
    case OperationKind::kApprove:
      return false;
  }
  return false;
}

// One of each: `without_estimate` and `without_limit` are 1 when an operation says too little.
Times TimesOf(const std::vector<Operation>& operations) {
  Times times;
  for (const Operation& operation : operations) {
    const Timing& timing = operation.timing;
    const Duration held = timing.hold_for.value_or(Duration{});
    times.expected = times.expected + held;
    times.limit = times.limit + timing.up_to.value_or(held);
    if (IsQuick(operation.kind)) continue;
    if (!timing.hold_for) times.without_estimate = 1;
    if (!timing.up_to && !timing.hold_for) times.without_limit = 1;
  }
  return times;
}

Times TimesOf(const Plan& plan, const Node& node) {
  if (node.step) return TimesOf(plan.steps[*node.step]);
  if (node.block) return TimesOf(plan, *node.block);
  return {};
}

bool CannotBeTakenBack(const Step& step) {
  return step.undo.kind == Undo::Kind::kImpossible || step.undo.kind == Undo::Kind::kMissing;
}

}  // namespace

Times TimesOf(const Step& step) {
  // Without any operation a person does the step.
  Times times = step.operations.empty()
                    ? Times{.expected = {}, .limit = {}, .without_estimate = 1, .without_limit = 1}
                    : TimesOf(step.operations);
  if (step.estimate) {
    times.expected = *step.estimate;
    times.without_estimate = 0;
  }
  if (step.timeout) {
    times.limit = *step.timeout;
    times.without_limit = 0;
  } else {
    times.limit = std::max(times.limit, times.expected);  // of which its waits are a part only
  }
  if (step.verb == Verb::kCheck || step.verb == Verb::kNotify || step.verb == Verb::kRemember) {
    times.without_estimate = 0;
    times.without_limit = 0;
  }
  const auto retries = static_cast<std::int64_t>(step.retries);
  times.limit.seconds = times.limit.seconds * (retries + 1) + step.retry_every.seconds * retries;
  return times;
}

Times UndoTimesOf(const Step& step) {
  if (step.undo.kind != Undo::Kind::kOperations) return {};
  Times times = TimesOf(step.undo.operations);
  if (!step.estimate) return times;
  times.expected = *step.estimate;
  times.without_estimate = 0;
  return times;
}

Times TimesOf(const Plan& plan, Id<Block> id) {
  const Block& block = plan.blocks[id];
  const bool beside = block.kind == Block::Kind::kParallel || block.kind == Block::Kind::kWhen;
  Times times;
  for (const Node& child : block.children) {
    const Times child_times = TimesOf(plan, child);
    times = beside ? Longest(times, child_times) : times + child_times;
  }
  if (block.stage && plan.stages[*block.stage].estimate) {
    times.expected = *plan.stages[*block.stage].estimate;
    times.without_estimate = 0;
  }
  return times;
}

Times TimesOf(const Plan& plan) {
  return TimesOf(plan, plan.root);
}

Times RollbackTimes(const Plan& plan) {
  // A step that cannot be taken back divides the plan: a failure before it may ask for all that
  // precedes it, a later one for all that follows it.
  Times longest;
  Times times;
  for (const Id<Step> id : plan.order) {
    const Step& step = plan.steps[id];
    times = CannotBeTakenBack(step) ? Times{} : times + UndoTimesOf(step);
    if (Weight(times) > Weight(longest)) longest = times;
  }
  return longest;
}

bool HasGate(const Step& step) {
  return step.verb == Verb::kApprove ||
         std::any_of(
             step.operations.begin(), step.operations.end(),
             [](const Operation& operation) { return operation.kind == OperationKind::kApprove; });
}

std::optional<PointOfNoReturn> FindPointOfNoReturn(const Plan& plan) {
  const auto found = std::find_if(plan.order.begin(), plan.order.end(), [&](Id<Step> id) {
    return plan.steps[id].undo.kind == Undo::Kind::kImpossible;
  });
  if (found == plan.order.end()) return std::nullopt;
  PointOfNoReturn point{.step = *found, .gates = {}, .backups = {}};
  for (const Id<Step> id : plan.order) {
    const Step& step = plan.steps[id];
    if (!Precedes(step, plan.steps[*found])) continue;
    if (HasGate(step)) point.gates.push_back(id);
    if (step.verb == Verb::kBackup && !step.backup_unneeded) point.backups.push_back(id);
  }
  return point;
}

}  // namespace belay
