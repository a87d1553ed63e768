#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <string>

#include "lint/analysis/looks.h"
#include "lint/analysis/phases.h"
#include "lint/context.h"

namespace belay {
namespace {

// What was there before goes for ever.
bool Removes(const Plan& plan, const Step& step) {
  if (step.verb != Verb::kDelete || step.undo.kind != Undo::Kind::kImpossible) return false;
  return std::ranges::none_of(step.subjects, [&](const Subject& subject) {
    if (!subject.thing) return false;
    const Thing& thing = plan.things[*subject.thing];
    return MadeByPlan(thing) || thing.kind == ThingKind::kNodes ||
           thing.kind == ThingKind::kComponent || thing.kind == ThingKind::kAddon;
  });
}

void Report(RuleContext& context, const Step& removal, const Step& proof) {
  const Plan& plan = context.plan();
  Diagnostic finding = context.Finding(
      removal.name_span,
      fmt::format("{}, `{}`, does not come back, and {} still has to show that what is left works",
                  StepNumber(removal), Title(plan, removal), StepNumber(proof)));
  finding.labels.push_back(
      {.span = proof.name_span, .text = "looks at what was changed before that"});
  finding.remarks.push_back(
      EffectRemark("what the verification finds has nothing any more to go back to"));
  finding.remarks.push_back(HelpRemark(
      fmt::format("move {} and its stage behind {}", StepNumber(removal), StepNumber(proof))));
  context.Report(std::move(finding));
}

void Check(RuleContext& context) {
  const Plan& plan = context.plan();
  const Step* removal = nullptr;  // the first of the last phase that removes something
  bool changed = false;           // by another phase since
  bool before = false;            // something was changed by another phase before it
  std::optional<Id<Stage>> phase;
  for (const Id<Step> id : plan.order) {
    const Step& step = plan.steps[id];
    const bool own = removal != nullptr && PhaseOf(plan, step) == phase;
    if (Removes(plan, step) && !own && before) {
      removal = &step;
      phase = PhaseOf(plan, step);
      changed = false;
      continue;
    }
    if (removal == nullptr || own) {
      before = before || Changes(step);
      continue;
    }
    changed = changed || Changes(step);
    if (changed || step.verb != Verb::kVerify || !Precedes(*removal, step)) continue;
    const Id<Step> removes = plan.order[removal->forward - 1];
    if (!context.timeline().questions().InOneRun(removes, id)) continue;
    Report(context, *removal, step);
    removal = nullptr;
  }
}

}  // namespace

extern const Rule kProofAfterRemoval = {
    .info =
        {.code = "VER15",
         .name = "proof-after-removal",
         .severity = Severity::kWarning,
         .profile = Profile::kProduction,
         .summary = "what was there before is deleted for good before the verification of what "
                    "takes its place",
         .why =
             R"(The old cluster, volume or database is the way back. It goes when the verifications of the new one are through, not before: a stage that proves something stands before the stage that cleans up.)",
         .sources = "docs.aws.amazon.com/eks, blue/green upgrades; Kubeflow on AWS, upgrade page"},
    .check = Check};

}  // namespace belay
