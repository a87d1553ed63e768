#include <algorithm>
#include <compare>
#include <string>
#include <string_view>

#include "compiler/plan/version.h"
#include "lint/hazards.h"

namespace belay {
namespace {

// The first version in a text, which may be an expression that matches it: `^2\\.9\\.`.
Version VersionIn(std::string_view text) {
  std::string digits;
  for (const char c : text) {
    if (c >= '0' && c <= '9') {
      digits += c;
    } else if (c == '.' && !digits.empty() && digits.back() != '.') {
      digits += c;
    } else if (c != '\\' && c != '[' && c != ']' && !digits.empty()) {
      break;
    }
  }
  while (digits.ends_with('.')) digits.pop_back();
  return Version::Parse(digits);
}

// The step says that it needs the tool, which nobody makes any more.
bool IsWanted(const CommandUse& use, const Hazard& hazard) {
  return hazard.since.empty() && use.step != nullptr &&
         std::any_of(use.step->needs.begin(), use.step->needs.end(),
                     [&](const ToolRequirement& need) { return need.tool == hazard.command; });
}

// The plan checks that the tool is of a version before the one from which on the hazard holds.
bool IsOlder(const Plan& plan, const Hazard& hazard) {
  if (hazard.since.empty()) return false;
  const std::string tool = hazard.command.substr(0, hazard.command.find(' '));
  for (const Id<Step> id : plan.order) {
    for (const Operation& operation : plan.steps[id].operations) {
      if (operation.kind != OperationKind::kCheck || !operation.command) continue;
      const bool asks = std::any_of(
          operation.command->effects.begin(), operation.command->effects.end(),
          [&](const CommandEffect& effect) { return effect.command == tool + " version"; });
      if (!asks) continue;
      const Version version = VersionIn(operation.test.expected.Display());
      if (version.numbers().size() < 2) continue;
      if (version.Compare(Version::Parse(hazard.since)) == std::partial_ordering::less) return true;
    }
  }
  return false;
}

void Check(RuleContext& context) {
  const Plan& plan = context.plan();
  ReportHazards(context, Hazard::Kind::kRemoved,
                "with a newer tool the step fails, or does nothing and succeeds",
                [&](const CommandUse& use, const Hazard& hazard) {
                  return !IsWanted(use, hazard) && !IsOlder(plan, hazard);
                });
}

}  // namespace

extern const Rule kRemovedCommand = {
    .info =
        {.code = "PIN08",
         .name = "removed-command",
         .severity = Severity::kWarning,
         .profile = Profile::kStandard,
         .summary = "a command or flag that its tool does not have any more, or gives up",
         .why =
             R"(On a machine with a newer tool the step fails in the middle of the upgrade, or does nothing and succeeds. Where the plan needs an older tool, it should say so with `check`.)",
         .sources = "release notes of the tools, by command"},
    .check = Check};

}  // namespace belay
