#pragma once

#include "lint/rule.h"

namespace belay {

extern const Rule kNoBackup;
extern const Rule kBackupUnchecked;
extern const Rule kContextSwitched;
extern const Rule kMinorSkipped;
extern const Rule kComponentSkips;
extern const Rule kWaypointMissed;
extern const Rule kBackupTooLate;
extern const Rule kPlaceholder;
extern const Rule kFloatingVersion;
extern const Rule kOutOfSupport;
extern const Rule kKnownBad;
extern const Rule kNoRollback;
extern const Rule kNoApproval;
extern const Rule kKubeletNewer;
extern const Rule kKubeletTooOld;
extern const Rule kProxySkew;
extern const Rule kControllerSkew;
extern const Rule kRequirementBroken;
extern const Rule kGateUnmet;
extern const Rule kLeftBehind;
extern const Rule kComponentUnsupported;
extern const Rule kNeverVerified;
extern const Rule kNoPreflight;
extern const Rule kNotAwaited;
extern const Rule kEndlessWait;

}  // namespace belay
