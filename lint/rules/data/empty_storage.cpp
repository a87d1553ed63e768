#include <fmt/format.h>

#include <optional>

#include "lint/analysis/copies.h"
#include "lint/catalog/tables.h"
#include "lint/context.h"
#include "lint/rules/data/looked_at.h"

namespace belay {
namespace {

// A store that is there before the plan and that the new thing is to take over.
std::optional<Id<Thing>> TakenOver(const Plan& plan, const Thing& thing) {
  for (const Id<Thing> store : thing.data) {
    if (!MadeByPlan(plan.things[store])) return store;
  }
  return std::nullopt;
}

void Check(RuleContext& context) {
  const Plan& plan = context.plan();
  const Looks looks = FindLooks(plan);
  for (const Id<Step> id : plan.order) {
    const Step& step = plan.steps[id];
    if (step.verb != Verb::kCreate || ComparesItself(step)) continue;
    for (const Move& move : step.moves) {
      const Thing& thing = plan.things[move.thing];
      const auto store = TakenOver(plan, thing);
      if (!store || !MadeByPlan(thing)) continue;
      bool looked = LookedAt(looks, move.thing, step);
      for (const Id<Thing> each : thing.data) looked = looked || LookedAt(looks, each, step);
      if (looked) continue;
      Diagnostic finding = context.Finding(
          step.name_span,
          fmt::format("{} creates `{}` on `{}`, and nothing looks whether it has found the data",
                      StepNumber(step), thing.path, plan.things[*store].path));
      finding.labels.push_back({.span = plan.things[*store].span, .text = "there before the plan"});
      finding.remarks.push_back(EffectRemark(
          "one setting that was left out, and it makes an empty storage of its own and "
          "runs: the data are still there, and nobody sees them"));
      finding.remarks.push_back(
          HelpRemark(fmt::format("add `verify {} \"…\" `…` is …` behind it: a number of rows or "
                                 "objects that was remembered "
                                 "before",
                                 plan.things[*store].path)));
      context.Report(std::move(finding));
      break;
    }
  }
}

}  // namespace

extern const Rule kEmptyStorage = {
    .info =
        {.code = "DAT08",
         .name = "empty-storage",
         .severity = Severity::kWarning,
         .profile = Profile::kProduction,
         .summary =
             "something is made on data that are there, and nothing looks whether it has them",
         .why =
             R"(A reinstallation that does not find its disk makes a new one, and comes up without an error: the runs of two years are gone for everybody who looks. Count something before, and again after.)",
         .sources = "github.com/kubeflow/pipelines, issue 4300"},
    .check = Check};

}  // namespace belay
