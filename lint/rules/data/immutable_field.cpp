#include "lint/hazards.h"

namespace belay {
namespace {

void Check(RuleContext& context) {
  ReportHazards(context, Hazard::Kind::kImmutable,
                "the command fails, with the steps before it done");
}

}  // namespace

extern const Rule kImmutableField = {
    .info =
        {.code = "DAT15",
         .name = "immutable-field",
         .severity = Severity::kError,
         .profile = Profile::kBasic,
         .summary = "a command changes a field in place that the API does not let change",
         .why =
             R"(The API refuses it, in the middle of the upgrade. What holds such a field is made anew, with its data saved before.)",
         .sources = "kubernetes.io/docs, StatefulSet, Deployment, Job, Persistent Volumes; "
                    "kubeflow/pipelines issue 2826"},
    .check = Check};

}  // namespace belay
