#include "lint/hazards.h"

#include <fmt/format.h>

#include <algorithm>
#include <string>

#include "lint/edits.h"

namespace belay {
namespace {

// `eksctl delete nodegroup`: what it does, since which version of eksctl.
std::string Message(const Hazard& hazard) {
  std::string message;
  if (!hazard.command.empty()) message = fmt::format("`{}`: ", hazard.command);
  message += hazard.text;
  if (hazard.since.empty()) return message;
  const std::string tool = hazard.command.substr(0, hazard.command.find(' '));
  return message + fmt::format(", since {} {}", tool, hazard.since);
}

}  // namespace

Diagnostic HazardFinding(const RuleContext& context, const CommandUse& use, const Hazard& hazard,
                         std::string_view effect) {
  const Command& command = *use.operation->command;
  Diagnostic finding = context.FindingAt(*use.operation, PlaceIn(command, hazard.begin, hazard.end),
                                         Message(hazard));
  if (!effect.empty()) finding.remarks.push_back(EffectRemark(std::string(effect)));
  if (!hazard.source.empty()) {
    finding.remarks.push_back({.kind = Remark::Kind::kFact,
                               .text = fmt::format("{}, as of {}", hazard.source, hazard.as_of)});
  }
  if (!hazard.instead.empty()) Advise(finding, MendedBy(*use.operation, hazard), hazard.instead);
  return finding;
}

void ReportHazards(RuleContext& context, Hazard::Kind kind, std::string_view effect,
                   const HazardCounts& counts) {
  for (const CommandUse& use : context.timeline().commands()) {
    for (const Hazard& hazard : use.operation->command->hazards) {
      if (hazard.kind != kind || (counts && !counts(use, hazard))) continue;
      context.Report(HazardFinding(context, use, hazard, effect));
    }
  }
}

const Hazard* FindHazard(const Command& command, Hazard::Kind kind) {
  const auto found = std::find_if(command.hazards.begin(), command.hazards.end(),
                                  [&](const Hazard& hazard) { return hazard.kind == kind; });
  return found == command.hazards.end() ? nullptr : &*found;
}

}  // namespace belay
