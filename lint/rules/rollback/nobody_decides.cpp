#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "compiler/plan/schedule.h"
#include "lint/context.h"

namespace belay {
namespace {

bool Changes(const Step& step) {
  return step.undo.kind != Undo::Kind::kNotNeeded || !step.effects.empty() ||
         std::any_of(
             step.operations.begin(), step.operations.end(),
             [](const Operation& operation) { return operation.kind == OperationKind::kRun; });
}

// Who comes in is sent to the new one, and nobody has said that it is good.
void CheckRoutes(RuleContext& context) {
  const Plan& plan = context.plan();
  const Step* asked = nullptr;  // where somebody was asked last
  std::set<Id<Thing>> changed;  // since then, with what they stand in
  for (const Id<Step> id : plan.order) {
    const Step& step = plan.steps[id];
    if (HasGate(step)) {
      asked = &step;
      changed.clear();
    }
    if (!step.route) {
      if (OnlyReads(step.verb)) continue;
      for (const Subject& subject : step.subjects) {
        if (!subject.thing) continue;
        changed.insert(*subject.thing);
        if (const auto parent = plan.things[*subject.thing].parent) changed.insert(*parent);
      }
      continue;
    }
    const auto& cluster = plan.things[step.route->to].parent;
    const bool stale = changed.contains(step.route->to) || (cluster && changed.contains(*cluster));
    const bool decided = asked != nullptr && (asked == &step || Precedes(*asked, step)) && !stale;
    if (decided) continue;
    Diagnostic finding = context.Finding(
        step.name_span, fmt::format("{} sends `{}` to `{}`, and nobody decides whether it is good",
                                    StepNumber(step), plan.things[step.route->entry].path,
                                    plan.things[step.route->to].path));
    finding.remarks.push_back(
        EffectRemark("\"if it was successful\" is settled by whoever is tired first, with users on "
                     "the new one"));
    finding.remarks.push_back(HelpRemark(
        "put what must be true into `verify` steps before it, and behind them `approve \"…\" by "
        "\"WHO\" up to 2h otherwise rollback`"));
    context.Report(std::move(finding));
  }
}

// A way back for emergencies, and nothing says who declares one.
void CheckProcedures(RuleContext& context) {
  const Plan& plan = context.plan();
  for (const Procedure& procedure : plan.procedures) {
    const Step* first = nullptr;  // that changes something
    bool decided = false;
    for (const Id<Step> id : procedure.order) {
      const Step& step = plan.steps[id];
      if (first == nullptr && HasGate(step)) decided = true;
      if (first == nullptr && !OnlyReads(step.verb) && Changes(step)) first = &step;
    }
    if (first == nullptr || decided) continue;
    Diagnostic finding = context.Finding(
        procedure.span,
        fmt::format("procedure `{}` begins, and nobody decides that it does", procedure.name));
    finding.labels.push_back(
        {.span = first->name_span, .text = "it changes the platform from here"});
    finding.remarks.push_back(
        EffectRemark("one goes back while another mends it, or both wait for each other"));
    finding.remarks.push_back(HelpRemark(
        "begin it with `approve \"WHAT IS GIVEN UP, AND WHEN\" by \"incident-commander\"`"));
    context.Report(std::move(finding));
  }
}

void Check(RuleContext& context) {
  CheckRoutes(context);
  CheckProcedures(context);
}

}  // namespace

extern const Rule kNobodyDecides = {
    .info =
        {.code = "RBK10",
         .name = "nobody-decides",
         .severity = Severity::kError,
         .profile = Profile::kProduction,
         .summary = "going on or going back hangs on a judgement that nobody is asked for",
         .why =
             R"("If successful", "if critical issues occur": somebody has to decide it, by something that can be looked at, until some time. A plan names what must be true, who says so, and what happens if nobody does.)",
         .sources = "sre.google, Site Reliability Engineering, managing incidents; "
                    "docs.aws.amazon.com/eks, rollback-cluster"},
    .check = Check};

}  // namespace belay
