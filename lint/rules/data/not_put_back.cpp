#include "lint/context.h"
#include "lint/rules/order/pair_finding.h"

namespace belay {
namespace {

void Check(RuleContext& context) {
  ReportOpenPairs(context, "relation",
                  "applications that were connected before do not find one another afterwards");
}

}  // namespace

extern const Rule kNotPutBack = {
    .info =
        {.code = "DAT06",
         .name = "not-put-back",
         .severity = Severity::kError,
         .profile = Profile::kStandard,
         .summary = "relations that are removed are not all restored",
         .why =
             R"(What two applications told one another goes with their relation, and comes back only with it. All that were removed have to be integrated again; where they are removed without being named, the list of what was there has to be remembered first.)",
         .sources = "canonical/bundle-kubeflow commits 902484e and a32fcd2"},
    .check = Check};

}  // namespace belay
