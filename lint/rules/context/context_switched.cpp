#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string_view>

#include "lint/catalog/tables.h"
#include "lint/context.h"

namespace belay {
namespace {

// They write to the first file that KUBECONFIG names, where no option names one. Sources: help of
// `aws eks update-kubeconfig`; reference of `gcloud container clusters get-credentials`; source of
// `az aks get-credentials`; 2026-11.
constexpr std::array<std::string_view, 3> kToKubeconfig = {
    "aws eks update-kubeconfig", "az aks get-credentials",
    "gcloud container clusters get-credentials"};

// Of a cluster that the plan makes, every command has the KUBECONFIG of that cluster alone, and a
// step has to write it.
bool WritesItsOwn(const Plan& plan, const Command& command, const CommandEffect& effect) {
  return command.cluster && MadeByPlan(plan.things[*command.cluster]) && command.host.empty() &&
         std::ranges::find(kToKubeconfig, effect.command) != kToKubeconfig.end();
}

void Check(RuleContext& context) {
  for (const CommandUse& use : context.timeline().commands()) {
    const Command& command = *use.operation->command;
    for (const CommandEffect& effect : command.effects) {
      if (effect.kind != CommandEffect::Kind::kSwitchContext) continue;
      if (WritesItsOwn(context.plan(), command, effect)) continue;
      Diagnostic finding = context.FindingAt(
          *use.operation, PlaceIn(command, effect.begin, effect.end),
          fmt::format("`{}` changes the cluster that every later command of this machine reaches",
                      effect.command));
      finding.remarks.push_back(EffectRemark(
          "another terminal, or this plan after a resume, works on the wrong cluster"));
      finding.remarks.push_back(FactRemark(facts::kWrongHost));
      finding.remarks.push_back(
          HelpRemark("leave it out, and say `on CLUSTER` on the stage or step"));
      context.Report(std::move(finding));
    }
  }
}

}  // namespace

extern const Rule kContextSwitched = {
    .info =
        {.code = "CTX01",
         .name = "context-switched",
         .severity = Severity::kError,
         .profile = Profile::kBasic,
         .summary = "a command changes which cluster all later commands reach",
         .why =
             R"(The setting belongs to the whole machine: a second terminal, a resumed script or a colleague then works on the wrong cluster. Belay gives every command the kubeconfig of its own cluster.)",
         .sources = "GitLab.com database incident, 2017-01-31"},
    .check = Check};

}  // namespace belay
