#include <fmt/format.h>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lint/catalog/lookup.h"
#include "lint/context.h"

namespace belay {
namespace {

constexpr std::string_view kAutoscaler[] = {"cluster-autoscaler"};

// The cluster whose nodes the step empties or takes away.
std::optional<Id<Thing>> ClusterOf(const Plan& plan, const Step& step) {
  for (const Effect& effect : step.effects) {
    const bool takes = effect.kind == EffectKind::kDelete || effect.kind == EffectKind::kDisrupt;
    if (!takes || !effect.subject.thing) continue;
    const Thing& thing = plan.things[*effect.subject.thing];
    if (thing.kind == ThingKind::kNodes) return thing.parent;
  }
  for (const Operation& operation : step.operations) {
    if (!operation.command || operation.kind != OperationKind::kRun) continue;
    for (const CommandEffect& effect : operation.command->effects) {
      for (const Toggle& toggle : effect.toggles) {
        if (toggle.opens && toggle.pair == "cordoned") return operation.command->cluster;
      }
    }
  }
  return std::nullopt;
}

// After the step the autoscaler does nothing until it is started again: it is scaled down, in a
// bracket that stops it, or its groups are.
bool Stops(const Step& step, Id<Thing> autoscaler, const std::string& name) {
  const bool stopping =
      step.verb == Verb::kScale || step.verb == Verb::kEnter || step.verb == Verb::kDelete;
  for (const Subject& subject : step.subjects) {
    if (stopping && subject.thing == autoscaler) return true;
  }
  for (const Operation& operation : step.operations) {
    if (!operation.command) continue;
    for (const CommandEffect& effect : operation.command->effects) {
      for (const Toggle& toggle : effect.toggles) {
        if (!toggle.opens) continue;
        if (toggle.pair == "autoscaler-off") return true;
        if (toggle.pair == "stopped" && toggle.object.find(name) != std::string::npos) return true;
      }
    }
  }
  return false;
}

void Report(RuleContext& context, const Step& step, Id<Thing> autoscaler) {
  const Thing& thing = context.plan().things[autoscaler];
  Diagnostic finding = context.Finding(
      step.name_span, fmt::format("{} takes nodes away while `{}` goes on adding and removing some",
                                  StepNumber(step), thing.path));
  finding.labels.push_back({.span = thing.span, .text = "nothing stops it before"});
  finding.remarks.push_back(EffectRemark(
      "it removes the new nodes as long as they are empty, or fills the old group up again"));
  finding.remarks.push_back(HelpRemark(fmt::format(
      "put the work on nodes into `within {} using kubectl.stopped {{ … }}`", thing.path)));
  context.Report(std::move(finding));
}

void Check(RuleContext& context) {
  const Plan& plan = context.plan();
  for (std::uint32_t i = 0; i < plan.things.size(); ++i) {
    const Thing& thing = plan.things[Id<Thing>{i}];
    if (!IsCalled(thing, kAutoscaler) || !thing.parent || MadeByPlan(thing)) continue;
    std::vector<const Step*> stops;
    for (const Id<Step> id : plan.order) {
      const Step& step = plan.steps[id];
      if (Stops(step, {i}, thing.name)) stops.push_back(&step);
      if (ClusterOf(plan, step) != thing.parent) continue;
      const bool stopped = !stops.empty() && Precedes(*stops.front(), step);
      if (stopped) continue;
      Report(context, step, {i});
      break;  // the first one is enough to act on
    }
  }
}

}  // namespace

extern const Rule kAutoscalerOn = {
    .info =
        {.code = "CAP04",
         .name = "autoscaler-on",
         .severity = Severity::kWarning,
         .profile = Profile::kProduction,
         .summary = "nodes are emptied or replaced while an autoscaler adds and removes some",
         .why =
             R"(An autoscaler sees empty nodes and pods without one, and acts on both: it takes the new nodes away before anything runs on them, and makes more of the old ones for what was evicted. It stops for the time of the work, and starts again after it.)",
         .sources = "2i2c-org/infrastructure, commit e4d6c3d39; kubernetes/autoscaler, "
                    "cluster-autoscaler FAQ"},
    .check = Check};

}  // namespace belay
