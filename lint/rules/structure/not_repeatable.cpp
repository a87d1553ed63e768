#include "lint/hazards.h"

namespace belay {
namespace {

void Check(RuleContext& context) {
  ReportHazards(context, Hazard::Kind::kNotRepeatable,
                "when the step is run once more after a failure, it fails here, or does it twice",
                [](const CommandUse& use, const Hazard&) {
                  // What an action does when it is run again is for whoever wrote it.
                  const bool here = use.operation->call == use.operation->span;
                  return here && use.step != nullptr &&
                         use.operation->kind == OperationKind::kRun && !use.step->skip_if &&
                         use.step->retries == 0 && !use.step->rerun_safe;
                });
}

}  // namespace

extern const Rule kNotRepeatable = {
    .info =
        {.code = "STR05",
         .name = "not-repeatable",
         .severity = Severity::kWarning,
         .profile = Profile::kProduction,
         .summary = "a step that was half done cannot be done again as it is written",
         .why =
             R"(Steps fail half-way, and are run once more. A command that makes a thing of a fixed name then fails because it is there, or makes a second one.)",
         .sources = "docs of the tools, by command"},
    .check = Check};

}  // namespace belay
