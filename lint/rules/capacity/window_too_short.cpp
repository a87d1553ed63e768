#include <fmt/format.h>

#include "compiler/plan/schedule.h"
#include "lint/context.h"

namespace belay {
namespace {

void Compare(RuleContext& context, Span span, const std::string& what, Duration window,
             const Times& times) {
  if (times.expected <= window) return;
  Diagnostic finding = context.Finding(
      span, fmt::format("{} is expected to take {}, and its window is {}: {} too short", what,
                        ToString(times.expected), ToString(window),
                        ToString(Duration{.seconds = times.expected.seconds - window.seconds})));
  if (times.without_estimate > 0) {
    finding.remarks.push_back(AssumedRemark(
        fmt::format("{} steps that say nothing of their time take none", times.without_estimate)));
  }
  finding.remarks.push_back(
      EffectRemark("the work goes on after people were told that it is over, or stops half-way"));
  finding.remarks.push_back(HelpRemark(
      "widen the `window`, or do less in it; what may be done before or after it, put outside"));
  context.Report(std::move(finding));
}

void CompareStages(RuleContext& context, const Block& block, Id<Block> id) {
  const Plan& plan = context.plan();
  if (block.stage && plan.stages[*block.stage].window) {
    const Stage& stage = plan.stages[*block.stage];
    Compare(context, stage.span, fmt::format("stage {}", stage.number), *stage.window,
            TimesOf(plan, id));
  }
}

void Check(RuleContext& context) {
  const Plan& plan = context.plan();
  if (plan.window) Compare(context, plan.span, "the plan", *plan.window, TimesOf(plan));
  for (std::uint32_t i = 0; i < plan.blocks.size(); ++i) {
    CompareStages(context, plan.blocks[Id<Block>{i}], {i});
  }
}

}  // namespace

extern const Rule kWindowTooShort = {
    .info =
        {.code = "CAP09",
         .name = "window-too-short",
         .severity = Severity::kWarning,
         .profile = Profile::kStandard,
         .summary = "the work takes longer than its window, by the plan's own estimates",
         .why =
             R"(The estimates of the steps and the times that the plan lets pass add up to more than the window that people agreed to. A rollback has to fit into it too.)",
         .sources =
             "docs.aws.amazon.com/eks, update-cluster and rollback-cluster; botocore waiters"},
    .check = Check};

}  // namespace belay
