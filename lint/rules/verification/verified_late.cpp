#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <vector>

#include "lint/analysis/looks.h"
#include "lint/analysis/phases.h"
#include "lint/context.h"

namespace belay {
namespace {

// The first change that nothing has looked at yet, and what has followed it.
struct Unseen {
  bool any = false;
  Id<Step> first;
  std::size_t changes = 0;  // of other phases, after it
  Id<Step> next;            // the first of these, if any
};

void Report(RuleContext& context, const Unseen& unseen, const Step& look) {
  const Plan& plan = context.plan();
  const Step& step = plan.steps[unseen.first];
  Diagnostic finding = context.Finding(
      step.name_span,
      fmt::format("the first look after {}, `{}`, is {}: {} change{} of other phases later",
                  StepNumber(step), Title(plan, step), StepNumber(look), unseen.changes,
                  unseen.changes == 1 ? "" : "s"));
  finding.labels.push_back(
      {.span = plan.steps[unseen.next].name_span, .text = "builds on it unseen"});
  finding.labels.push_back({.span = look.name_span, .text = "the first look"});
  finding.remarks.push_back(EffectRemark(
      "what this step breaks is found when it is no longer plain which change it was"));
  finding.remarks.push_back(
      HelpRemark("add `verify COMMAND is \"…\"` to it, or a `verify` step behind it"));
  context.Report(std::move(finding));
}

void Check(RuleContext& context) {
  const Plan& plan = context.plan();
  Unseen unseen;
  for (const Id<Step> id : plan.order) {
    const Step& step = plan.steps[id];
    if (unseen.any && Precedes(plan.steps[unseen.first], step)) {
      // What a later change of the same phase looks at shows the earlier ones too.
      const bool same = PhaseOf(plan, plan.steps[unseen.first]) == PhaseOf(plan, step);
      if (IsLook(step) || (same && Asserts(step))) {
        if (unseen.changes > 0) Report(context, unseen, step);
        unseen = {};
      }
    }
    if (!Changes(step)) continue;
    if (!unseen.any) {
      unseen.any = !Asserts(step);
      unseen.first = id;
      continue;
    }
    const Step& first = plan.steps[unseen.first];
    const bool later = Precedes(first, step) && PhaseOf(plan, first) != PhaseOf(plan, step);
    if (!later || !context.timeline().questions().InOneRun(unseen.first, id)) continue;
    if (unseen.changes++ == 0) unseen.next = id;
  }
}

}  // namespace

extern const Rule kVerifiedLate = {
    .info =
        {.code = "VER05",
         .name = "verified-late",
         .severity = Severity::kWarning,
         .profile = Profile::kStandard,
         .summary = "a change is looked at only after changes of other phases",
         .why =
             R"(One look at the end says that something is wrong, not what. With a look behind each change the plan stops at the one that did it, while that one can still be taken back alone.)",
         .sources =
             "the upgrade documents of five platforms, of which three verify once, at the end"},
    .check = Check};

}  // namespace belay
