#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <map>
#include <vector>

#include "lint/context.h"
#include "lint/rules/capacity/pools.h"

namespace belay {
namespace {

bool IsNone(const VersionState& state) {
  return state.version.kind() == Version::Kind::kNone;
}

// The group is surely there while the step runs.
bool IsThere(const RuleContext& context, Id<Thing> pool, const Step& step) {
  const Plan& plan = context.plan();
  const auto& states = context.timeline().StatesOf(pool);
  for (std::size_t i = 0; i < states.size(); ++i) {
    if (IsNone(states[i])) continue;
    const bool begun = !states[i].step || Precedes(plan.steps[*states[i].step], step);
    const bool over = i + 1 < states.size() && IsNone(states[i + 1]) &&
                      !Precedes(step, plan.steps[*states[i + 1].step]);
    if (begun && !over) return true;
  }
  return false;
}

using Drains = std::map<Id<Thing>, std::vector<Id<Step>>>;

Drains ReadDrains(const Plan& plan) {
  Drains drains;
  for (const Id<Step> id : plan.order) {
    if (plan.steps[id].verb != Verb::kDrain) continue;
    for (const Subject& subject : plan.steps[id].subjects) {
      if (subject.thing) drains[*subject.thing].push_back(id);
    }
  }
  return drains;
}

// It is emptied before: nothing runs there any more that could be missed.
bool IsDrained(const Plan& plan, const Drains& drains, Id<Thing> pool, const Step& step) {
  const auto found = drains.find(pool);
  return found != drains.end() && std::ranges::any_of(found->second, [&](Id<Step> id) {
           return Precedes(plan.steps[id], step);
         });
}

// Another group of the cluster that is surely there while the step runs.
bool AnotherIsThere(const RuleContext& context, const std::vector<Id<Thing>>& pools, std::size_t at,
                    const Step& step) {
  for (std::size_t i = 1; i < pools.size(); ++i) {
    if (IsThere(context, pools[(at + i) % pools.size()], step)) return true;
  }
  return false;
}

void Report(RuleContext& context, Id<Thing> pool, const VersionState& gone,
            const VersionState* back) {
  const Plan& plan = context.plan();
  const Step& step = plan.steps[*gone.step];
  const std::string& cluster = plan.things[*plan.things[pool].parent].path;
  Diagnostic finding = context.Finding(
      gone.span,
      back == nullptr
          ? fmt::format("after {} `{}` has no node group: `{}` was the last", StepNumber(step),
                        cluster, plan.things[pool].path)
          : fmt::format("`{}` is deleted in {} with what runs on it, and comes back only in {}",
                        plan.things[pool].path, StepNumber(step),
                        StepNumber(plan.steps[*back->step])));
  if (back != nullptr) {
    finding.labels.push_back({.span = back->span, .text = "there again from here on"});
  }
  finding.remarks.push_back(EffectRemark("pods that belong there have nowhere to run in between"));
  finding.remarks.push_back(HelpRemark(
      back == nullptr ? "create the new nodes first, and delete the old ones when they are ready"
                      : "create the new group first, under another name; or `drain` the old one "
                        "before, and wait until nobody uses it"));
  context.Report(std::move(finding));
}

void Check(RuleContext& context) {
  const Plan& plan = context.plan();
  const Drains drains = ReadDrains(plan);
  for (const auto& [cluster, pools] : PoolsByCluster(plan, context.timeline())) {
    // A plan that speaks of one group only need not speak of those that stay.
    const bool speaks_of_all = pools.size() > 1;
    bool reported = false;  // that the cluster has none left
    for (std::size_t i = 0; i < pools.size(); ++i) {
      const auto& states = context.timeline().StatesOf(pools[i]);
      for (std::size_t at = 1; at < states.size(); ++at) {
        if (!IsNone(states[at])) continue;
        const Step& step = plan.steps[*states[at].step];
        if (at + 1 < states.size()) {
          if (IsDrained(plan, drains, pools[i], step)) continue;
          Report(context, pools[i], states[at], &states[at + 1]);
        } else if (speaks_of_all && !reported && !AnotherIsThere(context, pools, i, step)) {
          Report(context, pools[i], states[at], nullptr);
          reported = true;
        }
      }
    }
  }
}

}  // namespace

extern const Rule kNoCapacity = {
    .info =
        {.code = "CAP02",
         .name = "no-capacity",
         .severity = Severity::kError,
         .profile = Profile::kStandard,
         .summary = "nodes are deleted before others are there that could take their pods",
         .why =
             R"(A deleted node group takes its pods along. When its replacement is made only afterwards, users are without it for as long as that takes, and for longer when it fails: there may be no capacity, no address, no image.)",
         .sources = "2i2c infrastructure a300f872c and its upgrade procedure, steps 4.3 and 4.4"},
    .check = Check};

}  // namespace belay
