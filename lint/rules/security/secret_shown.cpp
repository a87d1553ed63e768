#include <fmt/format.h>

#include <string>
#include <string_view>

#include "lint/hazards.h"
#include "lint/rules/security/secrets.h"

namespace belay {
namespace {

void Check(RuleContext& context) {
  constexpr std::string_view kEffect =
      "whoever sees the list of processes, a log or the plan has the secret";
  const Secrets secrets(context);
  for (const CommandUse& use : context.timeline().commands()) {
    const Command& command = *use.operation->command;
    bool told = false;
    for (const Hazard& hazard : command.hazards) {
      const bool shown = hazard.kind == Hazard::Kind::kSecretShown;
      const bool passed =
          hazard.kind == Hazard::Kind::kInArgument && !told && secrets.Has(command, hazard.text);
      if (!shown && !passed) continue;
      told = true;
      if (shown) {
        context.Report(HazardFinding(context, use, hazard, kEffect));
        continue;
      }
      Diagnostic finding = context.FindingAt(
          *use.operation, PlaceIn(command, hazard.begin, hazard.end),
          fmt::format("the secret `${}` is an argument of `{}`", hazard.text, hazard.command));
      finding.remarks.push_back(EffectRemark(std::string(kEffect)));
      finding.remarks.push_back(
          HelpRemark("send it by a pipe (`printf %s \"$NAME\" | …`), by the environment, or by a "
                     "file that only its owner reads"));
      context.Report(std::move(finding));
    }
  }
}

}  // namespace

extern const Rule kSecretShown = {
    .info =
        {.code = "SEC01",
         .name = "secret-shown",
         .severity = Severity::kError,
         .profile = Profile::kStandard,
         .summary = "a secret stands in the plan, or in the arguments of a program",
         .why =
             R"(The arguments of a program are seen by every user of its machine while it runs, and stay in histories and logs. What stands in the plan stands in its repository, its script and its runbook.)",
         .sources = "proc(5), /proc/PID/cmdline; docs of the tools, by command"},
    .check = Check};

}  // namespace belay
