#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <string>

#include "lint/analysis/artifacts.h"
#include "lint/analysis/looks.h"
#include "lint/analysis/remembered.h"
#include "lint/context.h"

namespace belay {
namespace {

// By the step that reads what a job has printed: the step that makes the job.
using Makers = std::map<Id<Step>, Id<Step>>;

Makers MakersOf(const Plan& plan) {
  Makers makers;
  for (const auto& [key, artifact] : FindArtifacts(plan)) {
    for (const Artifact::Use& use : artifact.used) {
      if (!use.logs) continue;
      for (const Id<Step> made : artifact.made) {
        if (Precedes(plan.steps[made], plan.steps[use.step])) makers[use.step] = made;
      }
    }
  }
  return makers;
}

// The step at which the thing is stopped after the value was taken and before it is compared.
const Step* StoppedBetween(const RuleContext& context, Id<Thing> writer, const Step& taken,
                           const Step& look) {
  const Plan& plan = context.plan();
  for (const Writers::Event& event : context.timeline().writers().EventsOf(writer)) {
    const Step& step = plan.steps[event.step];
    if (!event.runs && !Precedes(step, taken) && Precedes(step, look)) return &step;
  }
  return nullptr;
}

void Report(RuleContext& context, const Remembered& value, const Step& taken, const Step& look,
            Id<Thing> store, Id<Thing> writer, const Step& stop) {
  const Plan& plan = context.plan();
  const std::string& name = plan.things[writer].path;
  Diagnostic finding = context.Finding(
      plan.steps[value.step].name_span,
      fmt::format("`{}` is taken of `{}` in {} while `{}` may still write, and {} holds what is "
                  "there after {} against it",
                  value.operation->name, plan.things[store].path, StepNumber(taken), name,
                  StepNumber(look), StepNumber(stop)));
  finding.labels.push_back({.span = stop.name_span, .text = "it stops only here"});
  finding.labels.push_back({.span = look.name_span, .text = "compared here"});
  finding.remarks.push_back(EffectRemark(
      "what is written in between makes the verification fail, or covers what was lost"));
  finding.remarks.push_back(AssumedRemark(fmt::format("`{}` runs: no step before stops it", name)));
  finding.remarks.push_back(
      HelpRemark(fmt::format("move {} behind {}", StepNumber(taken), StepNumber(stop))));
  context.Report(std::move(finding));
}

void Check(RuleContext& context) {
  const Plan& plan = context.plan();
  const auto remembered = FindRemembered(plan);
  if (remembered.empty()) return;
  const Makers makers = MakersOf(plan);
  const Writers& writers = context.timeline().writers();
  for (const auto& [key, value] : remembered) {
    const auto maker = makers.find(value.step);
    const Id<Step> taken = maker == makers.end() ? value.step : maker->second;
    bool told = false;
    for (const Remembered::Use& use : value.uses) {
      const Step& look = plan.steps[use.step];
      if (told || !use.expected || look.verb != Verb::kVerify) continue;
      for (const Subject& subject : look.subjects) {
        if (told || !subject.thing || plan.things[*subject.thing].kind != ThingKind::kStore)
          continue;
        for (const Id<Thing> writer : writers.Of(*subject.thing)) {
          if (!writers.RunsAt(writer, taken)) continue;
          const Step* stop = StoppedBetween(context, writer, plan.steps[taken], look);
          if (stop == nullptr) continue;
          const Id<Step> stops = plan.order[stop->forward - 1];
          if (!context.timeline().questions().InOneRun(stops, use.step)) continue;
          Report(context, value, plan.steps[taken], look, *subject.thing, writer, *stop);
          told = true;
          break;
        }
      }
    }
  }
}

}  // namespace

extern const Rule kCountedWhileWritten = {
    .info =
        {.code = "DAT18",
         .name = "counted-while-written",
         .severity = Severity::kWarning,
         .profile = Profile::kStandard,
         .summary = "what is to be the same after the change is counted before its writers stop",
         .why =
             R"(A number of rows says that none is lost only if nobody has added any since it was taken. Stop what writes, count, change, count again.)",
         .sources = "samples/kubeflow-aws-blue-green: the runs are counted when nobody writes"},
    .check = Check};

}  // namespace belay
