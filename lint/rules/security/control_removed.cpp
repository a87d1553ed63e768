#include "lint/hazards.h"

namespace belay {
namespace {

void Check(RuleContext& context) {
  ReportHazards(context, Hazard::Kind::kControlRemoved,
                "it stays away after the upgrade, and nobody is told",
                [](const CommandUse& use, const Hazard&) {
                  return use.step == nullptr ||
                         (use.step->verb != Verb::kEnter && use.step->verb != Verb::kExit);
                });
}

}  // namespace

extern const Rule kControlRemoved = {
    .info =
        {.code = "SEC06",
         .name = "control-removed",
         .severity = Severity::kError,
         .profile = Profile::kStandard,
         .summary =
             "a command switches a protection off: TLS, admission, a policy, a limit of rights",
         .why =
             R"(A protection that is taken away to get past an error stays away: nobody comes back to it when the upgrade is over. Inside of a `within` it comes back by itself, also after a failure.)",
         .sources = "eksctl-io/eksctl issue 6048; docs of the tools, by command"},
    .check = Check};

}  // namespace belay
