#pragma once

#include <map>
#include <string>
#include <vector>

#include "compiler/plan/plan.h"

namespace belay {

// What the plan itself remembers while it runs, `let NAME = COMMAND` outside of steps, and who uses
// it: by a command, a test, or a file that a command is given. Ways back do not count.
struct Remembered {
  Id<Step> step;
  const Operation* operation = nullptr;  // with a command
  struct Use {
    Id<Step> step;
    const Operation* operation = nullptr;
    bool expected = false;  // it is what must come out
  };
  std::vector<Use> uses;  // in the order of the file
};

// By the key of the capture.
std::map<std::string, Remembered> FindRemembered(const Plan& plan);

}  // namespace belay
