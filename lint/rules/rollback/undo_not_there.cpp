#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <map>
#include <set>
#include <vector>

#include "lint/context.h"
#include "lint/rules/order/absent.h"

namespace belay {
namespace {

// More steps than these are not asked whether they are of one run with the deletion.
constexpr std::size_t kMostAsked = 16;

bool EndsTheUndo(const Undo& undo) {
  return undo.kind == Undo::Kind::kImpossible || undo.kind == Undo::Kind::kMissing;
}

// What has to be there for the way back of a step. What the step has made itself may be gone.
std::set<Id<Thing>> NeededBack(const Plan& plan, const Step& step) {
  std::set<Id<Thing>> needed;
  if (step.undo.kind != Undo::Kind::kOperations) return needed;
  if (const auto cluster = ClusterOf(step.undo.operations)) needed.insert(*cluster);
  const bool makes =
      step.verb == Verb::kCreate || step.verb == Verb::kRestore || step.verb == Verb::kBackup;
  for (const Subject& subject : step.subjects) {
    if (!subject.thing || makes) continue;
    needed.insert(*subject.thing);
    if (const auto parent = plan.things[*subject.thing].parent) needed.insert(*parent);
  }
  return needed;
}

void Report(RuleContext& context, const Step& undone, const Step& deletion, Id<Thing> thing) {
  const Plan& plan = context.plan();
  const std::string& path = plan.things[thing].path;
  Diagnostic finding = context.Finding(
      undone.undo.span,
      fmt::format("the way back of {} needs `{}`, which {} deletes and does not bring back",
                  StepNumber(undone), path, StepNumber(deletion)));
  finding.labels.push_back({.span = deletion.name_span, .text = "gone from here on"});
  finding.remarks.push_back(EffectRemark(
      fmt::format("after a stop behind {} the rollback fails at {}, and what comes before it stays "
                  "as it is",
                  StepNumber(deletion), StepNumber(undone))));
  finding.remarks.push_back(HelpRemark(
      fmt::format("give {} a `rollback` that brings `{}` back, or `rollback none \"why\"`: the way "
                  "back then ends there, and people know it",
                  StepNumber(deletion), path)));
  context.Report(std::move(finding));
}

void Check(RuleContext& context) {
  const Plan& plan = context.plan();
  const Questions& questions = context.timeline().questions();
  std::map<Id<Thing>, std::vector<Id<Step>>> needed;  // by whom, in the order of the file
  for (const Id<Step> id : plan.order) {
    const Step& step = plan.steps[id];
    if (EndsTheUndo(step.undo) && questions.Needed(id).empty()) needed.clear();
    for (const Move& move : step.moves) {
      const bool stays_gone =
          step.undo.kind == Undo::Kind::kNotNeeded && move.to.kind() == Version::Kind::kNone;
      if (!stays_gone) continue;
      std::vector<Id<Step>>& steps = needed[move.thing];
      const auto asked = static_cast<std::ptrdiff_t>(std::min(steps.size(), kMostAsked));
      const auto found = std::find_if(steps.rbegin(), steps.rbegin() + asked, [&](Id<Step> other) {
        return questions.InOneRun(other, id);
      });
      if (found == steps.rbegin() + asked) continue;
      Report(context, plan.steps[*found], step, move.thing);
      steps.clear();
    }
    for (const Id<Thing> thing : NeededBack(plan, step)) needed[thing].push_back(id);
  }
}

}  // namespace

extern const Rule kUndoNotThere = {
    .info =
        {.code = "RBK13",
         .name = "undo-not-there",
         .severity = Severity::kError,
         .profile = Profile::kStandard,
         .summary = "a way back needs what a later step has deleted for good",
         .why =
             R"(Steps are taken back from the last one to the first. One whose rollback is `unneeded` is passed over: what it has deleted is still gone when the way back comes to the steps before it. Their commands then fail, in the worst moment.)",
         .sources = "the plan itself: the order in which steps are taken back"},
    .check = Check};

}  // namespace belay
