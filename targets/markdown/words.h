#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "compiler/plan/plan.h"
#include "compiler/plan/schedule.h"
#include "targets/markdown/inline.h"

// What the Plan's values are called in sentences.
namespace belay::markdown {

// `45 min`, rounded up; `30 s` below a minute; `1440 min (1d)` from two hours on.
Inline Minutes(Duration duration);

// For cells of tables: `–` where there is nothing to expect, `?` where the plan says nothing.
Inline ExpectedCell(const Times& times);
// `over 15 min` where only a part has a limit, `none` where nothing has.
Inline LimitCell(const Times& times);

// `1 step`, `2 steps`.
Inline Counted(std::size_t count, Literal noun);

// Sums in a sentence, with how many steps they leave out.
Inline ExpectedSum(const Times& times);
Inline LimitSum(const Times& times);

// `the output is exactly …`; never empty.
Inline Holds(const Test& test);

// The same of what a person is to see: `“blue: 100 %”`.
Inline Seen(const Test& test);

// `a, b or c`, as code.
Inline OneOf(const std::vector<Value>& values);

// A condition, values and commands as code.
Inline Holds(const Condition& condition);

// The condition, or that it does not hold.
Inline HoldsOrNot(const Condition& condition, bool holds);

// Nobody need decide it: the values that are filled in before the first step say it.
bool KnownFromInputs(const Condition& condition);

// For a diagram: `platform is gcp?`.
std::string Question(const Condition& condition);

// `1.29 → 1.30 → 1.31`.
Inline Path(const std::vector<Version>& versions);

// The name of a thing that a step is about.
Inline Name(const Plan& plan, const Subject& subject);

// What stands in the column `Undo`; `–` where none is needed.
Inline UndoWord(const Undo& undo);

}  // namespace belay::markdown
