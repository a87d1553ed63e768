#include <fmt/format.h>

#include "lint/context.h"

namespace belay {
namespace {

void Look(RuleContext& context, const Step& step, const std::vector<Operation>& operations,
          std::string_view what) {
  for (const Operation& operation : operations) {
    if (operation.document.empty()) continue;
    Diagnostic finding = context.FindingAt(
        operation, operation.span,
        fmt::format("{}{}, `{}`, is done as `{}` says, and that is not in this plan", what,
                    StepNumber(step), Title(context.plan(), step), operation.document.Display()));
    finding.remarks.push_back(
        EffectRemark("belay sees none of its commands, versions, waits and ways back, and nothing "
                     "tells when that document changes"));
    finding.remarks.push_back(
        HelpRemark("take over what it says as steps; where it must stay there, say what it does by "
                   "`effects { … }`"));
    context.Report(std::move(finding));
  }
}

void Check(RuleContext& context) {
  for (const Step& step : context.plan().steps) {
    if (step.effects_declared) continue;
    Look(context, step, step.operations, "");
    Look(context, step, step.undo.operations, "taking back ");
    Look(context, step, step.restore, "putting back ");
  }
}

}  // namespace

extern const Rule kElsewhere = {
    .info =
        {.code = "STR09",
         .name = "elsewhere",
         .severity = Severity::kWarning,
         .profile = Profile::kProduction,
         .summary = "what a step does stands in another document",
         .why =
             R"(62 of 113 upgrade documents send their readers to another page for a step that they need. It was written for another version, it changes without anybody looking at this plan, and what it deletes or restarts is in no order with the rest.)",
         .sources = "the upgrade documents of five platforms, and 113 public ones"},
    .check = Check};

}  // namespace belay
