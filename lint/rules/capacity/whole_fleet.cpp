#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "lint/catalog/tables.h"
#include "lint/context.h"
#include "lint/rules/capacity/pools.h"

namespace belay {
namespace {

// No two of the steps are ordered, or they are one.
bool AllAtOnce(const Plan& plan, std::vector<Id<Step>> steps) {
  std::ranges::sort(steps, {}, [&](Id<Step> id) { return plan.steps[id].forward; });
  for (std::size_t i = 1; i < steps.size(); ++i) {
    if (steps[i] == steps[i - 1]) continue;
    if (Precedes(plan.steps[steps[i - 1]], plan.steps[steps[i]])) return false;
  }
  return true;
}

void Check(RuleContext& context) {
  const Plan& plan = context.plan();
  auto by_cluster = PoolsByCluster(plan, context.timeline());
  for (auto& [cluster, pools] : by_cluster) {
    std::erase_if(pools, [&](Id<Thing> pool) { return MadeByPlan(plan.things[pool]); });
    std::vector<Id<Step>> first;  // the first move of each
    for (const Id<Thing> pool : pools) {
      const auto& states = context.timeline().StatesOf(pool);
      if (states.size() > 1) first.push_back(*states[1].step);
    }
    if (pools.size() < 2 || first.size() != pools.size() || !AllAtOnce(plan, first)) continue;
    const Step& step = plan.steps[first.front()];
    Diagnostic finding = context.Finding(
        step.name_span, fmt::format("all {} node groups of `{}` are replaced at once, from {} on",
                                    pools.size(), plan.things[cluster].path, StepNumber(step)));
    for (std::size_t i = 1; i < first.size() && i < 4; ++i) {
      if (first[i] == first.front()) continue;
      finding.labels.push_back({.span = plan.steps[first[i]].name_span, .text = "beside it"});
    }
    finding.remarks.push_back(EffectRemark(
        "a bad image, a wrong setting or a missing address takes every workload down, not one in "
        "many"));
    finding.remarks.push_back(FactRemark(facts::kWholeFleetAtOnce));
    finding.remarks.push_back(
        HelpRemark("begin with the smallest group, `verify` it, and then do the others"));
    context.Report(std::move(finding));
  }
}

}  // namespace

extern const Rule kWholeFleet = {
    .info =
        {.code = "CAP08",
         .name = "whole-fleet",
         .severity = Severity::kError,
         .profile = Profile::kStandard,
         .summary = "all node groups of a cluster are replaced or deleted at once",
         .why =
             R"(What is wrong with the new nodes is seen on the first of them, if there is a first. In one step or beside one another, all groups meet it at the same time, and there is nowhere for the pods to go.)",
         .sources = "datadoghq.com/blog, 2023-03-08 incident; 2i2c infrastructure a300f872c"},
    .check = Check};

}  // namespace belay
