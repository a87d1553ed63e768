#include <fmt/format.h>

#include <cstddef>

#include "lint/catalog/tables.h"
#include "lint/context.h"
#include "lint/rules/waits/by_itself.h"

namespace belay {
namespace {

void Check(RuleContext& context) {
  const Plan& plan = context.plan();
  for (std::size_t place = 0; place < plan.order.size(); ++place) {
    const Id<Step> id = plan.order[place];
    const Step& step = plan.steps[id];
    if (step.verb == Verb::kBackup) continue;  // BKP03's
    for (std::size_t i = 0; i < step.operations.size(); ++i) {
      const Operation& operation = step.operations[i];
      if (!operation.command) continue;
      for (const CommandEffect& effect : operation.command->effects) {
        if (!effect.asynchronous) continue;
        const auto unawaited = context.timeline().Unawaited(id, i, effect);
        if (!unawaited) continue;
        const bool waits = !context.timeline().AwaitedBy(id, i, effect).empty();
        const Span span = PlaceIn(*operation.command, effect.begin, effect.end);
        Diagnostic finding = context.FindingAt(
            operation, span,
            fmt::format("`{}` returns before it is done, and nothing waits for it{}",
                        effect.command, waits ? " in every run" : ""));
        if (waits) {
          finding.remarks.push_back(
              AssumedRemark(context.timeline().questions().Describe(*unawaited)));
        }
        const Step* next =
            place + 1 < plan.order.size() ? &plan.steps[plan.order[place + 1]] : nullptr;
        if (next != nullptr && Precedes(step, *next)) {
          finding.labels.push_back({.span = next->name_span, .text = "runs while it goes on"});
        }
        finding.remarks.push_back(
            EffectRemark("the next steps meet it half done, or after it has failed unseen"));
        finding.remarks.push_back(FactRemark(facts::kAcceptedIsNotDone));
        Advise(finding, WaitByItself(operation, effect),
               effect.completed_by.empty() ? "add a `wait` with a test and a limit behind it"
                                           : fmt::format("wait for it: {}", effect.completed_by));
        context.Report(std::move(finding));
        break;  // one finding a command is enough to act on
      }
    }
  }
}

}  // namespace

extern const Rule kNotAwaited = {
    .info =
        {.code = "WAI01",
         .name = "not-awaited",
         .severity = Severity::kError,
         .profile = Profile::kBasic,
         .every_run = true,
         .summary = "an operation that goes on after its command returns is not awaited",
         .why =
             R"(The command only asks for the work. What follows then runs while it goes on, or after it has failed unseen.)",
         .sources = "botocore waiters of EKS and RDS; helm.sh/docs, helm upgrade"},
    .check = Check};

}  // namespace belay
