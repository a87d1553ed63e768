#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "lint/analysis/servers.h"
#include "lint/context.h"

namespace belay {
namespace {

// It works by the server: its commands go into the cluster.
bool AsksServer(const Step& step, Id<Thing> cluster) {
  if (step.verb != Verb::kBackup && step.verb != Verb::kVerify && step.verb != Verb::kRestore)
    return false;
  return std::ranges::any_of(step.operations, [&](const Operation& operation) {
    if (!operation.command || operation.command->cluster != cluster) return false;
    const auto& tools = operation.command->tools;
    return std::ranges::find(tools, "kubectl") != tools.end();
  });
}

// What is stopped and started more often is left alone.
constexpr std::size_t kMostTurns = 64;

// The step at which the store's own server has been stopped when `id` is done, or may have been.
std::optional<Id<Step>> StoppedAt(const RuleContext& context, Id<Thing> store, Id<Thing> writer,
                                  Id<Step> id) {
  const Plan& plan = context.plan();
  const Step& step = plan.steps[id];
  const auto& events = context.timeline().writers().EventsOf(writer);
  if (events.size() > kMostTurns) return std::nullopt;
  std::optional<Id<Step>> stopped;
  for (const Writers::Event& event : events) {
    const Step& other = plan.steps[event.step];
    if (event.step == id || Precedes(step, other)) continue;
    if (event.runs && Precedes(other, step)) stopped.reset();
    if (event.runs || !context.timeline().questions().InOneRun(event.step, id)) continue;
    const auto names = StoppedNames(other);
    const bool server = std::ranges::any_of(
        names, [&](const std::string& name) { return IsServer(plan.things[store], name); });
    if (server) stopped = event.step;
  }
  return stopped;
}

void Check(RuleContext& context) {
  const Plan& plan = context.plan();
  const Writers& writers = context.timeline().writers();
  for (const Id<Step> id : plan.order) {
    const Step& step = plan.steps[id];
    for (const Subject& subject : step.subjects) {
      if (!subject.thing || plan.things[*subject.thing].kind != ThingKind::kStore) continue;
      for (const Id<Thing> writer : writers.Of(*subject.thing)) {
        const auto cluster = plan.things[writer].parent;
        if (!cluster || !AsksServer(step, *cluster)) continue;
        const auto stopped = StoppedAt(context, *subject.thing, writer, id);
        if (!stopped) continue;
        const Step& stop = plan.steps[*stopped];
        const bool before = Precedes(stop, step);
        Diagnostic finding = context.Finding(
            step.name_span,
            fmt::format("{} works by the server of `{}`, which {} {}", StepNumber(step),
                        plan.things[*subject.thing].path, StepNumber(stop),
                        before ? "has stopped" : "may have stopped by then"));
        finding.labels.push_back({.span = stop.name_span, .text = "the server stops here"});
        finding.remarks.push_back(
            EffectRemark("there is nobody to ask: the step fails while users are shut out"));
        finding.remarks.push_back(
            HelpRemark(fmt::format("move {} before {}", StepNumber(step), StepNumber(stop))));
        context.Report(std::move(finding));
        break;
      }
    }
  }
}

}  // namespace

extern const Rule kServerStopped = {
    .info =
        {.code = "ORD23",
         .name = "server-stopped",
         .severity = Severity::kError,
         .profile = Profile::kStandard,
         .summary = "data are asked for or saved by a server that the plan has stopped",
         .why =
             R"(A dump and a query go through the server of the data. What writes is stopped before them; the server itself only after them, when nothing but its volume is needed.)",
         .sources = "samples/kubeflow-pipelines: the servers of the data stop last"},
    .check = Check};

}  // namespace belay
