#pragma once

#include <string_view>

#include "compiler/plan/plan.h"

namespace belay {

// The effect loses or rewrites data of a store, so that only a backup brings them back.
bool NeedsBackup(const Plan& plan, const Effect& effect);

// `migrates`, `deletes`, …: what the effect does, in a message.
std::string_view Deed(EffectKind kind);

}  // namespace belay
