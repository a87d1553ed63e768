#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "lint/analysis/phases.h"
#include "lint/analysis/remembered.h"
#include "lint/context.h"

namespace belay {
namespace {

// Users' way in is shut, or opened otherwise than by sending them elsewhere.
struct Closing {
  Id<Step> step;
  Id<Thing> entry;
};

std::vector<Closing> ClosingsOf(const Plan& plan) {
  std::vector<Closing> closings;
  for (const Id<Step> id : plan.order) {
    const Step& step = plan.steps[id];
    if (step.verb != Verb::kEdit) continue;
    for (const Subject& subject : step.subjects) {
      if (!subject.thing || plan.things[*subject.thing].kind != ThingKind::kEntry) continue;
      closings.push_back({.step = id, .entry = *subject.thing});
    }
  }
  return closings;
}

// Something is saved by the value, or what is there later is held against it.
bool Counts(const Plan& plan, const Remembered::Use& use) {
  const Verb verb = plan.steps[use.step].verb;
  return verb == Verb::kBackup || (use.expected && verb == Verb::kVerify);
}

void Report(RuleContext& context, const Remembered& value, const Closing& closing,
            const Step& use) {
  const Plan& plan = context.plan();
  const Step& step = plan.steps[value.step];
  const Step& closes = plan.steps[closing.step];
  Diagnostic finding = context.Finding(
      step.name_span, fmt::format("{} remembers `{}`, by which {} goes, and {} shuts `{}` {}",
                                  StepNumber(step), value.operation->name, StepNumber(use),
                                  StepNumber(closes), plan.things[closing.entry].path,
                                  Precedes(step, closes) ? "only later" : "before it or after it"));
  finding.labels.push_back({.span = closes.name_span, .text = "users come in until here"});
  finding.labels.push_back({.span = use.name_span, .text = "goes by what was there then"});
  finding.remarks.push_back(
      EffectRemark("what users make in between is in no copy, and nothing misses it"));
  finding.remarks.push_back(
      HelpRemark(fmt::format("move {} behind {}", StepNumber(step), StepNumber(closes))));
  context.Report(std::move(finding));
}

void Check(RuleContext& context) {
  const Plan& plan = context.plan();
  const auto closings = ClosingsOf(plan);
  if (closings.empty()) return;
  for (const auto& [key, value] : FindRemembered(plan)) {
    const Step& step = plan.steps[value.step];
    for (const Closing& closing : closings) {
      const Step& closes = plan.steps[closing.step];
      const auto& at = plan.things[closing.entry].at;
      const bool inside = step.cluster && std::ranges::find(at, *step.cluster) != at.end();
      if (!inside || Precedes(closes, step) || PhaseOf(plan, step) != PhaseOf(plan, closes))
        continue;
      const auto use = std::ranges::find_if(value.uses, [&](const Remembered::Use& candidate) {
        return Counts(plan, candidate) && Precedes(closes, plan.steps[candidate.step]) &&
               context.timeline().questions().InOneRun(closing.step, candidate.step);
      });
      if (use == value.uses.end()) continue;
      Report(context, value, closing, plan.steps[use->step]);
      break;
    }
  }
}

}  // namespace

extern const Rule kListedBeforeClosed = {
    .info =
        {.code = "DAT19",
         .name = "listed-before-closed",
         .severity = Severity::kWarning,
         .profile = Profile::kStandard,
         .summary = "what users have made is listed while they can still make more",
         .why =
             R"(A list of namespaces, notebooks or schedules decides what is saved, moved and counted. Taken a minute before the door is shut it leaves out what was made in that minute, and every later verification agrees with it.)",
         .sources = "samples/kubeflow-aws-blue-green: the lists are made behind the closed door"},
    .check = Check};

}  // namespace belay
