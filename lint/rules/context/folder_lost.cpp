#include <fmt/format.h>

#include "lint/hazards.h"

namespace belay {
namespace {

void ReportForgotten(RuleContext& context, const Operation& operation, const Hazard& hazard) {
  Diagnostic finding =
      context.FindingAt(operation, PlaceIn(*operation.command, hazard.begin, hazard.end),
                        "what this sets is gone when the command is over");
  finding.remarks.push_back(
      EffectRemark("later commands run in the plan's folder, without these variables"));
  finding.remarks.push_back(HelpRemark(
      hazard.command == "cd"
          ? "say `in \"DIR\"` at the stage or step that needs it"
          : "say `env NAME = VALUE`, or `secret NAME from env NAME`, at the top of the plan"));
  context.Report(std::move(finding));
}

void ReportLost(RuleContext& context, const Hazard& left, const Operation& leaver,
                const Operation& operation, const Hazard& needs) {
  Diagnostic finding = context.FindingAt(
      operation, PlaceIn(*operation.command, needs.begin, needs.end),
      fmt::format(
          "`{}` works in the folder that it runs in, which is the plan's again, and not `{}`",
          needs.command, left.text));
  finding.labels.push_back({.span = PlaceIn(*leaver.command, left.begin, left.end),
                            .text = "this `cd` ends with its command"});
  finding.remarks.push_back(EffectRemark("it works on something else, or finds nothing"));
  finding.remarks.push_back(
      HelpRemark(fmt::format("say `in \"{}\"` at the stage or step", left.text)));
  context.Report(std::move(finding));
}

void Check(RuleContext& context) {
  const Plan& plan = context.plan();
  const Hazard* left = nullptr;  // by the last command of the step or of the one before it
  const Operation* leaver = nullptr;
  for (const Id<Step> id : plan.order) {
    const Step& step = plan.steps[id];
    for (const Operation& operation : step.operations) {
      if (!operation.command) continue;
      const Command& command = *operation.command;
      const Hazard* forgotten = FindHazard(command, Hazard::Kind::kForgotten);
      if (forgotten != nullptr) ReportForgotten(context, operation, *forgotten);
      const Hazard* leaves = FindHazard(command, Hazard::Kind::kFolderLeft);
      const Hazard* needs = FindHazard(command, Hazard::Kind::kInFolder);
      const bool same = leaver != nullptr && leaver->command->folder == command.folder;
      if (left != nullptr && needs != nullptr && leaves == nullptr && same) {
        ReportLost(context, *left, *leaver, operation, *needs);
      }
      left = leaves;
      leaver = &operation;
    }
  }
}

}  // namespace

extern const Rule kFolderLost = {
    .info =
        {.code = "CTX08",
         .name = "folder-lost",
         .severity = Severity::kWarning,
         .profile = Profile::kStandard,
         .summary = "a command counts on a `cd` or an `export` of the command before it",
         .why =
             R"(Every command begins in the folder of the plan, or of its `in`, with the variables of the plan. What the one before it has changed is gone.)",
         .sources = "docs/language.md, where commands run"},
    .check = Check};

}  // namespace belay
