#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "compiler/plan/schedule.h"
#include "lint/analysis/looks.h"
#include "lint/context.h"

namespace belay {
namespace {

// What is deleted for good, with what it holds or carries: not what the plan has made or makes
// again.
bool Weighs(const Timeline& timeline, const Plan& plan, const Effect& effect) {
  if (effect.kind != EffectKind::kDelete || !effect.subject.thing) return false;
  const Thing& thing = plan.things[*effect.subject.thing];
  if (MadeByPlan(thing)) return false;
  if (thing.kind == ThingKind::kStore || !thing.data.empty()) return true;
  return timeline.StatesOf(*effect.subject.thing).back().version.kind() == Version::Kind::kNone;
}

// Nodes hold nothing once they are drained: that they do not come back by themselves is no loss.
bool OnlyNodes(const Plan& plan, const Step& step) {
  return !step.subjects.empty() && std::ranges::all_of(step.subjects, [&](const Subject& subject) {
    return subject.thing && plan.things[*subject.thing].kind == ThingKind::kNodes;
  });
}

// It is done whenever `other` is.
bool DoneWith(const RuleContext& context, Id<Step> step, Id<Step> other) {
  const Questions& questions = context.timeline().questions();
  return std::ranges::all_of(questions.Needed(step), [&](const Answer& answer) {
    return std::ranges::find(questions.Needed(other), answer) != questions.Needed(other).end();
  });
}

void Report(RuleContext& context, const Step& step, const Step& approval, const Step& change) {
  const Plan& plan = context.plan();
  Diagnostic finding = context.Finding(
      step.name_span,
      fmt::format("{}, `{}`, does not come back, and nobody is asked after {}, `{}`",
                  StepNumber(step), Title(plan, step), StepNumber(change), Title(plan, change)));
  finding.labels.push_back({.span = approval.name_span, .text = "asked here, before all of that"});
  finding.labels.push_back({.span = change.name_span, .text = "what came of it nobody has judged"});
  finding.remarks.push_back(EffectRemark(
      "what was approved was another state of the platform than the one that is given up"));
  finding.remarks.push_back(HelpRemark("put `approve \"…\" by \"WHO\" up to 2h` right before it"));
  context.Report(std::move(finding));
}

void Check(RuleContext& context) {
  const Plan& plan = context.plan();
  std::optional<Id<Step>> approval;  // the last one
  std::optional<Id<Step>> first;     // the first change after it
  std::optional<Id<Step>> foreign;   // the first one after it that is of another stage than that
  for (const Id<Step> id : plan.order) {
    const Step& step = plan.steps[id];
    if (HasGate(step)) {
      approval = id;
      first = foreign = std::nullopt;
    }
    const bool point = (step.undo.kind == Undo::Kind::kImpossible && !OnlyNodes(plan, step)) ||
                       std::ranges::any_of(step.effects, [&](const Effect& effect) {
                         return Weighs(context.timeline(), plan, effect);
                       });
    const bool other = first && plan.steps[*first].stage != step.stage;
    const std::optional<Id<Step>> since = other ? first : foreign;
    if (point && approval && since && approval != id) {
      const Step& asked = plan.steps[*approval];
      const Step& changed = plan.steps[*since];
      const bool all = DoneWith(context, *approval, id) && DoneWith(context, *since, id);
      if (all && Precedes(asked, changed) && Precedes(changed, step)) {
        Report(context, step, asked, changed);
      }
    }
    if (!Changes(step) || !approval || approval == id) continue;
    if (!first) first = id;
    if (!foreign && plan.steps[*first].stage != step.stage) foreign = id;
  }
}

}  // namespace

extern const Rule kApprovedLongAgo = {
    .info =
        {.code = "RBK11",
         .name = "approved-long-ago",
         .severity = Severity::kWarning,
         .profile = Profile::kProduction,
         .summary = "a point of no return is passed on an approval from before other stages",
         .why =
             R"(Who approves says that what stands now may be given up. Changes of other stages since then may have gone wrong in a way that the plan does not see; then the old still works, and should be kept.)",
         .sources = "docs.aws.amazon.com/eks, rollback-cluster"},
    .check = Check};

}  // namespace belay
