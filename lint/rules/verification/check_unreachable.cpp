#include "lint/hazards.h"

namespace belay {
namespace {

void Check(RuleContext& context) {
  ReportHazards(
      context, Hazard::Kind::kInsideName,
      "the check fails although all is well, and says nothing of the service",
      [](const CommandUse& use, const Hazard&) { return use.operation->command->host.empty(); });
}

}  // namespace

extern const Rule kCheckUnreachable = {
    .info =
        {.code = "VER04",
         .name = "check-unreachable",
         .severity = Severity::kWarning,
         .profile = Profile::kStandard,
         .summary = "a check asks for a name that only the inside of the cluster knows",
         .why =
             R"(Names of services are answered by the DNS of the cluster. On the machine that runs the plan the check fails although all is well, or another service of that name answers.)",
         .sources = "kubernetes.io/docs, DNS for Services and Pods"},
    .check = Check};

}  // namespace belay
