#pragma once

#include <optional>
#include <string>
#include <vector>

#include "targets/markdown/runbook.h"

namespace belay::markdown {

// A list of operations of one step: what it does, how it is undone, how its backup is put back.
struct OperationList {
  const std::vector<Operation>& operations;
  const Operation* skip_if = nullptr;  // asked first: when it holds, the rest is left out
  std::string fence_name;              // `step-3-2`; the fences are `step-3-2-1` and so on
  std::string heading;                 // the title above it, which an operation need not repeat
  bool by_hand = false;                // none of it is to be run along with all others
  bool may_be_left_out = false;        // a reader may come past it without running it
};

// The values first, then every operation: words, its command, what to expect.
void WriteOperations(Runbook& runbook, const OperationList& list);

// A command with the values that it needs before it; a reader may come past it without running it.
void WriteCommand(Runbook& runbook, const Command& command, const std::string& fence_name);

}  // namespace belay::markdown
