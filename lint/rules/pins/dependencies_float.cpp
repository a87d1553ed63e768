#include "lint/hazards.h"

namespace belay {
namespace {

void Check(RuleContext& context) {
  ReportHazards(context, Hazard::Kind::kFloatingDependencies,
                "what runs is not what was tried, and another run gets something else again");
}

}  // namespace

extern const Rule kDependenciesFloat = {
    .info =
        {.code = "PIN09",
         .name = "dependencies-float",
         .severity = Severity::kError,
         .profile = Profile::kStandard,
         .summary = "a command resolves dependencies anew in the middle of the upgrade",
         .why =
             R"(Lock files are there so that what was tried is what runs. A command that writes them anew brings in versions that nobody has tried, of all dependencies and not only of the one that is meant.)",
         .sources = "developer.hashicorp.com/terraform, dependency lock file"},
    .check = Check};

}  // namespace belay
