#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "lint/analysis/dues.h"
#include "lint/analysis/looks.h"
#include "lint/context.h"

namespace belay {
namespace {

// What tells that nodes are ready: themselves, or pods that run on them.
constexpr std::array<std::string_view, 6> kShown = {"node",        "pod",       "deployment",
                                                    "statefulset", "daemonset", "nodeclaim"};

// Operations of a cloud that are over when the nodes have joined.
constexpr std::array<std::string_view, 4> kOfNodes = {"eks-nodegroup-update", "gke-operation",
                                                      "aks-operation", "instance-refresh"};

template <std::size_t kSize>
bool Has(const std::array<std::string_view, kSize>& words, std::string_view word) {
  return std::ranges::find(words, word) != words.end();
}

bool ShowsNodes(const Operation& operation) {
  if (!Asserts(operation)) return false;
  if (!operation.command || operation.command->effects.empty()) return true;
  return std::ranges::any_of(operation.command->effects, [](const CommandEffect& effect) {
    const std::string_view kind =
        std::string_view(effect.object).substr(0, effect.object.find('/'));
    return Has(kShown, kind) || Has(kOfNodes, effect.completes);
  });
}

// Its command returns when they have joined, and fails when they do not.
bool WaitsForNodes(const Operation& operation) {
  return operation.command &&
         std::ranges::any_of(operation.command->effects, [](const CommandEffect& effect) {
           return !effect.asynchronous && effect.kind != CommandEffect::Kind::kRead &&
                  Has(kOfNodes, effect.completes);
         });
}

std::optional<Id<Thing>> MadeNodes(const Plan& plan, const Step& step) {
  for (const Effect& effect : step.effects) {
    if (effect.kind != EffectKind::kCreate || !effect.subject.thing) continue;
    if (plan.things[*effect.subject.thing].kind == ThingKind::kNodes) return effect.subject.thing;
  }
  return std::nullopt;
}

// Something that wants nodes comes into the cluster.
bool NeedsNodes(const Plan& plan, const Step& step, Id<Thing> cluster) {
  return std::ranges::any_of(step.effects, [&](const Effect& effect) {
    const bool comes = effect.kind == EffectKind::kCreate || effect.kind == EffectKind::kMove ||
                       effect.kind == EffectKind::kRestore || effect.kind == EffectKind::kRoute;
    if (!comes || !effect.subject.thing) return false;
    const Thing& thing = plan.things[*effect.subject.thing];
    const bool runs = thing.kind == ThingKind::kComponent || thing.kind == ThingKind::kAddon;
    return (runs && thing.parent == cluster) || (step.route && step.route->to == cluster);
  });
}

void Report(RuleContext& context, const Dues::Overdue& one, const Step& next) {
  const Plan& plan = context.plan();
  const Step& step = plan.steps[one.due.step];
  const Id<Thing> nodes = one.due.thing();
  Diagnostic finding = context.Finding(
      step.name_span, fmt::format("nobody looks whether the nodes of `{}` are ready, which {} "
                                  "makes, before {} needs them",
                                  plan.things[nodes].path, StepNumber(step), StepNumber(next)));
  finding.labels.push_back({.span = next.name_span, .text = "needs nodes"});
  if (one.sometimes()) {
    finding.remarks.push_back(AssumedRemark(context.timeline().questions().Describe(one.answers)));
  }
  finding.remarks.push_back(
      EffectRemark("its pods wait for a node, and what fails is the step that is not at fault"));
  finding.remarks.push_back(HelpRemark(
      "behind it, `wait `kubectl get nodes -o jsonpath='{range "
      ".items[*]}{.status.conditions[?(@.type==\"Ready\")].status}{\"\\n\"}{end}' | sort -u` is "
      "\"True\" up to 15m every 15s`"));
  context.Report(std::move(finding));
}

void Check(RuleContext& context) {
  const Plan& plan = context.plan();
  Dues dues(plan, context.timeline());
  for (const Id<Step> id : plan.order) {
    const Step& step = plan.steps[id];
    const auto overdue = dues.Before(id, [&](const Dues::Due& due) {
      const Thing& nodes = plan.things[due.thing()];
      return nodes.parent && NeedsNodes(plan, step, *nodes.parent);
    });
    for (const Dues::Overdue& one : overdue) Report(context, one, step);
    const bool shows = std::ranges::any_of(step.operations, ShowsNodes);
    if (shows) {
      dues.Do(id, [&](const Dues::Due& due) {
        return step.cluster == plan.things[due.thing()].parent;
      });
    }
    const auto nodes = MadeNodes(plan, step);
    const bool waits = std::ranges::any_of(step.operations, WaitsForNodes);
    if (nodes && !shows && !waits && !OnlyAnnounced(step)) dues.Begin(id, nodes->index);
  }
}

}  // namespace

extern const Rule kNodesUnseen = {
    .info =
        {.code = "VER26",
         .name = "nodes-unseen",
         .severity = Severity::kWarning,
         .profile = Profile::kProduction,
         .every_run = true,
         .summary = "nodes are made, and nobody looks whether they are ready before something "
                    "needs them",
         .why =
             R"(A cloud has its machines long before Kubernetes has nodes: they have to boot, to join and to get a network. A node that never joins is found here in a minute, and behind the next installation after its limit.)",
         .sources = "docs.aws.amazon.com/eks, managed node groups; kubernetes.io/docs, nodes: the "
                    "condition Ready"},
    .check = Check};

}  // namespace belay
