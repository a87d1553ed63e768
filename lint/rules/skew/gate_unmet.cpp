#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "lint/catalog/lookup.h"
#include "lint/catalog/tables.h"
#include "lint/context.h"
#include "lint/witness.h"

namespace belay {
namespace {

// The first state of a cluster behind the gate; nullptr when no step crosses it.
const VersionState* CrossingOf(const std::vector<VersionState>& states, std::string_view reaching) {
  for (std::size_t i = 1; i < states.size(); ++i) {
    if (IsBelow(states[i - 1].version, reaching) && Reaches(states[i].version, reaching)) {
      return &states[i];
    }
  }
  return nullptr;
}

// A step before the crossing looks for the add-on by its name.
bool IsLookedFor(const Plan& plan, const Step& crossing, Names names) {
  return std::any_of(plan.steps.begin(), plan.steps.end(), [&](const Step& step) {
    if (!Precedes(step, crossing)) return false;
    return std::any_of(step.operations.begin(), step.operations.end(),
                       [&](const Operation& operation) {
                         return Polls(operation) &&
                                std::any_of(names.begin(), names.end(), [&](std::string_view name) {
                                  return operation.command->text.find(name) != std::string::npos;
                                });
                       });
  });
}

void Report(RuleContext& context, const GateFact& gate, Diagnostic finding, Remark help) {
  finding.remarks.push_back(FactRemark(gate.fact));
  finding.remarks.push_back(std::move(help));
  context.Report(std::move(finding));
}

void CheckAddon(RuleContext& context, const GateFact& gate, Id<Thing> cluster, Span crossing,
                Id<Thing> addon) {
  const Plan& plan = context.plan();
  const auto& states = context.timeline().StatesOf(addon);
  Ranks crossed;
  for (const VersionState& state : context.timeline().StatesOf(cluster)) {
    crossed.push_back(Reaches(state.version, gate.reaching) ? 1 : kNeverAbove);
  }
  Ranks met;
  for (const VersionState& state : states) {
    const bool missing = state.version.kind() == Version::Kind::kNone && !gate.optional;
    met.push_back(missing || IsBelow(state.version, gate.at_least) ? 0 : kNeverBelow);
  }
  const auto found = context.timeline().FirstAbove(cluster, crossed, addon, met);
  if (!found) return;
  const Version& version = states[found->b].version;
  const std::string& path = plan.things[addon].path;
  Diagnostic finding =
      context.Finding(crossing, fmt::format("`{}` would be {} when `{}` reaches {}", path,
                                            version.known() ? version.text() : "away",
                                            plan.things[cluster].path, gate.reaching));
  AddWitness(context, cluster, addon, *found, finding);
  Report(
      context, gate, std::move(finding),
      HelpFor(context, *found,
              gate.at_least.empty() ? fmt::format("install `{}` before", path)
                                    : fmt::format("bring `{}` to {} before", path, gate.at_least)));
}

void CheckCluster(RuleContext& context, Id<Thing> cluster, const std::vector<Id<Thing>>& inside) {
  const Plan& plan = context.plan();
  // A cluster of which the plan declares add-ons has the others not.
  const bool declares_addons = std::any_of(inside.begin(), inside.end(), [&](Id<Thing> id) {
    return plan.things[id].kind == ThingKind::kAddon;
  });
  for (const GateFact& gate : context.facts().Of<GateFact>()) {
    if (gate.names.empty() || !IsOf(plan.things[cluster], gate.provider)) continue;
    const VersionState* crossing = CrossingOf(context.timeline().StatesOf(cluster), gate.reaching);
    if (crossing == nullptr) continue;
    bool declared = false;
    for (const Id<Thing> addon : inside) {
      if (!IsCalled(plan.things[addon], gate.names)) continue;
      declared = true;
      CheckAddon(context, gate, cluster, crossing->span, addon);
    }
    if (declared || gate.optional || !declares_addons) continue;
    if (IsLookedFor(plan, plan.steps[*crossing->step], gate.names)) continue;
    Report(context, gate,
           context.Finding(crossing->span, fmt::format("`{}` reaches {}, and the plan has no `{}`",
                                                       plan.things[cluster].path, gate.reaching,
                                                       gate.names.front())),
           HelpRemark(fmt::format(
               "declare the add-on `{}` and install it before, or check that it is there",
               gate.names.front())));
  }
}

void Check(RuleContext& context) {
  const Plan& plan = context.plan();
  std::map<Id<Thing>, std::vector<Id<Thing>>> clusters;  // with what is in them
  for (std::uint32_t i = 0; i < plan.things.size(); ++i) {
    const Id<Thing> id{i};
    if (plan.things[id].kind == ThingKind::kCluster) clusters[id];
    if (plan.things[id].parent) clusters[*plan.things[id].parent].push_back(id);
  }
  for (const auto& [cluster, inside] : clusters) CheckCluster(context, cluster, inside);
}

}  // namespace

extern const Rule kGateUnmet = {
    .info =
        {.code = "SKW07",
         .name = "gate-unmet",
         .severity = Severity::kError,
         .profile = Profile::kBasic,
         .every_run = true,
         .summary = "a control plane reaches a version before an add-on that it needs is there",
         .why =
             R"(Some versions of Kubernetes take something away that an add-on has to do from then on, or need a newer one of it. Where the add-on comes later, volumes, networks or load balancers fail in between.)",
         .sources = "docs.aws.amazon.com/eks, update-cluster and the pages of the versions"},
    .check = Check};

}  // namespace belay
