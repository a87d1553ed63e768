#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <set>
#include <string>
#include <string_view>

#include "lint/analysis/objects.h"
#include "lint/catalog/lookup.h"
#include "lint/catalog/tables.h"
#include "lint/context.h"

namespace belay {
namespace {

// Tools whose releases are made for some versions of Kubernetes only.
constexpr std::string_view kBound[] = {"kubectl", "eksctl", "kubeadm", "kops", "talosctl"};

// It is there at that version, which may be a blank yet.
bool IsOrWillBeVersion(const Version& version) {
  return KubernetesMinor(version) || version.kind() == Version::Kind::kUnknown ||
         version.kind() == Version::Kind::kPlaceholder;
}

// The step that first moves a control plane; nullptr: none does.
const Step* FirstMove(const Plan& plan) {
  for (const Id<Step> id : plan.order) {
    for (const Move& move : plan.steps[id].moves) {
      const bool moves = plan.things[move.thing].kind == ThingKind::kCluster &&
                         IsOrWillBeVersion(move.from) && IsOrWillBeVersion(move.to);
      if (moves) return &plan.steps[id];
    }
  }
  return nullptr;
}

// The tools of which the plan says which version they have to be, or asks.
std::set<std::string> Bounded(const Plan& plan) {
  std::set<std::string> bounded;
  for (const Step& step : plan.steps) {
    for (const ToolRequirement& need : step.needs) {
      if (need.least) bounded.insert(need.tool);
    }
    for (const Operation& operation : step.operations) {
      if (!operation.command || operation.test.kind == Test::Kind::kSucceeds) continue;
      for (const CommandEffect& effect : operation.command->effects) {
        const std::size_t space = effect.command.find(' ');
        if (effect.command.ends_with(" version")) bounded.insert(effect.command.substr(0, space));
      }
    }
  }
  return bounded;
}

void Check(RuleContext& context) {
  const Plan& plan = context.plan();
  const Step* move = FirstMove(plan);
  if (move == nullptr) return;
  std::set<std::string> known = Bounded(plan);
  for (const Id<Step> id : plan.order) {
    for (const Operation& operation : plan.steps[id].operations) {
      if (!operation.command || operation.kind != OperationKind::kRun) continue;
      for (const CommandEffect& effect : operation.command->effects) {
        const std::string tool(ToolOf(effect));
        if (std::find(std::begin(kBound), std::end(kBound), tool) == std::end(kBound)) continue;
        const bool keeps = effect.kind == CommandEffect::Kind::kRead ||
                           effect.kind == CommandEffect::Kind::kPlan ||
                           effect.kind == CommandEffect::Kind::kBackup ||
                           effect.kind == CommandEffect::Kind::kLocal;
        if (keeps || !known.insert(tool).second) continue;  // once is enough to act on
        Diagnostic finding = context.FindingAt(
            operation, PlaceIn(*operation.command, effect.begin, effect.end),
            fmt::format("{} changes something by `{}`, and nothing says which `{}` it is made for",
                        StepNumber(plan.steps[id]), tool, tool));
        finding.labels.push_back(
            {.span = move->name_span, .text = "the version of Kubernetes moves here"});
        finding.remarks.push_back(EffectRemark(
            "one that is too old does not know the new version, one that is too new not the old"));
        if (tool == "kubectl")
          finding.remarks.push_back(FactRemark(context.facts().Now(facts::kKubectlSkew).fact));
        finding.remarks.push_back(HelpRemark(fmt::format(
            "add `needs {} >= VERSION` to the step, or a `check` of `{} version` before it", tool,
            tool)));
        context.Report(std::move(finding));
      }
    }
  }
}

}  // namespace

extern const Rule kToolUnbounded = {
    .info =
        {.code = "SKW05",
         .name = "tool-unbounded",
         .severity = Severity::kWarning,
         .profile = Profile::kProduction,
         .summary = "a control plane moves, and the tools that do it may be of any version",
         .why =
             R"(kubectl works within one minor of the API server, and eksctl, kubeadm and kops know the versions of Kubernetes that were there when they were made. Whatever happens to be installed is neither written down nor the same on the next machine.)",
         .sources = "kubernetes.io/releases/version-skew-policy; eksctl.io, usage/cluster-upgrade"},
    .check = Check};

}  // namespace belay
