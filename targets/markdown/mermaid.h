#pragma once

#include <string>
#include <string_view>

#include "compiler/plan/plan.h"

namespace belay::markdown {

// A text inside of the quotes of a label: nothing in it is read as a part of the diagram. Cut after
// 48 characters.
std::string MermaidLabel(std::string_view text);

// The steps in their stages, gates as hexagons, parallel blocks side by side; neighbours that
// change nothing share a node. Where that gives more than 60 nodes, the stages only. Nodes are
// called `s1`, never by a text of the plan.
std::string Mermaid(const Plan& plan);

}  // namespace belay::markdown
