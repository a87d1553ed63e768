#pragma once

#include <optional>

#include "lint/edits.h"

namespace belay {

// The edit by which the command that begins `effect` waits for its end; nullopt where none is
// known.
std::optional<Fix> WaitByItself(const Operation& operation, const CommandEffect& effect);

}  // namespace belay
