#include <fmt/format.h>

#include <algorithm>

#include "lint/catalog/tables.h"
#include "lint/context.h"
#include "lint/rules/data/captures.h"

namespace belay {
namespace {

// Something says that a value must not be another one, behind the second capture.
bool SaysThatTheyDiffer(const Plan& plan, const SameSource& same) {
  return std::any_of(plan.order.begin(), plan.order.end(), [&](Id<Step> id) {
    const Step& step = plan.steps[id];
    if (step.forward < same.second.step->forward) return false;
    return std::any_of(
        step.operations.begin(), step.operations.end(),
        [](const Operation& operation) { return operation.test.kind == Test::Kind::kIsNot; });
  });
}

void Check(RuleContext& context) {
  const Plan& plan = context.plan();
  for (const SameSource& same : FindSameSources(plan)) {
    const Operation& first = *same.first.operation;
    const Operation& second = *same.second.operation;
    if (!same.changed || !HeldTogether(plan, first, second)) continue;
    if (SaysThatTheyDiffer(plan, same)) continue;
    Diagnostic finding = context.Finding(
        second.command->span,
        fmt::format("`{}` and `{}` come from the same command, and nothing says that they differ",
                    first.name, second.name));
    finding.labels.push_back({.span = first.command->span, .text = "asked before the change"});
    finding.remarks.push_back(
        EffectRemark("where the change has kept the name, both are one: a copy goes onto itself, "
                     "and what is deleted as the old one is the new one too"));
    finding.remarks.push_back(HelpRemark(fmt::format(
        "add a check before they are used: `check \"they are two\" `printf '%s' \"${}\"` is not "
        "\"${{{}}}\"`",
        second.name, first.name)));
    context.Report(std::move(finding));
  }
}

}  // namespace

extern const Rule kSameSourceTwice = {
    .info =
        {.code = "DAT03",
         .name = "same-source-twice",
         .severity = Severity::kError,
         .profile = Profile::kStandard,
         .summary = "source and destination are found by the same command",
         .why =
             R"(Asked before and after a redeployment, one command gives the old name and the new one, if the name has changed. If it has not, source and destination are one volume. A check that they differ costs a line.)",
         .sources = "Charmed Kubeflow 1.6 to 1.7, upgrade guide"},
    .check = Check};

}  // namespace belay
