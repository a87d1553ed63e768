#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "lint/analysis/objects.h"
#include "lint/context.h"

namespace belay {
namespace {

// The context of a cluster, where it is known while linting.
std::optional<std::string> ContextOf(const Thing& cluster) {
  const auto field = std::ranges::find(cluster.fields, "context", &Field::key);
  if (field == cluster.fields.end() || field->path.empty()) return std::nullopt;
  if (!field->path.front().constant()) return std::nullopt;
  return field->path.front().Display();
}

// By their context; of two that share one (CTX04) none is meant.
std::map<std::string, const Thing*> ClustersByContext(const Plan& plan) {
  std::map<std::string, const Thing*> clusters;
  for (const Thing& thing : plan.things) {
    if (thing.kind != ThingKind::kCluster) continue;
    if (const auto context = ContextOf(thing)) {
      const auto [at, is_new] = clusters.emplace(*context, &thing);
      if (!is_new) at->second = nullptr;
    }
  }
  return clusters;
}

// Tools that take the cluster from a kubeconfig, by the name of a context.
bool PicksByContext(const Facts& facts, const CommandEffect& effect) {
  const std::string_view tool = ToolOf(effect);
  return std::ranges::any_of(facts.Of<IdentityFact>(), [&](const IdentityFact& identity) {
    return identity.by_context && std::ranges::find(identity.tools, tool) != identity.tools.end();
  });
}

// Such a command brings a kubeconfig of its own.
bool HasOwnKubeconfig(const Command& command) {
  return command.text.find("--kubeconfig") != std::string::npos ||
         command.text.find("KUBECONFIG=") != std::string::npos;
}

bool NamesContext(const Command& command, const CommandEffect& effect) {
  const std::string_view text =
      std::string_view(command.text).substr(effect.begin, effect.end - effect.begin);
  return text.find("--context") != std::string_view::npos ||
         text.find("--kube-context") != std::string_view::npos;
}

// One that no cluster of the plan has, or more than one.
void ReportUnknown(RuleContext& context, const Operation& operation, const CommandEffect& effect,
                   const std::string& picked, const Thing& own) {
  Diagnostic finding = context.FindingAt(
      operation, PlaceIn(*operation.command, effect.begin, effect.end),
      fmt::format("`{}` picks the context `{}`, and its step is on `{}`, whose context is `{}`",
                  effect.command, picked, own.path, *ContextOf(own)));
  finding.severity = Severity::kWarning;
  finding.labels.push_back({.span = own.span, .text = "its cluster"});
  finding.remarks.push_back(EffectRemark(
      "the script gives it the kubeconfig of its own cluster, which has no such context"));
  finding.remarks.push_back(
      HelpRemark("leave the context out; for another cluster, declare it and say `on` it"));
  context.Report(std::move(finding));
}

void Check(RuleContext& context) {
  const Plan& plan = context.plan();
  const auto clusters = ClustersByContext(plan);
  for (const CommandUse& use : context.timeline().commands()) {
    const Command& command = *use.operation->command;
    if (!command.cluster || !command.host.empty() || HasOwnKubeconfig(command)) continue;
    const Thing& own = plan.things[*command.cluster];
    for (const CommandEffect& effect : command.effects) {
      if (effect.context.empty() || !PicksByContext(context.facts(), effect)) continue;
      const Filled picked = FillIn(command, effect.context);
      const auto known = ContextOf(own);
      if (!picked.known || picked.text == known) continue;
      const auto other = clusters.find(picked.text);
      if (other == clusters.end() || other->second == nullptr) {
        if (known && NamesContext(command, effect)) {
          ReportUnknown(context, *use.operation, effect, picked.text, own);
        }
        continue;
      }
      Diagnostic finding = context.FindingAt(
          *use.operation, PlaceIn(command, effect.begin, effect.end),
          fmt::format("`{}` picks the context `{}`, which is `{}`'s, in a step on `{}`",
                      effect.command, picked.text, other->second->path, own.path));
      finding.labels.push_back({.span = other->second->span, .text = "its cluster"});
      finding.remarks.push_back(EffectRemark(
          "the script gives it the kubeconfig of its own cluster, which has no such context; by "
          "hand it reaches another cluster than the plan says"));
      finding.remarks.push_back(HelpRemark(
          fmt::format("say `on {}` on the step, and leave the context out", other->second->path)));
      context.Report(std::move(finding));
    }
  }
}

}  // namespace

extern const Rule kOtherCluster = {
    .info =
        {.code = "CTX10",
         .name = "other-cluster",
         .severity = Severity::kError,
         .profile = Profile::kBasic,
         .summary = "a command picks the context of another cluster than its step is on",
         .why =
             R"(Whoever reads the plan, and the linter too, takes the step's cluster for the one that is changed. The script keeps to it: each command has a kubeconfig with its own cluster alone, so one that asks for another context fails. A command that truly needs two clusters names its own `--kubeconfig`. Of a context that no cluster of the plan has, the finding is a warning.)",
         .sources = "kubernetes.io/docs, kubectl config and the flag --context; helm.sh/docs, the "
                    "flag --kube-context"},
    .check = Check};

}  // namespace belay
