#include <fmt/format.h>

#include <algorithm>
#include <string>

#include "lint/context.h"
#include "lint/rules/communication/disruption.h"

namespace belay {
namespace {

void Check(RuleContext& context) {
  const Plan& plan = context.plan();
  const auto disruptions = Disruptions(plan);
  if (disruptions.empty()) return;
  const bool windowed =
      plan.window || std::any_of(plan.stages.begin(), plan.stages.end(),
                                 [](const Stage& stage) { return stage.window.has_value(); });
  if (windowed && !plan.owner.empty()) return;
  const std::string missing =
      plan.owner.empty() ? windowed ? "`owner`" : "`owner` and no `window`" : "`window`";
  Diagnostic finding =
      context.Finding(plan.span, fmt::format("plan `{}` has no {}", plan.name, missing));
  const Step& first = plan.steps[disruptions.front()];
  finding.labels.push_back({.span = first.name_span, .text = "the first that users may notice"});
  finding.remarks.push_back(
      EffectRemark(plan.owner.empty()
                       ? "nobody knows whom to ask when a step waits or fails"
                       : "nobody knows until when the platform may be away, nor when to go back"));
  finding.remarks.push_back(HelpRemark(fmt::format(
      "add {} to the plan",
      plan.owner.empty() ? windowed ? "`owner = \"TEAM\"`" : "`owner = \"TEAM\"` and `window = 4h`"
                         : "`window = 4h`")));
  context.Report(std::move(finding));
}

}  // namespace

extern const Rule kNoOwner = {
    .info =
        {.code = "COM03",
         .name = "no-owner",
         .severity = Severity::kWarning,
         .profile = Profile::kProduction,
         .summary = "a plan that users notice names no owner, or no window",
         .why =
             R"(Somebody has to answer for the change, and everybody has to know how long it may take: without a window nobody can say that it has gone on for too long.)",
         .sources = "2i2c-org/infrastructure, upgrade guide: no policy was there for either"},
    .check = Check};

}  // namespace belay
