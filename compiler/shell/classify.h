#pragma once

#include <vector>

#include "compiler/shell/effect.h"
#include "compiler/shell/read.h"

namespace belay {

// What the command catalog knows of the commands of a text, in the order in which they begin.
// Wrappers are looked through, and what a `bash -c`, `ssh` or `kubectl exec` runs stands at the
// place of the whole command. A command that the catalog does not have gives nothing.
std::vector<CommandEffect> Classify(const ShellText& text);

// The commands of which the catalog says nothing: scripts of the user's own, `make deploy`, tools
// and subcommands that it does not have. Functions of the text itself are known by what they run.
std::vector<TextRange> FindUnknown(const ShellText& text);

}  // namespace belay
