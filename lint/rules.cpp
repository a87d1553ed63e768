#include "lint/rules.h"

#include <algorithm>
#include <array>

#include "lint/rules/all.h"

namespace belay {
namespace {

constexpr std::array kRules = {
    &kNoBackup,      &kBackupUnchecked, &kContextSwitched,
    &kMinorSkipped,  &kComponentSkips,  &kWaypointMissed,
    &kBackupTooLate, &kPlaceholder,     &kFloatingVersion,
    &kOutOfSupport,  &kKnownBad,        &kNoRollback,
    &kNoApproval,    &kKubeletNewer,    &kKubeletTooOld,
    &kProxySkew,     &kControllerSkew,  &kRequirementBroken,
    &kGateUnmet,     &kLeftBehind,      &kComponentUnsupported,
    &kNeverVerified, &kNoPreflight,     &kNotAwaited,
    &kEndlessWait,
};

}  // namespace

std::string_view ToString(Profile profile) {
  switch (profile) {
    case Profile::kBasic:
      return "basic";
    case Profile::kStandard:
      return "standard";
    case Profile::kProduction:
      return "production";
  }
  return "";
}

std::span<const Rule* const> Rules() {
  return kRules;
}

const Rule* FindRule(std::string_view code_or_name) {
  const auto found = std::find_if(kRules.begin(), kRules.end(), [&](const Rule* rule) {
    return rule->info.code == code_or_name || rule->info.name == code_or_name;
  });
  return found == kRules.end() ? nullptr : *found;
}

}  // namespace belay
