#include "lint/hazards.h"

namespace belay {
namespace {

void Check(RuleContext& context) {
  ReportHazards(context, Hazard::Kind::kUnpinnedScript,
                "what runs in production is not what was tried");
}

}  // namespace

extern const Rule kScriptUnpinned = {
    .info =
        {.code = "PIN12",
         .name = "script-unpinned",
         .severity = Severity::kWarning,
         .profile = Profile::kStandard,
         .summary = "a script runs from a checkout that nothing pins, or straight from the net",
         .why =
             R"(It is another script on the day, and it runs with the rights of the upgrade. What is under `tests/` is kept for tests, and changes without a word.)",
         .sources = "kubeflow/website issue 1055; awslabs/kubeflow-manifests, upgrade"},
    .check = Check};

}  // namespace belay
