#include <fmt/format.h>

#include "lint/context.h"
#include "lint/rules/order/absent.h"

namespace belay {
namespace {

void Check(RuleContext& context) {
  const Plan& plan = context.plan();
  for (const Id<Step> id : plan.order) {
    const Step& step = plan.steps[id];
    if (step.verb != Verb::kVerify && step.verb != Verb::kWait) continue;
    for (const Subject& subject : step.subjects) {
      if (!subject.thing) continue;
      const auto absence = AbsenceAt(context, *subject.thing, id);
      if (!absence || !absence->created) continue;
      const Step& creation = plan.steps[*absence->created];
      Diagnostic finding = context.Finding(
          subject.span,
          fmt::format("{} looks at `{}`, which is there only from {} on", StepNumber(step),
                      plan.things[*subject.thing].path, StepNumber(creation)));
      finding.labels.push_back({.span = creation.name_span, .text = "made here"});
      finding.remarks.push_back(EffectRemark("it fails, or proves something about another thing"));
      finding.remarks.push_back(
          HelpRemark(fmt::format("move {} behind {}", StepNumber(step), StepNumber(creation))));
      context.Report(std::move(finding));
    }
  }
}

}  // namespace

extern const Rule kVerifiedEarly = {
    .info =
        {.code = "ORD08",
         .name = "verified-early",
         .severity = Severity::kError,
         .profile = Profile::kStandard,
         .summary = "a verification looks at what is not there yet",
         .why =
             R"(A look that comes before what it looks for fails; or it passes by what happens to be there, and then it proves nothing and is never made again when it would.)",
         .sources =
             "Charmed Kubeflow 1.6 to 1.7, step 6: the data are verified before they are copied"},
    .check = Check};

}  // namespace belay
