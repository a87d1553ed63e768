#pragma once

#include <cstdint>
#include <optional>

#include "lint/context.h"

namespace belay {

// The limit that holds for a kubelet of that version; nullptr where the version is not known.
const SkewFact* SkewLimit(const Version& kubelet);

// The first state of a cluster and one of its node groups, in the order of the file, in which the
// kubelet is further ahead of (`newer`) or behind its API server than it may be.
struct SkewBreach {
  const VersionState* server = nullptr;
  const VersionState* kubelet = nullptr;
  std::int64_t minors = 0;  // how far the kubelet is ahead, or behind
  Answers answers;
};
std::optional<SkewBreach> FindSkew(const RuleContext& context, Id<Thing> nodes, bool newer);

// How the two came to be together: which step brought each there, and which step would end it.
void ExplainSkew(const RuleContext& context, Id<Thing> nodes, const SkewBreach& breach,
                 Diagnostic& finding);

}  // namespace belay
