#include "lint/hazards.h"

namespace belay {
namespace {

void Check(RuleContext& context) {
  ReportHazards(context, Hazard::Kind::kWrongName,
                "something else is installed than is meant, over what is there");
}

}  // namespace

extern const Rule kWrongName = {
    .info =
        {.code = "CTX07",
         .name = "wrong-name",
         .severity = Severity::kError,
         .profile = Profile::kStandard,
         .summary = "a chart or repository that is another one than its name says, or has moved",
         .why =
             R"(The old name installs an old release, or another product of that name over the one that is there: its custom resource definitions go, and with them every object of their kinds.)",
         .sources =
             "cloudplane.org, an incident with the chart flux; kserve/website, upgrade guide"},
    .check = Check};

}  // namespace belay
