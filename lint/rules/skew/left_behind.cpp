#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "lint/catalog/lookup.h"
#include "lint/context.h"

namespace belay {
namespace {

// `require nodes within 1 minor of cluster` says that they may stay so far behind.
bool IsAccepted(const Plan& plan, Id<Thing> id, std::int64_t behind) {
  return std::any_of(plan.requirements.begin(), plan.requirements.end(),
                     [&](const Requirement& requirement) {
                       return requirement.within && requirement.must.thing == id &&
                              requirement.within->of == plan.things[id].parent &&
                              behind <= requirement.within->minors;
                     });
}

// The control plane of EKS goes up, and an add-on of it, at a version that nobody has written down,
// is not touched by any step.
void CheckAddons(RuleContext& context) {
  const Plan& plan = context.plan();
  std::set<Id<Thing>> touched;
  for (const Id<Step> id : plan.order) {
    for (const Effect& effect : plan.steps[id].effects) {
      if (effect.subject.thing) touched.insert(*effect.subject.thing);
    }
  }
  std::map<Id<Thing>, std::vector<const Thing*>> left;  // by cluster
  for (std::uint32_t i = 0; i < plan.things.size(); ++i) {
    const Thing& addon = plan.things[Id<Thing>{i}];
    const bool unwritten =
        addon.versions.empty() ||
        (addon.versions.size() == 1 && addon.versions.front().kind() == Version::Kind::kUnknown);
    if (addon.kind != ThingKind::kAddon || !addon.parent) continue;
    if (unwritten && !touched.contains({i})) left[*addon.parent].push_back(&addon);
  }
  for (const auto& [id, addons] : left) {
    const Thing& cluster = plan.things[id];
    const VersionState& last = context.timeline().StatesOf(id).back();
    if (cluster.provider != "eks" || !last.step || MadeByPlan(cluster)) continue;
    if (last.version.kind() == Version::Kind::kNone) continue;
    std::string names;
    for (const Thing* addon : addons) names += (names.empty() ? "`" : ", `") + addon->path + "`";
    Diagnostic finding = context.Finding(
        addons.front()->span, fmt::format("`{}` goes to {}, and no step changes {}", cluster.path,
                                          last.version.text(), names));
    finding.labels.push_back({.span = last.span, .text = "the control plane ends here"});
    finding.remarks.push_back(EffectRemark(
        "EKS leaves its add-ons as they are: they fall behind with each hop, until one breaks"));
    finding.remarks.push_back(HelpRemark(
        fmt::format("write the path of each, `version = NOW -> NEXT`, and `upgrade {} using "
                    "eks.addon`",
                    addons.front()->path)));
    context.Report(std::move(finding));
  }
}

void Check(RuleContext& context) {
  CheckAddons(context);
  const Plan& plan = context.plan();
  for (std::uint32_t i = 0; i < plan.things.size(); ++i) {
    const Id<Thing> id{i};
    const Thing& thing = plan.things[id];
    const std::string_view proxy[] = {"kube-proxy"};
    if (!thing.parent || (thing.kind != ThingKind::kNodes && !IsCalled(thing, proxy))) continue;
    const auto& servers = context.timeline().StatesOf(*thing.parent);
    if (!servers.back().step) continue;
    const VersionState& last = context.timeline().StatesOf(id).back();
    const auto server = KubernetesMinor(servers.back().version);
    const auto minor = KubernetesMinor(last.version);
    if (!server || !minor || *minor >= *server) continue;
    if (IsAccepted(plan, id, *server - *minor)) continue;
    Diagnostic finding = context.Finding(
        last.span,
        fmt::format("`{}` is left at {}, {} minor{} behind `{}` at {}", thing.path,
                    last.version.text(), *server - *minor, *server - *minor == 1 ? "" : "s",
                    plan.things[*thing.parent].path, servers.back().version.text()));
    finding.labels.push_back({.span = servers.back().span, .text = "the control plane ends here"});
    finding.remarks.push_back(
        EffectRemark("the next upgrade begins with nodes that are already behind"));
    finding.remarks.push_back(HelpRemark(
        fmt::format("upgrade `{0}` to {1} at the end of the plan, or say that it may stay: "
                    "`require {0} within {2} minor of {3}`",
                    thing.path, servers.back().version.MajorMinor(), *server - *minor,
                    plan.things[*thing.parent].path)));
    context.Report(std::move(finding));
  }
}

}  // namespace

extern const Rule kLeftBehind = {
    .info =
        {.code = "SKW11",
         .name = "left-behind",
         .severity = Severity::kWarning,
         .profile = Profile::kProduction,
         .summary =
             "the plan ends with nodes or kube-proxy at an older minor than their control plane",
         .why =
             R"(It works as long as the skew policy allows it, and it is the next upgrade that finds the nodes too old. Where they are to stay for now, `require NODES within N minor of CLUSTER` says so.)",
         .sources = "docs.aws.amazon.com/eks, update-cluster"},
    .check = Check};

}  // namespace belay
