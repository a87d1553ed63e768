#include <fmt/format.h>

#include <string>
#include <string_view>

#include "lint/hazards.h"
#include "lint/rules/security/secrets.h"

namespace belay {
namespace {

void Check(RuleContext& context) {
  const Secrets secrets(context);
  for (const CommandUse& use : context.timeline().commands()) {
    const Operation& operation = *use.operation;
    const Command& command = *operation.command;
    const bool kept = operation.kind == OperationKind::kCapture;
    if (kept && operation.secret) continue;
    for (const Hazard& hazard : command.hazards) {
      const bool tells = hazard.kind == Hazard::Kind::kTellsSecret;
      const bool prints =
          hazard.kind == Hazard::Kind::kPrinted && secrets.Has(command, hazard.text);
      if (!tells && !prints) continue;
      const std::string what = tells
                                   ? fmt::format("what `{}` prints is a credential", hazard.command)
                                   : fmt::format("`${}` is a secret", hazard.text);
      Diagnostic finding = context.FindingAt(
          operation, PlaceIn(command, hazard.begin, hazard.end),
          what + (kept ? ", and it is remembered in clear" : ", and it is printed in clear"));
      finding.remarks.push_back(
          EffectRemark(kept ? "it stays in the state of the run, in its transcript, and in the "
                              "outputs of the workflow"
                            : "it stays in the transcript that is put into the ticket, and in the "
                              "log of the workflow"));
      if (!hazard.source.empty()) {
        finding.remarks.push_back(
            {.kind = Remark::Kind::kFact,
             .text = fmt::format("{} ({}, as of {})", hazard.text, hazard.source, hazard.as_of)});
      }
      finding.remarks.push_back(HelpRemark(
          kept ? std::string("keep it as a secret: `let NAME = secret …`")
               : std::string("keep it with `let NAME = secret …`, or pipe it to what needs it")));
      context.Report(std::move(finding));
      break;
    }
  }
}

}  // namespace

extern const Rule kSecretInClear = {
    .info =
        {.code = "SEC09",
         .name = "secret-in-clear",
         .severity = Severity::kError,
         .profile = Profile::kStandard,
         .summary = "a credential is printed, or remembered as if it were none",
         .why =
             R"(What a step prints stands in the transcript, and what a `let` remembers is written down, so that the run can go on after a stop. A `secret` and a `let … = secret` are kept out of both; belay cannot know by itself that the output of a command is one of these.)",
         .sources = "docs of the tools, by command"},
    .check = Check};

}  // namespace belay
