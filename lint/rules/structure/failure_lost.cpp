#include <string>
#include <string_view>

#include "lint/hazards.h"

namespace belay {
namespace {

std::string Help(const Hazard& hazard) {
  if (hazard.command == "set")
    return "leave `set +e` out, or `set -e` again after the one command that may fail";
  if (hazard.text.find("pipefail") != std::string::npos)
    return "begin the inner text with `set -o pipefail;`";
  return "remember its output first, in a line of its own, and use that";
}

void Check(RuleContext& context) {
  constexpr std::string_view kEffect = "when it fails the plan goes on as if it had worked";
  for (const CommandUse& use : context.timeline().commands()) {
    for (const Hazard& hazard : use.operation->command->hazards) {
      const bool ignored = hazard.kind == Hazard::Kind::kIgnored && hazard.command == "set" &&
                           use.operation->kind == OperationKind::kRun;
      if (!ignored && hazard.kind != Hazard::Kind::kLost) continue;
      Diagnostic finding = HazardFinding(context, use, hazard, kEffect);
      finding.remarks.push_back(HelpRemark(Help(hazard)));
      context.Report(std::move(finding));
    }
  }
}

}  // namespace

extern const Rule kFailureLost = {
    .info =
        {.code = "STR10",
         .name = "failure-lost",
         .severity = Severity::kWarning,
         .profile = Profile::kStandard,
         .summary = "a command whose failure nobody sees",
         .why =
             R"(Scripts of belay stop at the first command that fails, in a pipe too. `set +e`, the pipe of another shell, `<(…)` and `export x=$(…)` take that away: the plan goes on as if it had worked.)",
         .sources = "bash manual"},
    .check = Check};

}  // namespace belay
