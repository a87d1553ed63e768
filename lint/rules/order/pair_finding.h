#pragma once

#include <string_view>

#include "lint/context.h"

namespace belay {

// Reports every open pair of a topic of lint/catalog/pairs.yaml.
void ReportOpenPairs(RuleContext& context, std::string_view topic, std::string_view effect);

}  // namespace belay
