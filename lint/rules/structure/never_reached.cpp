#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "lint/context.h"

namespace belay {
namespace {

// Some state of the thing, in some run, is the last one of its declared path.
bool IsReached(const Timeline& timeline, Id<Thing> id, const Version& last) {
  const auto& states = timeline.StatesOf(id);
  return std::any_of(states.begin(), states.end(), [&](const VersionState& state) {
    return state.version == last || state.version.Compare(last) == 0;
  });
}

Id<Thing> ClusterOf(const Plan& plan, Id<Thing> id) {
  return plan.things[id].parent.value_or(id);
}

// The clusters, and what stands in none, that some step goes to. A plan for several ways whose
// `--set` leaves one of them has clusters that are not meant by then.
std::set<Id<Thing>> Touched(const Plan& plan) {
  std::set<Id<Thing>> touched;
  for (const Id<Step> id : plan.order) {
    const Step& step = plan.steps[id];
    if (step.cluster) touched.insert(*step.cluster);
    if (step.route) touched.insert(ClusterOf(plan, step.route->to));
    for (const Effect& effect : step.effects) {
      if (effect.subject.thing) touched.insert(ClusterOf(plan, *effect.subject.thing));
    }
  }
  return touched;
}

void CheckPath(RuleContext& context, const std::set<Id<Thing>>& touched, Id<Thing> id) {
  const Plan& plan = context.plan();
  const Thing& thing = plan.things[id];
  if (thing.versions.size() < 2) return;
  const Id<Thing> cluster = ClusterOf(plan, id);
  if (plan.things[cluster].kind == ThingKind::kCluster && !touched.contains(cluster)) return;
  const Version& last = thing.versions.back();
  const bool written = last.kind() != Version::Kind::kUnknown;
  if (!written || IsReached(context.timeline(), id, last)) return;
  // On another way than its path says it goes away.
  if (context.timeline().StatesOf(id).back().version.kind() == Version::Kind::kNone &&
      !MadeByPlan(thing)) {
    return;
  }
  const bool moves = context.timeline().StatesOf(id).size() > 1;
  const bool goes = last.kind() == Version::Kind::kNone;
  Diagnostic finding =
      context.Finding(thing.version_spans.back(),
                      goes ? fmt::format("`{}` is to go, and no step deletes it", thing.path)
                           : fmt::format("`{}` is to reach {}, and no step takes it {}", thing.path,
                                         last.text(), moves ? "that far" : "anywhere"));
  if (moves) {
    const VersionState& state = context.timeline().StatesOf(id).back();
    finding.labels.push_back(
        {.span = state.span, .text = fmt::format("its last move, to {}", state.version.text())});
  }
  finding.remarks.push_back(EffectRemark("the plan ends, and what it announces has not happened"));
  finding.remarks.push_back(
      HelpRemark(goes ? fmt::format("add `delete {}`, or leave `none` out of its path", thing.path)
                      : fmt::format("add `{} {} to {}`, or leave {} out of its path",
                                    MadeByPlan(thing) && !moves ? "create" : "upgrade", thing.path,
                                    last.text(), last.text())));
  context.Report(std::move(finding));
}

void CheckEntry(RuleContext& context, Id<Thing> id) {
  const Plan& plan = context.plan();
  const Thing& entry = plan.things[id];
  if (entry.kind != ThingKind::kEntry || entry.at.size() < 2) return;
  const bool routed = std::any_of(plan.order.begin(), plan.order.end(), [&](Id<Step> step) {
    const auto& route = plan.steps[step].route;
    return route && route->entry == id && route->to == entry.at.back();
  });
  if (routed) return;
  const Thing& last = plan.things[entry.at.back()];
  Diagnostic finding = context.Finding(
      entry.span, fmt::format("`{}` is to be served by `{}`, and no step routes it there",
                              entry.path, last.path));
  finding.labels.push_back({.span = last.span, .text = "nobody comes in here"});
  finding.remarks.push_back(EffectRemark("users stay where they are"));
  finding.remarks.push_back(
      HelpRemark(fmt::format("add `route {} to {}` behind its tests", entry.path, last.path)));
  context.Report(std::move(finding));
}

void Check(RuleContext& context) {
  const auto touched = Touched(context.plan());
  for (std::uint32_t i = 0; i < context.plan().things.size(); ++i) {
    CheckPath(context, touched, Id<Thing>{i});
    CheckEntry(context, Id<Thing>{i});
  }
}

}  // namespace

extern const Rule kNeverReached = {
    .info =
        {.code = "STR11",
         .name = "never-reached",
         .severity = Severity::kWarning,
         .profile = Profile::kProduction,
         .every_run = true,
         .summary = "what the plan announces, a version, an end or a new home of the traffic, no "
                    "step does",
         .why =
             R"(The declarations say what the plan is for: the new cluster with the users on it, the old one gone. A phase that has no step is left to whoever remembers it, and half of a move costs twice.)",
         .sources = "awslabs/kubeflow-manifests, the upgrade page, which ends with the restore"},
    .check = Check};

}  // namespace belay
