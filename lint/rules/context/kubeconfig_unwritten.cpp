#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "lint/analysis/objects.h"
#include "lint/context.h"

namespace belay {
namespace {

// They make a cluster and leave every kubeconfig as it is.
constexpr std::array<std::string_view, 2> kSilentMakers = {"aws eks create-cluster",
                                                           "az aks create"};

bool Has(std::string_view text, std::string_view word) {
  return text.find(word) != std::string_view::npos;
}

// The command may write the kubeconfig: it names one, fetches credentials, or does something that
// the command catalog does not know.
bool MayWrite(const Command& command) {
  if (Has(command.text, "KUBECONFIG") || Has(command.text, "kubeconfig") ||
      Has(command.text, "credentials") || Has(command.text, "./") || command.effects.empty()) {
    return true;
  }
  return std::ranges::any_of(command.tools, [&](const std::string& tool) {
    return std::ranges::none_of(
        command.effects, [&](const CommandEffect& effect) { return ToolOf(effect) == tool; });
  });
}

bool ReachesByContext(const Facts& facts, const CommandEffect& effect) {
  return effect.context.empty() &&
         std::ranges::any_of(facts.Of<IdentityFact>(), [&](const IdentityFact& identity) {
           return identity.by_context &&
                  std::ranges::find(identity.tools, ToolOf(effect)) != identity.tools.end();
         });
}

// What is known of a cluster that the plan makes.
struct Use {
  bool made_in_silence = false;
  bool may_be_written = false;
  const Operation* first = nullptr;  // that reaches it
  const CommandEffect* effect = nullptr;
};

using Uses = std::map<Id<Thing>, Use>;  // by cluster

void Read(const RuleContext& context, const Operation& operation, Use& use) {
  const Command& command = *operation.command;
  use.may_be_written = use.may_be_written || MayWrite(command);
  for (const CommandEffect& effect : command.effects) {
    const bool silent = std::ranges::find(kSilentMakers, effect.command) != kSilentMakers.end();
    use.made_in_silence = use.made_in_silence || silent;
    if (use.first != nullptr || !ReachesByContext(context.facts(), effect)) continue;
    use.first = &operation;
    use.effect = &effect;
  }
}

// Empty where a person does something: that may be it.
Uses ReadUses(const RuleContext& context) {
  const Plan& plan = context.plan();
  Uses uses;
  for (const Id<Step> id : plan.order) {
    for (const Operation& operation : plan.steps[id].operations) {
      if (operation.kind == OperationKind::kManual && !operation.command) return {};
      if (!operation.command || !operation.command->host.empty()) continue;
      const std::optional<Id<Thing>> cluster = operation.command->cluster;
      if (cluster && MadeByPlan(plan.things[*cluster])) Read(context, operation, uses[*cluster]);
    }
  }
  return uses;
}

void Check(RuleContext& context) {
  for (const auto& [id, use] : ReadUses(context)) {
    const Thing& cluster = context.plan().things[id];
    if (use.first == nullptr || !use.made_in_silence || use.may_be_written) continue;
    Diagnostic finding = context.FindingAt(
        *use.first, PlaceIn(*use.first->command, use.effect->begin, use.effect->end),
        fmt::format("`{}` has to reach `{}`, which the plan makes, and no step writes its "
                    "kubeconfig",
                    use.effect->command, cluster.path));
    finding.labels.push_back({.span = cluster.span, .text = "made by the plan"});
    finding.remarks.push_back(
        EffectRemark("the script gives the command a kubeconfig of its own, which stays empty"));
    finding.remarks.push_back(HelpRemark(
        "let the step that makes it write to `$KUBECONFIG`: `aws eks update-kubeconfig "
        "--kubeconfig \"$KUBECONFIG\" …`, `az aks get-credentials --file \"$KUBECONFIG\" …`"));
    context.Report(std::move(finding));
  }
}

}  // namespace

extern const Rule kKubeconfigUnwritten = {
    .info =
        {.code = "CTX11",
         .name = "kubeconfig-unwritten",
         .severity = Severity::kError,
         .profile = Profile::kStandard,
         .summary = "steps reach a cluster that the plan makes, and none writes its kubeconfig",
         .why =
             R"(A cluster that is not there when the plan begins has no context yet. `$KUBECONFIG` is where the step that makes it writes one; what makes clusters on EKS and AKS does not do that by itself.)",
         .sources = "docs.aws.amazon.com/cli, eks create-cluster and update-kubeconfig; "
                    "learn.microsoft.com/cli/azure, aks create and get-credentials, 2026-11"},
    .check = Check};

}  // namespace belay
