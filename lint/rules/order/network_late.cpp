#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <vector>

#include "lint/catalog/lookup.h"
#include "lint/catalog/tables.h"
#include "lint/context.h"

namespace belay {
namespace {

using Touches = std::map<Id<Thing>, std::vector<Id<Step>>>;

// The steps that upgrade or change the network add-ons, by add-on.
Touches ReadTouches(const Plan& plan, const OrderFact& fact) {
  Touches touches;
  for (const Id<Step> id : plan.order) {
    for (const Effect& effect : plan.steps[id].effects) {
      const bool changes = effect.kind == EffectKind::kMove || effect.kind == EffectKind::kChange;
      if (!changes || !effect.subject.thing) continue;
      if (!IsCalled(plan.things[*effect.subject.thing], fact.first)) continue;
      auto& steps = touches[*effect.subject.thing];
      if (steps.empty() || steps.back() != id) steps.push_back(id);
    }
  }
  return touches;
}

// Of the cluster's moves, some one comes after `a` and before `b`.
bool MovesBetween(const RuleContext& context, Id<Thing> cluster, const Step& a, const Step& b) {
  const Plan& plan = context.plan();
  return std::ranges::any_of(context.timeline().StatesOf(cluster), [&](const VersionState& state) {
    return state.step && Precedes(a, plan.steps[*state.step]) &&
           Precedes(plan.steps[*state.step], b);
  });
}

// The add-on is changed for these nodes, but only after them.
std::optional<Id<Step>> ChangedLate(const RuleContext& context, Id<Thing> cluster,
                                    const std::vector<Id<Step>>& touches, const Step& nodes) {
  const Plan& plan = context.plan();
  std::optional<Id<Step>> late;
  for (const Id<Step> id : touches) {
    const Step& touch = plan.steps[id];
    if (Precedes(touch, nodes)) {
      if (!MovesBetween(context, cluster, touch, nodes)) return std::nullopt;
    } else if (!late && !MovesBetween(context, cluster, nodes, touch)) {
      late = id;
    }
  }
  return late;
}

void Check(RuleContext& context) {
  const Plan& plan = context.plan();
  const OrderFact& fact = context.facts().Now(facts::kNetworkBeforeNodes);
  for (const auto& [addon, touches] : ReadTouches(plan, fact)) {
    const auto cluster = plan.things[addon].parent;
    if (!cluster || context.timeline().StatesOf(*cluster).size() < 2) continue;
    for (std::uint32_t i = 0; i < plan.things.size(); ++i) {
      const Thing& pool = plan.things[Id<Thing>{i}];
      if (pool.kind != ThingKind::kNodes || pool.parent != cluster) continue;
      const auto& states = context.timeline().StatesOf(Id<Thing>{i});
      const auto made = std::find_if(states.begin() + 1, states.end(),
                                     [](const VersionState& s) { return s.version.known(); });
      if (made == states.end()) continue;
      const Step& nodes = plan.steps[*made->step];
      const auto late = ChangedLate(context, *cluster, touches, nodes);
      if (!late) continue;
      Diagnostic finding = context.Finding(
          made->span, fmt::format("`{}` goes to {} in {}, before the network add-on `{}` is "
                                  "changed in {}",
                                  pool.path, made->version.text(), StepNumber(nodes),
                                  plan.things[addon].path, StepNumber(plan.steps[*late])));
      finding.labels.push_back({.span = plan.steps[*late].name_span, .text = "only here"});
      finding.remarks.push_back(EffectRemark(
          "pods on the new nodes may get no address, and the nodes do not become ready"));
      finding.remarks.push_back(FactRemark(fact.fact));
      finding.remarks.push_back(HelpRemark(
          fmt::format("move {} before {}", StepNumber(plan.steps[*late]), StepNumber(nodes))));
      context.Report(std::move(finding));
      break;  // the other groups follow the first
    }
  }
}

}  // namespace

extern const Rule kNetworkLate = {
    .info =
        {.code = "ORD15",
         .name = "network-late",
         .severity = Severity::kWarning,
         .profile = Profile::kStandard,
         .summary = "the network add-on is upgraded after the nodes that it has to serve",
         .why =
             R"(A new node is of use when its network add-on runs on it. One that is made for the version before may not start there: so it is upgraded after the control plane and before the nodes.)",
         .sources = "clowdhaus/eksup, EKS005; eksctl issue 6048"},
    .check = Check};

}  // namespace belay
