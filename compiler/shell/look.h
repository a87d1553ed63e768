#pragma once

#include <optional>
#include <span>
#include <vector>

#include "compiler/shell/conditions.h"
#include "compiler/shell/effect.h"
#include "compiler/shell/hazard.h"
#include "compiler/shell/read.h"

// What the catalog says of one command.
namespace belay::shell {

struct Reading {
  std::optional<CommandEffect> effect;  // nullopt: the catalog does not have it
  std::vector<Hazard> hazards;          // of each kind one
};

// Of a command that is no wrapper, or of a wrapper itself; `words` has at least one.
Reading Look(std::span<const Word> words, const Standing& standing);

}  // namespace belay::shell
