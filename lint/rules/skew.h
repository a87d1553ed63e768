#pragma once

#include "lint/context.h"

namespace belay {

// The limit that holds for a kubelet of that version; nullptr where the version is not known.
const SkewFact* SkewLimit(const Version& kubelet);

// How the two came to be together: which step brought each there, and which step would end it.
void ExplainSkew(const RuleContext& context, Id<Thing> cluster, const VersionState& server,
                 Id<Thing> nodes, const VersionState& kubelet, Diagnostic& finding);

}  // namespace belay
