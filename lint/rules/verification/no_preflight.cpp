#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "lint/catalog/lookup.h"
#include "lint/catalog/tables.h"
#include "lint/context.h"

namespace belay {
namespace {

// What a person or a check has to look for before a version.
std::vector<const GateFact*> GatesOf(const Facts& facts, const Thing& cluster, const Move& move) {
  std::vector<const GateFact*> gates;
  for (const GateFact& gate : facts.Of<GateFact>()) {
    const bool crossed = IsBelow(move.from, gate.reaching) && Reaches(move.to, gate.reaching);
    if (crossed && gate.names.empty() && IsOf(cluster, gate.provider)) gates.push_back(&gate);
  }
  return gates;
}

// It prints which versions there are, and speaks against nothing.
bool OnlyTells(const Operation& operation) {
  if (!operation.command || operation.test.kind != Test::Kind::kSucceeds) return false;
  const auto& effects = operation.command->effects;
  return !effects.empty() &&
         std::all_of(effects.begin(), effects.end(), [](const CommandEffect& effect) {
           return effect.command.ends_with(" version") ||
                  effect.command == "aws eks describe-cluster" ||
                  effect.command == "aws eks describe-addon-versions" ||
                  effect.command == "gcloud container clusters describe" ||
                  effect.command == "az aks show";
         });
}

bool Looks(const Step& step) {
  const bool looks = step.verb == Verb::kCheck || step.verb == Verb::kVerify ||
                     step.verb == Verb::kWait ||
                     std::any_of(step.operations.begin(), step.operations.end(), Polls);
  return looks && !(step.operations.size() > 0 &&
                    std::all_of(step.operations.begin(), step.operations.end(), OnlyTells));
}

// A check within the step counts where it stands before the first change.
bool LooksFirst(const Step& step) {
  for (const Operation& operation : step.operations) {
    if (operation.kind == OperationKind::kRun) return false;
    if (operation.kind == OperationKind::kCheck) return true;
  }
  return false;
}

void Check(RuleContext& context) {
  const Plan& plan = context.plan();
  const Step* look = nullptr;  // the first one of the plan
  for (const Id<Step> id : plan.order) {
    const Step& step = plan.steps[id];
    if (look == nullptr && Looks(step) && step.moves.empty()) look = &step;
    for (const Move& move : step.moves) {
      const Thing& cluster = plan.things[move.thing];
      const bool first = context.timeline().StatesOf(move.thing)[1].step == id;
      const bool made = move.from.kind() == Version::Kind::kNone;
      const bool goes = move.to.kind() == Version::Kind::kNone;
      if (cluster.kind != ThingKind::kCluster || !first || made || goes) continue;
      if (LooksFirst(step) || (look != nullptr && Precedes(*look, step))) continue;
      Diagnostic finding = context.Finding(
          move.span,
          fmt::format("nothing looks at `{}` before it goes to {}", cluster.path, move.to.text()));
      finding.remarks.push_back(
          EffectRemark("what speaks against the upgrade is found in the middle of it"));
      for (const GateFact* gate : GatesOf(context.facts(), cluster, move)) {
        finding.remarks.push_back(FactRemark(gate->fact));
      }
      finding.remarks.push_back(HelpRemark(
          cluster.provider == "eks"
              ? "add `check … using eks.insights_clear(…)` and `check … using "
                "kubectl.removed_apis_unused(…)` before it, and look whether five addresses are "
                "free "
                "in its subnets"
              : "add `check … using kubectl.removed_apis_unused(…)` before it, and checks that "
                "nodes and add-ons are well"));
      context.Report(std::move(finding));
    }
  }
}

}  // namespace

extern const Rule kNoPreflight = {
    .info =
        {.code = "VER10",
         .name = "no-preflight",
         .severity = Severity::kWarning,
         .profile = Profile::kStandard,
         .summary = "a control plane is upgraded, and nothing looks at the cluster before",
         .why =
             R"(An unhealthy node, an API that the next version does not serve, an add-on without a build for it: each is an outage in the window and a note the day before.)",
         .sources = "docs.aws.amazon.com/eks, cluster-insights; "
                    "kubernetes.io/docs/reference/using-api/deprecation-guide"},
    .check = Check};

}  // namespace belay
