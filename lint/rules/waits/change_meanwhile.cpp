#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <vector>

#include "lint/analysis/looks.h"
#include "lint/catalog/tables.h"
#include "lint/context.h"

namespace belay {
namespace {

// What goes on after its command has returned.
struct Pending {
  Id<Step> step;
  const Operation* operation = nullptr;
  const CommandEffect* effect = nullptr;
};

// A look that is taken once sees what is not done yet, and does not wait for it.
bool Waits(const Operation& operation) {
  return operation.kind == OperationKind::kWait ||
         (Looks(operation) && operation.timing.up_to.has_value());
}

// What is applied may have no pods, and then one look is enough.
bool MayBeAtOnce(const Pending& pending) {
  return pending.effect->completes.empty() || pending.effect->completes == "rollout";
}

bool Begins(const Operation& operation, const std::string& kind) {
  return operation.command &&
         std::ranges::any_of(operation.command->effects, [&](const CommandEffect& effect) {
           return effect.asynchronous && effect.completes == kind;
         });
}

class Walker {
 public:
  explicit Walker(RuleContext& context) : context_(context), plan_(context.plan()) {}

  // `pending` before the block and then after it. Of ways beside each other the first one is given
  // what was pending before.
  void Walk(Id<Block> id, std::vector<Pending>& pending) {
    const Block& block = plan_.blocks[id];
    const bool ways = block.kind == Block::Kind::kParallel || block.kind == Block::Kind::kWhen;
    std::vector<Pending> after;
    for (const Node& child : block.children) {
      if (child.step) Pass(*child.step, pending);
      if (child.block) Walk(*child.block, pending);
      if (!ways) continue;
      after.insert(after.end(), pending.begin(), pending.end());
      pending.clear();
    }
    if (ways) pending = std::move(after);
  }

 private:
  // Several of one kind may be begun together and awaited together: then none waits by itself.
  void Pass(Id<Step> id, std::vector<Pending>& pending) {
    const Step& step = plan_.steps[id];
    if (Changes(step)) {
      std::erase_if(pending, [&](const Pending& one) {
        const bool alike = std::ranges::any_of(step.operations,
                                               [&](const Operation& operation) {
                                                 return Begins(operation, one.effect->completes);
                                               }) &&
                           std::ranges::none_of(step.operations, Waits);
        if (!alike) Report(one, step);
        return !alike;
      });
    }
    for (std::size_t i = 0; i < step.operations.size(); ++i) {
      const Operation& operation = step.operations[i];
      if (Waits(operation)) pending.clear();
      if (Looks(operation)) std::erase_if(pending, MayBeAtOnce);
      if (!operation.command || step.verb == Verb::kBackup) continue;
      for (const CommandEffect& effect : operation.command->effects) {
        if (effect.kind == CommandEffect::Kind::kWait) pending.clear();
        if (!effect.asynchronous) continue;
        const std::vector<Id<Step>> awaited = context_.timeline().AwaitedBy(id, i, effect);
        if (awaited.empty()) continue;  // WAI01's
        pending.push_back({.step = id, .operation = &operation, .effect = &effect});
      }
    }
  }

  void Report(const Pending& pending, const Step& next) {
    const Step& step = plan_.steps[pending.step];
    Diagnostic finding = context_.FindingAt(
        *pending.operation,
        PlaceIn(*pending.operation->command, pending.effect->begin, pending.effect->end),
        fmt::format("`{}` of {} may still go on when {} changes the next thing",
                    pending.effect->command, StepNumber(step), StepNumber(next)));
    finding.labels.push_back({.span = next.name_span, .text = "begins meanwhile"});
    finding.remarks.push_back(
        EffectRemark("it meets the platform half changed, or after a failure that nobody saw"));
    finding.remarks.push_back(FactRemark(facts::kAcceptedIsNotDone));
    finding.remarks.push_back(
        HelpRemark(pending.effect->completed_by.empty()
                       ? "wait for it in the step, with a test and a limit"
                       : fmt::format("wait for it in the step: {}", pending.effect->completed_by)));
    context_.Report(std::move(finding));
  }

  RuleContext& context_;
  const Plan& plan_;
};

void Check(RuleContext& context) {
  std::vector<Pending> pending;
  if (!context.plan().order.empty()) Walker(context).Walk(context.plan().root, pending);
}

}  // namespace

extern const Rule kChangeMeanwhile = {
    .info =
        {.code = "WAI10",
         .name = "change-meanwhile",
         .severity = Severity::kWarning,
         .profile = Profile::kProduction,
         .summary = "the next change begins while the one before still goes on",
         .why =
             R"(A wait that comes only after other changes does not hold them back: they meet the platform half changed. Several operations of one kind may be begun together and awaited together.)",
         .sources = "botocore waiters of EKS and RDS; helm.sh/docs, helm upgrade"},
    .check = Check};

}  // namespace belay
