#pragma once

#include <optional>
#include <vector>

#include "lint/context.h"

namespace belay {

// A thing is surely not there while a step runs.
struct Absence {
  std::optional<Id<Step>> deleted;  // by this step before; none: it has not been there yet
  std::optional<Id<Step>> created;  // by this step after; none: it does not come back
};

// The cluster that a client among the operations talks to: kubectl, helm, …
std::optional<Id<Thing>> ClusterOf(const std::vector<Operation>& operations);

std::optional<Absence> AbsenceAt(const RuleContext& context, Id<Thing> thing, Id<Step> step);

}  // namespace belay
