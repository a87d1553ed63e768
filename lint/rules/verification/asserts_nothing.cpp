#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string_view>

#include "lint/hazards.h"

namespace belay {
namespace {

// What it answers is written in it: `true`, `echo ok`.
bool IsDecided(const Command& command) {
  constexpr std::array<std::string_view, 4> kPrinters = {"true", ":", "echo", "printf"};
  if (command.effects.size() != 1) return false;
  const CommandEffect& effect = command.effects.front();
  return effect.begin == 0 && effect.end == command.text.size() &&
         std::ranges::find(kPrinters, effect.command) != kPrinters.end() &&
         command.text.find_first_of("$`<*?[~{") == std::string::npos;
}

void ReportDecided(RuleContext& context, const Operation& operation) {
  Diagnostic finding = context.FindingAt(
      operation, operation.command->span,
      fmt::format("`{}` answers the same whatever has happened", operation.command->text));
  finding.remarks.push_back(EffectRemark("the plan goes on as if somebody had looked"));
  finding.remarks.push_back(
      HelpRemark("ask what was changed: the version that runs, its health, a request to it"));
  context.Report(std::move(finding));
}

void Check(RuleContext& context) {
  for (const CommandUse& use : context.timeline().commands()) {
    const Operation& operation = *use.operation;
    if (operation.kind == OperationKind::kVerify && IsDecided(*operation.command)) {
      ReportDecided(context, operation);
      continue;
    }
    // A `check` may be there to show a person where the plan begins.
    if (operation.kind != OperationKind::kVerify || operation.test.kind != Test::Kind::kSucceeds)
      continue;
    const Hazard* hazard = FindHazard(*operation.command, Hazard::Kind::kPrintsOnly);
    if (hazard == nullptr) continue;
    Diagnostic finding =
        HazardFinding(context, use, *hazard, "the plan goes on, whatever it shows");
    if (hazard->instead.empty()) {
      finding.remarks.push_back(
          HelpRemark("ask for the one word that matters, and say what it must be: `is`, `matches`, "
                     "`is empty`, `is >= 3`"));
    }
    context.Report(std::move(finding));
  }
}

}  // namespace

extern const Rule kAssertsNothing = {
    .info =
        {.code = "VER02",
         .name = "asserts-nothing",
         .severity = Severity::kError,
         .profile = Profile::kBasic,
         .summary = "a check that only shows something, and cannot fail",
         .why =
             R"(A person may read what it prints; the script goes on whatever it is. A check says what must come out.)",
         .sources = "kubernetes.io/docs, kubectl reference; docs of the tools, by command"},
    .check = Check};

}  // namespace belay
