#include "lint/rules/skew/skew.h"

#include <fmt/format.h>

#include "lint/catalog/tables.h"

namespace belay {

namespace {

// The minor of a Kubernetes version. The policy is about 1.x: 4.14 is another product's.
std::optional<std::int64_t> KubernetesMinor(const Version& version) {
  if (version.major() != 1 || !version.minor()) return std::nullopt;
  return static_cast<std::int64_t>(*version.minor());
}

}  // namespace

const SkewFact* SkewLimit(const Version& kubelet) {
  const auto known = KubernetesMinor(kubelet);
  if (!known) return nullptr;
  const std::int64_t minor = *known;
  for (const SkewFact* fact : {&facts::kKubeletSkew, &facts::kKubeletSkewBefore125}) {
    const bool from = !fact->first_minor || minor >= *fact->first_minor;
    const bool to = !fact->last_minor || minor <= *fact->last_minor;
    if (from && to) return fact;
  }
  return nullptr;
}

std::optional<SkewBreach> FindSkew(const RuleContext& context, Id<Thing> nodes, bool newer) {
  const Timeline& timeline = context.timeline();
  const std::optional<Id<Thing>> cluster = context.plan().things[nodes].parent;
  if (!cluster) return std::nullopt;
  const auto& servers = timeline.StatesOf(*cluster);
  const auto& kubelets = timeline.StatesOf(nodes);
  // Too new: kubelet > server + limit. Too old: server > kubelet + limit.
  Ranks of_servers;
  for (const VersionState& server : servers) {
    const auto minor = KubernetesMinor(server.version);
    of_servers.push_back(minor.value_or(newer ? kNeverBelow : kNeverAbove));
  }
  Ranks of_kubelets;
  for (const VersionState& kubelet : kubelets) {
    const auto minor = KubernetesMinor(kubelet.version);
    const SkewFact* limit = SkewLimit(kubelet.version);
    if (!minor || limit == nullptr) {
      of_kubelets.push_back(newer ? kNeverAbove : kNeverBelow);
    } else {
      of_kubelets.push_back(newer ? *minor - limit->max_newer : *minor + limit->max_older);
    }
  }
  const auto found = newer ? timeline.FirstAbove(nodes, of_kubelets, *cluster, of_servers)
                           : timeline.FirstAbove(*cluster, of_servers, nodes, of_kubelets);
  if (!found) return std::nullopt;
  SkewBreach breach{.server = &servers[newer ? found->b : found->a],
                    .kubelet = &kubelets[newer ? found->a : found->b],
                    .minors = 0,
                    .answers = found->answers};
  const std::int64_t ahead =
      *KubernetesMinor(breach.kubelet->version) - *KubernetesMinor(breach.server->version);
  breach.minors = newer ? ahead : -ahead;
  return breach;
}

void ExplainSkew(const RuleContext& context, Id<Thing> nodes, const SkewBreach& breach,
                 Diagnostic& finding) {
  const Plan& plan = context.plan();
  const auto tell = [&](Id<Thing> thing, const VersionState& state) {
    const std::string& path = plan.things[thing].path;
    if (!state.step) {
      finding.remarks.push_back(AssumedRemark(
          fmt::format("`{}` is {} at the beginning, as declared", path, state.version.text())));
    } else if (finding.span != state.span) {
      finding.labels.push_back(
          {.span = state.span,
           .text = fmt::format("`{}` reaches {} here, {}", path, state.version.text(),
                               StepNumber(plan.steps[*state.step]))});
    }
    if (const auto next = context.timeline().NextMove(thing, state)) {
      const Step& step = plan.steps[*next];
      if (step.name_span == finding.span) return;
      finding.labels.push_back(
          {.span = step.name_span,
           .text = fmt::format("`{}` moves on only here, {}", path, StepNumber(step))});
    }
  };
  tell(*plan.things[nodes].parent, *breach.server);
  tell(nodes, *breach.kubelet);
  if (breach.answers.empty()) return;
  finding.remarks.push_back(AssumedRemark(context.timeline().questions().Describe(breach.answers)));
}

}  // namespace belay
