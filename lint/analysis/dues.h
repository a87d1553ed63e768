#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "lint/analysis/timeline.h"

namespace belay {

// What has to be done once a step has been, before another one begins: a look at its change, a
// question to what it changed. To be told of the steps in the order of the file.
class Dues {
 public:
  explicit Dues(const Plan& plan, const Timeline& timeline) : plan_(plan), timeline_(timeline) {}

  struct Due {
    Id<Step> step;               // since when
    std::size_t about = 0;       // what is due, as the rule counts it
    std::vector<Id<Step>> done;  // by what, in some of the runs

    Id<Thing> thing() const { return {static_cast<std::uint32_t>(about)}; }  // where it is one
  };

  // Behind `step`, until it is done in every run.
  void Begin(Id<Step> step, std::size_t about = 0);
  void Begin(Id<Step> step, Id<Thing> thing) { Begin(step, thing.index); }

  // `step` does what is due, of those that `meant` is true of.
  template <typename Meant>
  void Do(Id<Step> step, Meant meant) {
    std::erase_if(dues_, [&](Due& due) {
      if (!Precedes(plan_.steps[due.step], plan_.steps[step]) || !meant(due)) return false;
      due.done.push_back(step);
      return !timeline_.RunWithout(due.step, due.done);
    });
  }

  // Due still, in the run with these answers.
  struct Overdue {
    Due due;
    Answers answers;
    bool sometimes() const { return !due.done.empty(); }
  };

  // What may not be done when `next` begins, of those that `meant` is true of; it is not due any
  // more then.
  template <typename Meant>
  std::vector<Overdue> Before(Id<Step> next, Meant meant) {
    std::vector<Overdue> overdue;
    std::erase_if(dues_, [&](Due& due) {
      if (!Precedes(plan_.steps[due.step], plan_.steps[next]) || !meant(due)) return false;
      auto answers = OpenAt(due, next);
      const bool over = answers || timeline_.questions().Needed(next).empty();
      if (answers) overdue.push_back({.due = due, .answers = *std::move(answers)});
      return over;
    });
    return overdue;
  }
  std::vector<Overdue> Before(Id<Step> next) {
    return Before(next, [](const Due&) { return true; });
  }

  std::vector<Overdue> AtTheEnd() const;

 private:
  std::optional<Answers> OpenAt(const Due& due, Id<Step> next) const;

  const Plan& plan_;
  const Timeline& timeline_;
  std::vector<Due> dues_;
};

}  // namespace belay
