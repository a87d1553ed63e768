#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>

#include "lint/analysis/looks.h"
#include "lint/context.h"

namespace belay {
namespace {

// Waits until there is nothing left of something: `is empty`, `is "0"`.
bool WaitsForTheEnd(const Step& step) {
  return step.verb == Verb::kWait &&
         std::ranges::any_of(step.operations, [](const Operation& operation) {
           if (operation.kind != OperationKind::kWait) return false;
           return operation.test.kind == Test::Kind::kIsEmpty ||
                  (operation.test.kind == Test::Kind::kIs &&
                   operation.test.expected.Display() == "0");
         });
}

// Something of the thing is stopped.
bool Stops(const Step& step) {
  return step.verb == Verb::kScale || step.verb == Verb::kDrain || step.verb == Verb::kEnter;
}

struct Waiting {
  const Step* wait = nullptr;
  std::optional<Id<Stage>> stage;
};

void Report(RuleContext& context, const Step& wait, const Step& stop, Id<Thing> thing) {
  const Plan& plan = context.plan();
  Diagnostic finding = context.Finding(
      wait.name_span,
      fmt::format("{} waits for the end of what `{}` does {} {}, `{}`, has stopped any of it",
                  StepNumber(wait), plan.things[thing].path,
                  Precedes(wait, stop) ? "before" : "and nothing says that", StepNumber(stop),
                  Title(plan, stop)));
  finding.labels.push_back({.span = stop.name_span, .text = "the first that stops something"});
  finding.remarks.push_back(EffectRemark(
      "new work begins while it waits: it waits for ever, or what has begun since is cut off"));
  finding.remarks.push_back(
      HelpRemark(fmt::format("move {} behind {}", StepNumber(wait), StepNumber(stop))));
  context.Report(std::move(finding));
}

void Check(RuleContext& context) {
  const Plan& plan = context.plan();
  // By thing: the wait of a stage before which the stage has changed nothing of the thing, and the
  // last change of the thing.
  std::map<Id<Thing>, Waiting> waiting;
  std::map<Id<Thing>, const Step*> changed;
  for (const Id<Step> id : plan.order) {
    const Step& step = plan.steps[id];
    for (const Subject& subject : step.subjects) {
      if (!subject.thing) continue;
      const Id<Thing> thing = *subject.thing;
      if (WaitsForTheEnd(step)) {
        const auto before = changed.find(thing);
        const bool begun = before != changed.end() && before->second->stage == step.stage;
        if (begun && Precedes(*before->second, step)) continue;
        if (begun && Stops(*before->second)) {
          Report(context, step, *before->second, thing);
        } else {
          waiting[thing] = {.wait = &step, .stage = step.stage};
        }
        continue;
      }
      if (!Changes(step)) continue;
      const auto open = waiting.find(thing);
      if (open != waiting.end()) {
        const bool here = open->second.stage == step.stage && Stops(step);
        if (here) Report(context, *open->second.wait, step, thing);
        waiting.erase(open);
      }
      changed[thing] = &step;
    }
  }
}

}  // namespace

extern const Rule kWaitedBeforeStopped = {
    .info =
        {.code = "WAI12",
         .name = "waited-before-stopped",
         .severity = Severity::kWarning,
         .profile = Profile::kStandard,
         .summary = "a wait for the end of work comes before the step that keeps new work away",
         .why =
             R"(Runs, servers and sessions end by themselves once no new ones begin. First what starts them is stopped, then their end is waited for, then what records them is stopped.)",
         .sources = "documentation.ubuntu.com/charmed-kubeflow, upgrade guides"},
    .check = Check};

}  // namespace belay
