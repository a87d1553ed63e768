#include "lint/hazards.h"

namespace belay {
namespace {

void Check(RuleContext& context) {
  ReportHazards(context, Hazard::Kind::kFixedName,
                "a second try fails, or a restore puts another day's backup back",
                [](const CommandUse& use, const Hazard&) {
                  return use.step == nullptr || use.step->verb == Verb::kBackup ||
                         use.operation->kind == OperationKind::kRun;
                });
}

}  // namespace

extern const Rule kNameReused = {
    .info =
        {.code = "BKP10",
         .name = "name-reused",
         .severity = Severity::kWarning,
         .profile = Profile::kStandard,
         .summary = "a backup has the same name in every run",
         .why =
             R"(The second try finds the name taken and fails; or the restore finds the backup of another day under it, and puts that back.)",
         .sources = "velero.io/docs; docs.aws.amazon.com, CreateDBSnapshot"},
    .check = Check};

}  // namespace belay
