#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <string>

#include "lint/analysis/artifacts.h"
#include "lint/analysis/looks.h"
#include "lint/analysis/remembered.h"
#include "lint/analysis/servers.h"
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

// More than the servers of its own stores is stopped: something that may write.
bool StopsWriter(const Plan& plan, const Thing& writer, const Step& step) {
  return std::ranges::any_of(StoppedNames(step), [&](const std::string& name) {
    return std::ranges::none_of(
        writer.data, [&](Id<Thing> store) { return IsServer(plan.things[store], name); });
  });
}

// The step at which the thing is stopped after the value was taken and before it is compared. Where
// it has been stopped in part by then, the rest of it.
const Step* StoppedBetween(const RuleContext& context, Id<Thing> writer, Id<Step> taken,
                           const Step& look) {
  const Plan& plan = context.plan();
  const bool runs = context.timeline().writers().RunsAt(writer, taken).has_value();
  for (const Writers::Event& event : context.timeline().writers().EventsOf(writer)) {
    const Step& step = plan.steps[event.step];
    if (event.runs || Precedes(step, plan.steps[taken]) || !Precedes(step, look)) continue;
    if (runs || StopsWriter(plan, plan.things[writer], step)) return &step;
  }
  return nullptr;
}

// A step between the two that writes to the store, as it says itself, or a person who works on what
// does.
const Step* WrittenBetween(const Plan& plan, Id<Thing> store, const Step& taken, const Step& look) {
  for (const Id<Step> id : plan.order) {
    const Step& step = plan.steps[id];
    if (!Precedes(taken, step) || Precedes(look, step) || &step == &look) continue;
    if (step.verb != Verb::kManual && step.verb != Verb::kRun) continue;
    for (const Effect& effect : step.effects) {
      if (effect.kind == EffectKind::kWrite && effect.subject.thing == store) return &step;
    }
    for (const Topic& topic : step.topics) {
      if (!topic.thing) continue;
      const auto& data = plan.things[*topic.thing].data;
      if (std::ranges::find(data, store) != data.end()) return &step;
    }
  }
  return nullptr;
}

void ReportWrite(RuleContext& context, const Remembered& value, const Step& look, Id<Thing> store,
                 const Step& write) {
  const Plan& plan = context.plan();
  Diagnostic finding = context.Finding(
      look.name_span,
      fmt::format("{} holds `{}` against `{}`, to which {}, `{}`, {}", StepNumber(look),
                  plan.things[store].path, value.operation->name, StepNumber(write),
                  Title(plan, write),
                  Precedes(write, look) ? "has written by then" : "may have written by then"));
  finding.labels.push_back({.span = write.name_span, .text = "writes to it, or tries it out"});
  finding.labels.push_back({.span = plan.steps[value.step].name_span, .text = "taken here"});
  finding.remarks.push_back(
      EffectRemark("it fails for what the plan itself has written, or covers what was lost"));
  finding.remarks.push_back(
      HelpRemark(fmt::format("move {} before {}", StepNumber(look), StepNumber(write))));
  context.Report(std::move(finding));
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
        const Step* write = WrittenBetween(plan, *subject.thing, plan.steps[taken], look);
        if (write != nullptr) {
          ReportWrite(context, value, look, *subject.thing, *write);
          told = true;
          break;
        }
        for (const Id<Thing> writer : writers.Of(*subject.thing)) {
          const Step* stop = StoppedBetween(context, writer, taken, look);
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
         .summary = "what is to be the same after the change is counted while it still changes",
         .why =
             R"(A number of rows says that none is lost only if nobody has added any since it was taken: no writer that still ran, and no test of the plan's own. Stop what writes, count, change, count again, and then try it out.)",
         .sources = "samples/kubeflow-aws-blue-green: the runs are counted when nobody writes"},
    .check = Check};

}  // namespace belay
