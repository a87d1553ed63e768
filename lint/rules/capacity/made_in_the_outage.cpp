#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "lint/context.h"

namespace belay {
namespace {

struct Outage {
  Id<Thing> thing;
  const Step* since = nullptr;
};

// What was there before the plan, has been stopped by a step of its own and not been started again
// when the step begins.
std::optional<Outage> OutageAt(const RuleContext& context, Id<Step> id) {
  const Plan& plan = context.plan();
  const Step& step = plan.steps[id];
  for (std::uint32_t i = 0; i < plan.things.size(); ++i) {
    const Id<Thing> thing{i};
    if (!context.timeline().writers().RunsAtFirst(thing)) continue;
    const Step* since = nullptr;
    for (const Writers::Event& event : context.timeline().writers().EventsOf(thing)) {
      if (!Precedes(plan.steps[event.step], step)) continue;
      if (!context.timeline().questions().InOneRun(event.step, id)) continue;
      const bool stops = !event.runs && plan.steps[event.step].verb == Verb::kScale;
      if (event.runs) since = nullptr;
      if (stops && since == nullptr) since = &plan.steps[event.step];
    }
    if (since != nullptr) return Outage{.thing = thing, .since = since};
  }
  return std::nullopt;
}

void Check(RuleContext& context) {
  const Plan& plan = context.plan();
  for (const Id<Step> id : plan.order) {
    const Step& step = plan.steps[id];
    const auto move = std::ranges::find_if(step.moves, [&](const Move& each) {
      return plan.things[each.thing].kind == ThingKind::kCluster &&
             each.from.kind() == Version::Kind::kNone;
    });
    if (move == step.moves.end()) continue;
    const auto outage = OutageAt(context, id);
    if (!outage) continue;
    const Step& since = *outage->since;
    Diagnostic finding = context.Finding(
        step.name_span,
        fmt::format("{} makes cluster `{}` while `{}` is away, which {} has stopped",
                    StepNumber(step), plan.things[move->thing].path,
                    plan.things[outage->thing].path, StepNumber(since)));
    finding.labels.push_back({.span = since.name_span, .text = "the outage begins here"});
    finding.remarks.push_back(EffectRemark(
        "users wait for a cluster that could have been there before, and for what goes wrong "
        "with it"));
    finding.remarks.push_back(
        HelpRemark(fmt::format("move {} before {}", StepNumber(step), StepNumber(since))));
    context.Report(std::move(finding));
  }
}

}  // namespace

extern const Rule kMadeInTheOutage = {
    .info =
        {.code = "CAP11",
         .name = "made-in-the-outage",
         .severity = Severity::kWarning,
         .profile = Profile::kProduction,
         .summary = "a cluster is made while users wait for it",
         .why =
             R"(A new cluster takes a quarter of an hour when all goes well, and needs nothing of the old one. Made before the outage it costs nobody anything, and when it does not come up nobody notices.)",
         .sources = "samples/kubeflow-aws-blue-green: green stands before the door is closed"},
    .check = Check};

}  // namespace belay
