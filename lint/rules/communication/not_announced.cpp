#include <fmt/format.h>

#include "lint/analysis/before.h"
#include "lint/context.h"
#include "lint/rules/communication/disruption.h"

namespace belay {
namespace {

void Check(RuleContext& context) {
  const Plan& plan = context.plan();
  const auto notices = Notices(plan);
  for (const Id<Step> id : Disruptions(plan)) {
    const auto answers = RunWithoutBefore(plan, context.timeline(), id, notices);
    if (!answers) continue;
    const Step& step = plan.steps[id];
    Diagnostic finding = context.Finding(
        step.name_span,
        fmt::format("nobody is told before {}, `{}`, begins", StepNumber(step), Title(plan, step)));
    finding.remarks.push_back(
        EffectRemark("users lose work, and other engineers look for a fault that is none"));
    if (!answers->empty()) {
      finding.remarks.push_back(AssumedRemark(context.timeline().questions().Describe(*answers)));
    }
    finding.remarks.push_back(
        HelpRemark("put `notify \"WHERE\" \"what begins, and for how long\"` before it"));
    context.Report(std::move(finding));
    return;  // the later ones are as silent
  }
}

}  // namespace

extern const Rule kNotAnnounced = {
    .info =
        {.code = "COM01",
         .name = "not-announced",
         .severity = Severity::kWarning,
         .profile = Profile::kProduction,
         .summary = "users notice the change before anybody has told them",
         .why =
             R"(An upgrade that nobody was told of is an outage: users lose what they were doing, and whoever is on call looks for the fault. A `notify` before the first step that can be noticed tells them.)",
         .sources = "2i2c-org/infrastructure, the maintenance notices of its upgrade guide"},
    .check = Check};

}  // namespace belay
