#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <vector>

#include "lint/analysis/looks.h"
#include "lint/analysis/sight.h"
#include "lint/catalog/tables.h"
#include "lint/context.h"

namespace belay {
namespace {

// What goes on after its command has returned.
struct Pending {
  Id<Step> step;
  const Operation* operation = nullptr;
  const CommandEffect* effect = nullptr;
  const Operation* look = nullptr;  // the first one, which looks once
  Id<Step> looker;                  // whose look it is
};

// A look that is taken once sees what is not done yet, and does not wait for it.
bool Waits(const Operation& operation) {
  return operation.kind == OperationKind::kWait ||
         (Looks(operation) && operation.timing.up_to.has_value());
}

// What it asks is of another kind of operation: the runs of a job tell nothing of a database.
bool TellsOfAnother(const Operation& operation, const CommandEffect& begun) {
  if (!operation.command) return false;
  bool another = false;
  for (const CommandEffect& effect : operation.command->effects) {
    if (effect.completes == begun.completes) return false;
    another = another || !effect.completes.empty();
  }
  return another;
}

// What is applied may have no pods, and then one look is enough.
bool MayBeAtOnce(const Pending& pending) {
  return pending.effect->completes.empty() || pending.effect->completes == "rollout";
}

// Of one kind, begun together: who begins more is told of these.
constexpr std::size_t kMostAtOnce = 100;

bool Begins(const Operation& operation, const std::string& kind) {
  return operation.command &&
         std::ranges::any_of(operation.command->effects, [&](const CommandEffect& effect) {
           return effect.asynchronous && effect.completes == kind;
         });
}

class Walker {
 public:
  explicit Walker(RuleContext& context) : context_(context), plan_(context.plan()) {}

  void Walk() {
    std::vector<Pending> pending;
    Walk(plan_.root, pending);
    for (const Pending& one : pending) {
      if (one.look != nullptr) TooSoon(one);
    }
  }

 private:
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

  // Several of one kind may be begun together and awaited together: then none waits by itself.
  void Pass(Id<Step> id, std::vector<Pending>& pending) {
    const Step& step = plan_.steps[id];
    if (Changes(step) || step.verb == Verb::kExit) {
      const bool waits = std::ranges::any_of(step.operations, Waits);
      std::erase_if(pending, [&](const Pending& one) {
        const bool alike = std::ranges::any_of(step.operations, [&](const Operation& operation) {
          return Begins(operation, one.effect->completes);
        });
        if (!alike || waits) Report(one, step);
        return !alike || waits;
      });
    }
    Inside(step);
    for (std::size_t i = 0; i < step.operations.size(); ++i) {
      const Operation& operation = step.operations[i];
      if (Waits(operation)) {
        std::erase_if(pending, [&](const Pending& one) {
          return MayBeAtOnce(one) || !TellsOfAnother(operation, *one.effect);
        });
      }
      if (Looks(operation)) {
        std::erase_if(pending, [&](const Pending& one) {
          if (!MayBeAtOnce(one)) return false;
          if (AskedTooSoon(one, operation)) TooSoon(Seen(one, operation, id));
          return true;
        });
        for (Pending& one : pending) {
          if (one.step == id && one.look == nullptr && operation.command) {
            one = Seen(one, operation, id);
          }
        }
      }
      if (!operation.command) continue;
      for (const CommandEffect& effect : operation.command->effects) {
        if (effect.kind == CommandEffect::Kind::kWait) pending.clear();
        // By nobody is WAI01's, and BKP03's.
        if (!effect.asynchronous || context_.timeline().AwaitedBy(id, i, effect).empty()) continue;
        pending.push_back({.step = id,
                           .operation = &operation,
                           .effect = &effect,
                           .look = nullptr,
                           .looker = {}});
      }
    }
  }

  static Pending Seen(Pending one, const Operation& look, Id<Step> looker) {
    one.look = &look;
    one.looker = looker;
    return one;
  }

  // Pods that are on their way do not answer yet.
  static bool AskedTooSoon(const Pending& one, const Operation& look) {
    const bool up =
        one.effect->command == "kubectl scale" && one.effect->kind != CommandEffect::Kind::kDisrupt;
    const bool pods = up || one.effect->command == "kubectl rollout restart";
    return pods && look.command && AsksIt(look);
  }

  // A step's next command changes what its last one has only begun to change. What goes on inside
  // of a cluster takes its orders one after the other; a cloud refuses the second one.
  void Inside(const Step& step) {
    const Operation* begun = nullptr;
    const CommandEffect* effect = nullptr;
    for (const Operation& operation : step.operations) {
      if (Waits(operation)) begun = nullptr;
      if (!operation.command) continue;
      for (const CommandEffect& next : operation.command->effects) {
        if (next.kind == CommandEffect::Kind::kWait) begun = nullptr;
        const bool cloud = next.command.starts_with("aws ") ||
                           next.command.starts_with("gcloud ") || next.command.starts_with("az ");
        if (!cloud || !Orders(next)) continue;
        if (begun != nullptr && begun != &operation) {
          ReportInside(step, *begun, *effect, operation);
          return;
        }
        if (!next.asynchronous) continue;
        begun = &operation;
        effect = &next;
      }
    }
  }

  static bool Orders(const CommandEffect& effect) {
    using Kind = CommandEffect::Kind;
    return effect.kind == Kind::kChange || effect.kind == Kind::kDestroy ||
           effect.kind == Kind::kRestore || effect.kind == Kind::kMigrate;
  }

  void ReportInside(const Step& step, const Operation& begun, const CommandEffect& effect,
                    const Operation& next) {
    Diagnostic finding = context_.FindingAt(
        begun, PlaceIn(*begun.command, effect.begin, effect.end),
        fmt::format("`{}` of {} may still go on when the step's next command changes something",
                    effect.command, StepNumber(step)));
    if (next.call.file == step.span.file) {
      finding.labels.push_back({.span = next.call, .text = "begins meanwhile"});
    }
    finding.remarks.push_back(
        EffectRemark("the second one is refused, or meets what the first one has not made yet"));
    Close(std::move(finding), effect);
  }

  void Report(const Pending& pending, const Step& next) {
    const Step& step = plan_.steps[pending.step];
    if (pending.look != nullptr) return TooSoon(pending);
    if (step.verb == Verb::kBackup) return;  // BKP03's
    Diagnostic finding = context_.FindingAt(
        *pending.operation,
        PlaceIn(*pending.operation->command, pending.effect->begin, pending.effect->end),
        fmt::format("`{}` of {} may still go on when {} changes the next thing",
                    pending.effect->command, StepNumber(step), StepNumber(next)));
    finding.labels.push_back({.span = next.name_span, .text = "begins meanwhile"});
    finding.remarks.push_back(
        EffectRemark("it meets the platform half changed, or after a failure that nobody saw"));
    Close(std::move(finding), *pending.effect);
  }

  // The only look of the step comes at once.
  void TooSoon(const Pending& pending) {
    Diagnostic finding = context_.FindingAt(
        *pending.look, pending.look->command->span,
        fmt::format("{} looks once while `{}` still goes on, and nothing waits for it",
                    StepNumber(plan_.steps[pending.looker]), pending.effect->command));
    if (pending.looker != pending.step) {
      finding.labels.push_back(
          {.span = plan_.steps[pending.step].name_span, .text = "begins it, and does not wait"});
    }
    finding.remarks.push_back(
        EffectRemark("it sees what is not done yet, and the plan stops, or goes on too soon"));
    Close(std::move(finding), *pending.effect);
  }

  void Close(Diagnostic finding, const CommandEffect& effect) {
    finding.remarks.push_back(FactRemark(facts::kAcceptedIsNotDone));
    finding.remarks.push_back(
        HelpRemark(effect.completed_by.empty()
                       ? "wait for it in the step, with a test and a limit"
                       : fmt::format("wait for it in the step: {}", effect.completed_by)));
    context_.Report(std::move(finding));
  }

  RuleContext& context_;
  const Plan& plan_;
};

void Check(RuleContext& context) {
  if (!context.plan().order.empty()) Walker(context).Walk();
}

}  // namespace

extern const Rule kChangeMeanwhile = {
    .info =
        {.code = "WAI10",
         .name = "change-meanwhile",
         .severity = Severity::kWarning,
         .profile = Profile::kProduction,
         .summary = "the next change, or the only look, comes while the one before still goes on",
         .why =
             R"(A wait that comes only after other changes does not hold them back: they meet the platform half changed. Several operations of one kind may be begun together and awaited together.)",
         .sources = "botocore waiters of EKS and RDS; helm.sh/docs, helm upgrade"},
    .check = Check};

}  // namespace belay
