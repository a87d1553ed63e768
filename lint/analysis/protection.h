#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "compiler/plan/plan.h"
#include "lint/analysis/answers.h"

namespace belay {

class Timeline;

// A step loses or rewrites the data of a store, and in some run no backup of them is complete by
// then. One for each store: the first step in the order of the file.
struct Exposure {
  enum class Kind {
    kNoBackup,     // the plan has none
    kConditional,  // those before it are not taken in every run: `answers` is one without
    kTooLate,      // those that there are come after it, or beside it
  };
  Kind kind = Kind::kNoBackup;
  Id<Step> step;
  Id<Thing> store;
  EffectKind deed = EffectKind::kWrite;
  std::optional<Id<Step>> backup;  // kConditional, kTooLate: the first one
  Answers answers;
};

// A step that may lose what a store holds, and the backup that brings it back: the one that its
// rollback names, else the last one that is complete before it in every run that does the step.
struct RestorePoint {
  Id<Step> step;
  Id<Thing> store;
  Id<Step> backup;
  bool by_rollback = false;
};

std::vector<RestorePoint> FindRestorePoints(const Plan& plan, const Timeline& timeline);

std::vector<Exposure> FindExposures(const Plan& plan, const Timeline& timeline);

// The stores whose data go with a thing, itself included where it is one: what it writes, and what
// stands in it.
std::vector<Id<Thing>> StoresOf(const Plan& plan, Id<Thing> thing);

// `migrates`, `deletes`, …: what the effect does, in a message.
std::string_view Deed(EffectKind kind);

}  // namespace belay
