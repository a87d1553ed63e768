#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "lint/analysis/hops.h"
#include "lint/context.h"

namespace belay {

// Shows where a hop comes from: where its version stands in the path that the thing is declared
// with, or the step that is taken back; and says under which answers it is taken.
void LabelHop(const RuleContext& context, const Hop& hop, Diagnostic& finding);

// The versions between, put into the path that the thing is declared with; nullopt where the two
// ends do not stand there beside each other.
std::optional<Fix> WithBetween(const RuleContext& context, const Hop& hop, std::string_view between,
                               std::string title);

// `jumps from`, or what the rollback does.
std::string_view Jumps(const Hop& hop);

}  // namespace belay
