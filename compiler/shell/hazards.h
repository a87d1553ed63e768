#pragma once

#include <string_view>
#include <vector>

#include "compiler/shell/effect.h"
#include "compiler/shell/hazard.h"
#include "compiler/shell/read.h"

namespace belay::shell {

// What of a text goes wrong by how it is written, whatever its commands are. `effects` are what is
// known of its commands, in the order in which they begin.
std::vector<Hazard> FindTextHazards(const ShellText& text,
                                    const std::vector<CommandEffect>& effects);

// The same for a text that another shell runs, which stops at no failure: `sh -c '…'`.
std::vector<Hazard> FindScriptHazards(const ShellText& text,
                                      const std::vector<CommandEffect>& effects);

}  // namespace belay::shell
