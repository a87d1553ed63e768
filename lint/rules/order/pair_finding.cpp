#include "lint/rules/order/pair_finding.h"

#include <fmt/format.h>

#include <string>
#include <utility>

#include "lint/analysis/pairs.h"

namespace belay {
namespace {

// What is wrong, behind "`node/a` takes no new pods after step 1.2, and".
std::string Gap(const Plan& plan, const OpenPair& open) {
  switch (open.gap) {
    case OpenPair::Gap::kNever:
      return "nothing ends that";
    case OpenPair::Gap::kConditional:
      return fmt::format("{} ends that only in some runs", StepNumber(plan.steps[*open.closer]));
    case OpenPair::Gap::kBeside:
      return fmt::format("{}, which ends that, may come first",
                         StepNumber(plan.steps[*open.closer]));
    case OpenPair::Gap::kPartly:
      return fmt::format("that for all that it finds: {} ends it only for what is named there",
                         StepNumber(plan.steps[*open.closer]));
    case OpenPair::Gap::kTakenBack:
      return "its rollback does not end that";
  }
  return "";
}

std::string Help(const Plan& plan, const OpenPair& open) {
  const Step& step = plan.steps[open.step];
  switch (open.gap) {
    case OpenPair::Gap::kBeside:
      return fmt::format("take {} out of the parallel block, behind {}",
                         StepNumber(plan.steps[*open.closer]), StepNumber(step));
    case OpenPair::Gap::kConditional:
      return fmt::format("take {} out of its `when`, or put {} into it",
                         StepNumber(plan.steps[*open.closer]), StepNumber(step));
    case OpenPair::Gap::kTakenBack:
      return fmt::format("end it in the rollback of {}: {}", StepNumber(step), open.pair->close);
    case OpenPair::Gap::kPartly:
      return fmt::format("remember what {} begins it on with `let`, and end it on all of that: {}",
                         StepNumber(step), open.pair->close);
    case OpenPair::Gap::kNever:
      break;
  }
  return fmt::format(
      "end it in a later step: {}; an action with `exit`, taken by `within`, ends it by itself",
      open.pair->close);
}

}  // namespace

void ReportOpenPairs(RuleContext& context, std::string_view topic, std::string_view effect) {
  const Plan& plan = context.plan();
  for (const OpenPair& open : context.timeline().open_pairs()) {
    if (open.pair->topic != topic) continue;
    const Step& step = plan.steps[open.step];
    const std::string what =
        open.object.empty() ? std::string(open.pair->what) : fmt::format("`{}`", open.object);
    Diagnostic finding = context.FindingAt(
        *open.operation, PlaceIn(*open.operation->command, open.effect->begin, open.effect->end),
        fmt::format("{} {} after {}, and {}", what, open.pair->state, StepNumber(step),
                    Gap(plan, open)));
    if (open.closer) {
      finding.labels.push_back({.span = plan.steps[*open.closer].name_span, .text = "ended here"});
    }
    const std::string answers = context.timeline().questions().Describe(open.answers);
    if (!answers.empty()) finding.remarks.push_back(EffectRemark("it stays so when " + answers));
    finding.remarks.push_back(EffectRemark(std::string(effect)));
    finding.remarks.push_back(FactRemark(open.pair->fact));
    finding.remarks.push_back(HelpRemark(Help(plan, open)));
    context.Report(std::move(finding));
  }
}

}  // namespace belay
