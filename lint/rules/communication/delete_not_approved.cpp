#include <fmt/format.h>

#include <algorithm>

#include "lint/analysis/before.h"
#include "lint/context.h"

namespace belay {
namespace {

// What holds data or carries others: its loss is not made good by the next step.
bool Weighs(const Plan& plan, const Effect& effect) {
  if (effect.kind != EffectKind::kDelete) return false;
  if (!effect.subject.thing) {
    const std::string& kind = effect.subject.kind;
    return kind == "pv" || kind == "pvc" || kind == "namespace" || kind == "persistentvolume" ||
           kind == "persistentvolumeclaim";
  }
  const Thing& thing = plan.things[*effect.subject.thing];
  return !MadeByPlan(thing) && !(thing.parent && MadeByPlan(plan.things[*thing.parent]));
}

void Check(RuleContext& context) {
  const Plan& plan = context.plan();
  for (const Id<Step> id : plan.order) {
    const Step& step = plan.steps[id];
    if (step.undo.kind == Undo::Kind::kImpossible) continue;  // RBK02's
    const auto effect =
        std::find_if(step.effects.begin(), step.effects.end(),
                     [&](const Effect& candidate) { return Weighs(plan, candidate); });
    if (effect == step.effects.end()) continue;
    const auto answers =
        RunWithoutBefore(plan, context.timeline(), id, context.timeline().approvals());
    if (!answers) continue;
    const std::string what =
        effect->subject.thing ? plan.things[*effect->subject.thing].path
                              : fmt::format("{}(\"{}\")", effect->subject.kind, effect->subject.id);
    Diagnostic finding = context.Finding(
        step.name_span,
        fmt::format("{} deletes `{}`, and nobody is asked before", StepNumber(step), what));
    if (!answers->empty()) {
      finding.remarks.push_back(AssumedRemark(context.timeline().questions().Describe(*answers)));
    }
    finding.remarks.push_back(
        EffectRemark("it goes even when an earlier step only seemed to have worked"));
    finding.remarks.push_back(
        HelpRemark(fmt::format("put `approve \"{} may go\" by \"WHO\" up to 2h` before it", what)));
    context.Report(std::move(finding));
  }
}

}  // namespace

extern const Rule kDeleteNotApproved = {
    .info =
        {.code = "COM06",
         .name = "delete-not-approved",
         .severity = Severity::kError,
         .profile = Profile::kProduction,
         .summary = "something that was there before the plan is deleted, and nobody is asked",
         .why =
             R"(A deletion is right only when all that stands before it has worked. A person looks at that once, says so, and the plan goes on; RBK02 asks the same of what cannot be taken back at all.)",
         .sources =
             "2i2c-org/infrastructure, commit 477902f: --approve no longer stands in the guide"},
    .check = Check};

}  // namespace belay
