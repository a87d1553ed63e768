#include <fmt/format.h>

#include "lint/analysis/before.h"
#include "lint/context.h"
#include "lint/rules/communication/disruption.h"

namespace belay {
namespace {

void Check(RuleContext& context) {
  const Plan& plan = context.plan();
  const auto notices = Notices(plan);
  const auto disruptions = Disruptions(plan);
  if (notices.empty()) return;
  for (auto id = disruptions.rbegin(); id != disruptions.rend(); ++id) {
    const Step& step = plan.steps[*id];
    // Where no beginning is announced there is no end of it.
    if (!Precedes(plan.steps[notices.front()], step)) continue;
    const auto answers = RunWithoutAfter(plan, context.timeline(), *id, notices);
    if (!answers) continue;
    Diagnostic finding = context.Finding(
        plan.steps[notices.front()].name_span,
        fmt::format("{} tells that work begins, and nothing after {}, `{}`, tells that it is over",
                    StepNumber(plan.steps[notices.front()]), StepNumber(step), Title(plan, step)));
    finding.labels.push_back({.span = step.name_span, .text = "the last that users may notice"});
    finding.remarks.push_back(EffectRemark(
        "people keep away from a platform that works, and take the next fault for maintenance"));
    if (!answers->empty()) {
      finding.remarks.push_back(AssumedRemark(context.timeline().questions().Describe(*answers)));
    }
    finding.remarks.push_back(HelpRemark("put a second `notify` behind the last verification"));
    context.Report(std::move(finding));
    return;
  }
}

}  // namespace

extern const Rule kNoEndNotice = {
    .info =
        {.code = "COM02",
         .name = "no-end-notice",
         .severity = Severity::kWarning,
         .profile = Profile::kProduction,
         .summary = "the beginning of the work is announced, its end is not",
         .why =
             R"(Whoever was told that something is away waits to be told that it is back. Until then a real fault looks like the maintenance, and nobody reports it.)",
         .sources = "2i2c-org/infrastructure, commits 477902f and e4d6c3d"},
    .check = Check};

}  // namespace belay
