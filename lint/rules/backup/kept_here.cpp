#include "lint/hazards.h"

namespace belay {
namespace {

void Check(RuleContext& context) {
  const Plan& plan = context.plan();
  for (const Id<Step> id : plan.order) {
    const Step& step = plan.steps[id];
    if (step.verb != Verb::kBackup) continue;
    for (const Operation& operation : step.operations) {
      if (!operation.command || !operation.command->host.empty()) continue;
      const Hazard* hazard = FindHazard(*operation.command, Hazard::Kind::kLocalCopy);
      if (hazard == nullptr) continue;
      Diagnostic finding =
          HazardFinding(context, {.operation = &operation, .step = &step}, *hazard,
                        "the next run writes over it, and it is lost with this machine");
      finding.remarks.push_back(
          HelpRemark("write it to `\"$backup/NAME\"`, and say `backups = \"s3://…\"` in the plan"));
      context.Report(std::move(finding));
    }
  }
}

}  // namespace

extern const Rule kKeptHere = {
    .info =
        {.code = "BKP08",
         .name = "kept-here",
         .severity = Severity::kWarning,
         .profile = Profile::kStandard,
         .summary = "a backup is written to the disk of whoever runs the plan, over the one of the "
                    "last run",
         .why =
             R"(The file is lost with the machine, nobody else finds it, and a second run writes what is already broken over what was good. The folder of the backup (`$backup`) is of the run, and outlives the machine where the plan says where backups go.)",
         .sources = "GitLab.com database incident, 2017-01-31"},
    .check = Check};

}  // namespace belay
