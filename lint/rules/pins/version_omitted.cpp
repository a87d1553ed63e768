#include "lint/hazards.h"

namespace belay {
namespace {

void Check(RuleContext& context) {
  ReportHazards(context, Hazard::Kind::kNoVersion,
                "what runs is not what was tried, and a rollback has no version to go back to");
}

}  // namespace

extern const Rule kVersionOmitted = {
    .info =
        {.code = "PIN03",
         .name = "version-omitted",
         .severity = Severity::kError,
         .profile = Profile::kBasic,
         .summary = "a command upgrades without saying to which version",
         .why =
             R"(It takes the newest that its repository has that minute. What was tried on staging is then not what runs in production, a second run gives something else, and the way back has no version to name.)",
         .sources = "helm.sh/docs, helm upgrade; docs of the tools, by command"},
    .check = Check};

}  // namespace belay
