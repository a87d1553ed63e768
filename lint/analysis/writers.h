#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "compiler/plan/plan.h"
#include "lint/analysis/answers.h"

namespace belay {

// The things that write stores by themselves as long as they run, and when they may run: not before
// they are made, not after they are deleted, and not while they are scaled down or in a bracket
// that stops them.
class Writers {
 public:
  Writers(const Plan& plan, const Questions& questions);

  // What writes the store. Nothing does by itself where only the commands of who runs the plan do,
  // as to a file.
  const std::vector<Id<Thing>>& Of(Id<Thing> store) const;

  // Answers under which the thing may run while the step is done; nullopt: it does not in any run.
  std::optional<Answers> RunsAt(Id<Thing> thing, Id<Step> step) const;

  // … at some time from the begin of one step until the begin of another that comes behind it.
  std::optional<Answers> RunsBetween(Id<Thing> thing, Id<Step> from, Id<Step> to) const;

  // The steps at which the thing stops and starts, in the order of the file.
  struct Event {
    Id<Step> step;
    bool runs = false;  // afterwards
  };
  const std::vector<Event>& EventsOf(Id<Thing> thing) const { return lives_[thing.index].events; }
  bool RunsAtFirst(Id<Thing> thing) const { return lives_[thing.index].at_first; }

 private:
  struct Life {
    bool writes = false;    // it has stores of its own
    bool at_first = false;  // it runs when the plan begins
    bool last = false;      // … after the events so far
    bool chained = true;    // its events always follow one another
    std::vector<Event> events;
  };

  void ReadStep(Id<Step> id);
  void ReadCommands(Id<Step> id);
  void Set(Id<Thing> thing, Id<Step> step, bool runs);
  std::optional<Answers> RunsAt(Id<Thing> thing, Id<Step> step, const Answers& must) const;

  const Plan& plan_;
  const Questions& questions_;
  std::vector<std::vector<Id<Thing>>> open_;             // what the brackets around have stopped
  std::vector<std::vector<Id<Thing>>> of_;               // by store
  std::vector<Life> lives_;                              // by thing
  std::map<std::string, std::vector<Id<Thing>>> named_;  // the writers, by what tools call them
};

}  // namespace belay
