#include <fmt/format.h>

#include <algorithm>

#include "lint/catalog/lookup.h"
#include "lint/context.h"
#include "lint/witness.h"

namespace belay {
namespace {

// Whose number is above the other's where the cluster is outside of what the component supports.
struct Bounds {
  Ranks cluster;
  Ranks component;
};

Bounds RanksOf(const RuleContext& context, Id<Thing> component, Id<Thing> cluster, bool too_new) {
  Bounds bounds;
  for (const VersionState& state : context.timeline().StatesOf(cluster)) {
    const auto minor = KubernetesMinor(state.version);
    const bool known = minor && *minor <= NewestKubernetesMinor(context.facts());
    bounds.cluster.push_back(known ? *minor : too_new ? kNeverAbove : kNeverBelow);
  }
  const Thing& thing = context.plan().things[component];
  for (const VersionState& state : context.timeline().StatesOf(component)) {
    const CompatibilityFact* fact = CompatibilityOf(context.facts(), thing, state.version);
    const std::string_view bound = fact == nullptr ? "" : too_new ? fact->max : fact->min;
    bounds.component.push_back(
        KubernetesMinor(bound).value_or(too_new ? kNeverBelow : kNeverAbove));
  }
  // What the plan finds is not the plan's mistake: how it begins is taken to be supported.
  std::int64_t& first = bounds.component.front();
  const std::int64_t server = bounds.cluster.front();
  if (KubernetesMinor(context.timeline().StatesOf(cluster).front().version)) {
    first = too_new ? std::max(first, server) : std::min(first, server);
  }
  return bounds;
}

void CheckBound(RuleContext& context, Id<Thing> component, Id<Thing> cluster, bool too_new) {
  const Plan& plan = context.plan();
  const Timeline& timeline = context.timeline();
  const Bounds bounds = RanksOf(context, component, cluster, too_new);
  const auto found =
      too_new ? timeline.FirstAbove(cluster, bounds.cluster, component, bounds.component)
              : timeline.FirstAbove(component, bounds.component, cluster, bounds.cluster);
  if (!found) return;
  const VersionState& server = timeline.StatesOf(cluster)[too_new ? found->a : found->b];
  const VersionState& state = timeline.StatesOf(component)[too_new ? found->b : found->a];
  const CompatibilityFact& fact =
      *CompatibilityOf(context.facts(), plan.things[component], state.version);
  const bool later = !server.step || (state.step && plan.steps[*state.step].forward >
                                                        plan.steps[*server.step].forward);
  const std::string& path = plan.things[component].path;
  Diagnostic finding =
      context.Finding((later ? state : server).span,
                      fmt::format("`{}` would be {} on Kubernetes {}; it {} {} {}", path,
                                  state.version.text(), server.version.MajorMinor(),
                                  fact.strength == "tested" ? "was tested" : "is supported",
                                  too_new ? "up to" : "from", too_new ? fact.max : fact.min));
  if (fact.strength == "tested") finding.severity = Severity::kWarning;
  if (const auto next = timeline.NextMove(component, state); next && !later && !found->taken_back) {
    finding.labels.push_back(
        {.span = plan.steps[*next].name_span,
         .text = fmt::format("`{}` moves on only here, {}", path, StepNumber(plan.steps[*next]))});
  }
  AddWitness(context, too_new ? cluster : component, too_new ? component : cluster, *found,
             finding);
  finding.remarks.push_back(
      EffectRemark("its controllers may ask for APIs that this Kubernetes does not serve"));
  finding.remarks.push_back(FactRemark(fact.fact));
  finding.remarks.push_back(
      HelpFor(context, *found,
              too_new ? fmt::format("bring `{}` to a version for {} before the cluster gets there",
                                    path, server.version.MajorMinor())
                      : fmt::format("upgrade `{}` after the cluster is at {}", path, fact.min)));
  context.Report(std::move(finding));
}

void Check(RuleContext& context) {
  const Plan& plan = context.plan();
  for (std::uint32_t i = 0; i < plan.things.size(); ++i) {
    const Id<Thing> component{i};
    const Thing& thing = plan.things[component];
    const bool runs_there = thing.kind == ThingKind::kComponent || thing.kind == ThingKind::kAddon;
    if (!runs_there || !thing.parent) continue;
    CheckBound(context, component, *thing.parent, true);
    CheckBound(context, component, *thing.parent, false);
  }
}

}  // namespace

extern const Rule kComponentUnsupported = {
    .info =
        {.code = "SKW12",
         .name = "component-unsupported",
         .severity = Severity::kError,
         .profile = Profile::kStandard,
         .every_run = true,
         .summary = "a component meets a version of Kubernetes that its makers do not support",
         .why =
             R"(A controller built for other versions of Kubernetes asks for APIs that are gone, or does not know what has come. It need not be the end of the plan: the moment between two steps counts, and so does a failure there. Where the makers only say what they tested, the finding is a warning.)",
         .sources = "the compatibility tables of the makers; belay facts compatibility"},
    .check = Check};

}  // namespace belay
