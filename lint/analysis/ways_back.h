#pragma once

#include <map>
#include <optional>
#include <vector>

#include "compiler/plan/plan.h"
#include "lint/analysis/answers.h"

namespace belay {

// What becomes of each step while the plan is taken back: from any stopping point, the last one of
// the file first. A stage's rollback takes back all of its steps, in the place of the first one.
class WaysBack {
 public:
  WaysBack(const Plan& plan, const Questions& questions);

  // The step in whose place it is taken back: itself, or the first of the stage whose rollback
  // does.
  Id<Step> By(Id<Step> step) const;

  // Adds what the steps need that the same rollback takes back and that come first; false if one
  // of them is done in every run. What a stage's rollback is about shows in its first step.
  bool AddEarlier(Id<Step> step, std::vector<const Answers*>& avoid) const;

  // Its rollback is done: what it has moved is as it was before.
  bool Goes(Id<Step> step) const;
  // There is nothing to take back: what it has moved stays.
  bool Stays(Id<Step> step) const;

  // The last step of the file that has always been done before `step` and ends the undo.
  std::optional<Id<Step>> EndBefore(Id<Step> step) const;

  // Adds what the steps need that end an undo which begins after `last`, before it comes to
  // `first`; false if there is one in every run.
  bool AddEnds(Id<Step> first, Id<Step> last, std::vector<const Answers*>& avoid) const;

 private:
  Undo::Kind KindOf(Id<Step> step) const { return plan_.steps[By(step)].undo.kind; }

  const Plan& plan_;
  const Questions& questions_;
  std::map<Id<Step>, Id<Step>> covered_by_;
  std::vector<Id<Step>> ends_;  // where an undo ends, in the order of the file
};

}  // namespace belay
