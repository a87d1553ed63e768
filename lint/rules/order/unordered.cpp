#include "lint/rules/order/sequence.h"

namespace belay {
namespace {

void Check(RuleContext& context) {
  for (const OutOfOrder& found : FindOutOfOrder(context)) {
    if (!found.beside) continue;
    ReportOutOfOrder(context, found,
                     "in one of the two orders it meets the old version of what it depends on");
  }
}

}  // namespace

extern const Rule kUnordered = {
    .info =
        {.code = "ORD16",
         .name = "unordered-dependents",
         .severity = Severity::kError,
         .profile = Profile::kStandard,
         .summary =
             "two components of which one needs the other are upgraded with no order between them",
         .why =
             R"(Which one goes first is then decided by chance, and in one of the orders the new version meets what it does not know. Say the order: put one before the other.)",
         .sources = "KServe's and Karpenter's matrices; istio.io/docs/setup/upgrade"},
    .check = Check};

}  // namespace belay
