#pragma once

#include <functional>
#include <string_view>

#include "lint/context.h"

namespace belay {

// A finding at a command that is known to go wrong, with what the command catalog says of it: what
// it does, where that is from, and what to write instead.
Diagnostic HazardFinding(const RuleContext& context, const CommandUse& use, const Hazard& hazard,
                         std::string_view effect);

// Reports every hazard of the kind in every command of the plan, or those that count.
using HazardCounts = std::function<bool(const CommandUse&, const Hazard&)>;
void ReportHazards(RuleContext& context, Hazard::Kind kind, std::string_view effect,
                   const HazardCounts& counts = {});

// The first hazard of the kind; nullptr where there is none.
const Hazard* FindHazard(const Command& command, Hazard::Kind kind);

}  // namespace belay
