#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "compiler/plan/plan.h"

// How long a plan takes by its own numbers, and where it cannot be taken back any more.
namespace belay {

// Sums of times, of what the plan says: what it says nothing of counts as zero, and is counted in
// `without_…`. Looking and telling (`check`, `notify`, a capture) are taken to need no time.
struct Times {
  Duration expected;
  Duration limit;                    // the worst case
  std::size_t without_estimate = 0;  // steps
  std::size_t without_limit = 0;     // steps
};

// Expected is the step's `estimate`, else the time that it only lets pass. Its limit is `timeout`,
// else the sum of its waits' limits, and no less than expected where they are a part only; for each
// of its tries.
Times TimesOf(const Step& step);

// The undo of a step; all zero where it has no operations. The language has no estimate of an undo:
// it is expected to take as long as the step does.
Times UndoTimesOf(const Step& step);

// A sequence takes the sum, a parallel block its longest child, a `when` its longer branch. A
// stage's own estimate stands for the sum of its steps'.
Times TimesOf(const Plan& plan, Id<Block> id);
Times TimesOf(const Plan& plan);

// The longest rollback that can be asked for: undo steps one after the other, between two steps
// that cannot be taken back.
Times RollbackTimes(const Plan& plan);

// The first step with Undo::kImpossible, and what the plan does before it to make that bearable.
struct PointOfNoReturn {
  Id<Step> step;
  std::vector<Id<Step>> gates;    // approvals that precede it in every run
  std::vector<Id<Step>> backups;  // backups that do
};
std::optional<PointOfNoReturn> FindPointOfNoReturn(const Plan& plan);

// A person has to say yes in it.
bool HasGate(const Step& step);

}  // namespace belay
