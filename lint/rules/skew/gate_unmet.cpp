#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <utility>

#include "lint/catalog/lookup.h"
#include "lint/catalog/tables.h"
#include "lint/context.h"
#include "lint/rules/all.h"
#include "lint/rules/examples.h"

namespace belay {
namespace {

struct Crossing {
  const Step* step = nullptr;
  const Move* move = nullptr;
};

// Of a cluster, the first move that crosses the gate; its step is nullptr when none does.
Crossing CrossingOf(const Plan& plan, Id<Thing> cluster, std::string_view reaching) {
  for (const Id<Step> id : plan.order) {
    for (const Move& move : plan.steps[id].moves) {
      if (move.thing != cluster) continue;
      if (IsBelow(move.from, reaching) && Reaches(move.to, reaching)) {
        return {.step = &plan.steps[id], .move = &move};
      }
    }
  }
  return {};
}

// A cluster of which the plan declares add-ons has the others not.
bool DeclaresAddons(const Plan& plan, Id<Thing> cluster) {
  return std::any_of(plan.things.begin(), plan.things.end(), [&](const Thing& thing) {
    return thing.kind == ThingKind::kAddon && thing.parent == cluster;
  });
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

void Report(RuleContext& context, const GateFact& gate, const Move& move, std::string message,
            std::string help) {
  Diagnostic finding = context.Finding(move.span, std::move(message));
  finding.remarks.push_back(FactRemark(gate.fact));
  finding.remarks.push_back(HelpRemark(std::move(help)));
  context.Report(std::move(finding));
}

void CheckAddon(RuleContext& context, const GateFact& gate, const Move& move, Id<Thing> addon) {
  const Plan& plan = context.plan();
  const auto& states = context.timeline().StatesOf(addon);
  Ranks crossed;
  for (const VersionState& state : context.timeline().StatesOf(move.thing)) {
    crossed.push_back(Reaches(state.version, gate.reaching) ? 1 : kNeverAbove);
  }
  Ranks met;
  for (const VersionState& state : states) {
    const bool gone = state.version.kind() == Version::Kind::kNone;
    met.push_back(gone || IsBelow(state.version, gate.at_least) ? 0 : kNeverBelow);
  }
  const auto found = context.timeline().FirstAbove(move.thing, crossed, addon, met);
  if (!found) return;
  const Version& version = states[found->b].version;
  const std::string& path = plan.things[addon].path;
  Report(context, gate, move,
         fmt::format("`{}` would be {} when `{}` reaches {}", path,
                     version.known() ? version.text() : "away", plan.things[move.thing].path,
                     gate.reaching),
         fmt::format("bring `{}` to {} before", path,
                     gate.at_least.empty() ? "the cluster" : gate.at_least));
}

void Check(RuleContext& context) {
  const Plan& plan = context.plan();
  for (std::uint32_t i = 0; i < plan.things.size(); ++i) {
    const Id<Thing> cluster{i};
    if (plan.things[cluster].kind != ThingKind::kCluster) continue;
    for (const GateFact& gate : facts::kGatesList) {
      if (gate.names.empty() || !IsOf(plan.things[cluster], gate.provider)) continue;
      const Crossing crossing = CrossingOf(plan, cluster, gate.reaching);
      if (crossing.step == nullptr) continue;
      bool declared = false;
      for (std::uint32_t j = 0; j < plan.things.size(); ++j) {
        const Id<Thing> addon{j};
        if (plan.things[addon].parent != cluster) continue;
        if (!IsCalled(plan.things[addon], gate.names)) continue;
        declared = true;
        CheckAddon(context, gate, *crossing.move, addon);
      }
      if (declared || gate.optional || !DeclaresAddons(plan, cluster)) continue;
      if (IsLookedFor(plan, *crossing.step, gate.names)) continue;
      Report(context, gate, *crossing.move,
             fmt::format("`{}` reaches {}, and the plan has no `{}`", plan.things[cluster].path,
                         gate.reaching, gate.names.front()),
             fmt::format("declare the add-on `{}` and install it before, or check that it is there",
                         gate.names.front()));
    }
  }
}

}  // namespace

const Rule kGateUnmet = {
    .info =
        {.code = "SKW07",
         .name = "gate-unmet",
         .severity = Severity::kError,
         .profile = Profile::kBasic,
         .summary = "a control plane reaches a version before an add-on that it needs is there",
         .why =
             R"(Some versions of Kubernetes take something away that an add-on has to do from then on, or need a newer one of it. Where the add-on comes later, volumes, networks or load balancers fail in between.)",
         .bad = examples::kGateUnmetBad,
         .good = examples::kGateUnmetGood,
         .sources = "docs.aws.amazon.com/eks, update-cluster and the pages of the versions"},
    .check = Check};

}  // namespace belay
