#pragma once

#include <vector>

#include "compiler/shell/effect.h"
#include "compiler/shell/hazard.h"
#include "compiler/shell/read.h"

namespace belay {

// What is known of the commands of a text, each list in the order in which they begin. Wrappers are
// looked through, and what a `bash -c`, `ssh` or `kubectl exec` runs stands at the place of the
// whole command.
struct Classified {
  std::vector<CommandEffect> effects;
  std::vector<Hazard> hazards;
  // The commands of which the catalog says nothing: scripts of the user's own, `make deploy`, tools
  // and subcommands that it does not have. Functions of the text itself are known by what they run.
  std::vector<TextRange> unknown;
};
Classified Classify(const ShellText& text);

// Where these variables stand in the arguments of a program, which anybody on its machine can read
// while it runs, or are printed. `names` is sorted.
std::vector<Hazard> FindShown(const ShellText& text, const std::vector<std::string>& names);

}  // namespace belay
