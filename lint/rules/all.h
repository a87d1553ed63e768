#pragma once

#include "lint/rule.h"

namespace belay {

extern const Rule kNoBackup;
extern const Rule kBackupUnchecked;
extern const Rule kContextSwitched;
extern const Rule kMinorSkipped;
extern const Rule kBackupTooLate;
extern const Rule kPlaceholder;
extern const Rule kFloatingVersion;
extern const Rule kNoRollback;
extern const Rule kNoApproval;
extern const Rule kKubeletNewer;
extern const Rule kKubeletTooOld;
extern const Rule kRequirementBroken;
extern const Rule kNeverVerified;
extern const Rule kNotAwaited;
extern const Rule kEndlessWait;

}  // namespace belay
