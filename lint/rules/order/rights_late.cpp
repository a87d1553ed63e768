#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include "lint/context.h"

namespace belay {
namespace {

// The applications that the step's `juju trust` may be about: what its commands are given.
std::vector<std::string> Trusted(const Step& step) {
  bool trusts = false;
  std::vector<std::string> names;
  for (const Operation& operation : step.operations) {
    if (!operation.command) continue;
    if (operation.kind == OperationKind::kRun) {
      trusts = trusts || std::ranges::any_of(operation.command->effects, [](const auto& effect) {
                 return effect.command == "juju trust";
               });
    }
    for (const CommandEffect& effect : operation.command->effects) {
      if (effect.command == "juju trust")
        names.push_back(effect.object.substr(effect.object.find('/') + 1));
    }
    for (const Binding& binding : operation.command->bindings) {
      const std::string text = binding.value.Display();
      for (std::size_t at = 0; at < text.size();) {
        const std::size_t comma = std::min(text.find(',', at), text.size());
        names.push_back(text.substr(at, comma - at));
        at = comma + 1;
      }
    }
  }
  if (!trusts) names.clear();
  return names;
}

void Check(RuleContext& context) {
  const Plan& plan = context.plan();
  // By name: the step by which the application first gets another version.
  std::map<std::string, Id<Step>, std::less<>> moved;
  for (const Id<Step> id : plan.order) {
    const Step& step = plan.steps[id];
    for (const std::string& name : Trusted(step)) {
      const auto move = moved.find(name);
      if (move == moved.end() || move->second == id) continue;
      const Step& upgrade = plan.steps[move->second];
      if (!Precedes(upgrade, step) || !context.timeline().questions().InOneRun(move->second, id))
        continue;
      Diagnostic finding = context.Finding(
          step.name_span,
          fmt::format("{} gives `{}` its rights only after {}, `{}`", StepNumber(step), name,
                      StepNumber(upgrade), Title(plan, upgrade)));
      finding.labels.push_back({.span = upgrade.name_span, .text = "needs them from here on"});
      finding.remarks.push_back(EffectRemark(
          "the new charm starts without the rights that it asks for, and goes into error"));
      finding.remarks.push_back(
          HelpRemark(fmt::format("move {} before {}", StepNumber(step), StepNumber(upgrade))));
      context.Report(std::move(finding));
      break;
    }
    for (const Move& each : step.moves) {
      const bool upgrade =
          each.from.kind() != Version::Kind::kNone && each.to.kind() != Version::Kind::kNone;
      if (upgrade) moved.emplace(plan.things[each.thing].name, id);
    }
  }
}

}  // namespace

extern const Rule kRightsLate = {
    .info =
        {.code = "ORD25",
         .name = "rights-late",
         .severity = Severity::kWarning,
         .profile = Profile::kStandard,
         .summary = "an application gets the rights of its new version only after the upgrade",
         .why =
             R"(A charm that works on the cluster beyond its own objects has to be trusted. Its new version asks for that as soon as it starts, and its upgrade hook fails without.)",
         .sources = "juju.is/docs, juju trust; Charmed Kubeflow 1.6 to 1.7, upgrade guide"},
    .check = Check};

}  // namespace belay
