#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "compiler/plan/plan.h"

namespace belay {

// A text of a command with the plan's values for `$name` and `${name}`.
struct Filled {
  std::string text;
  bool known = true;  // no byte of it waits for the run
};

Filled FillIn(const Command& command, std::string_view text);

// `kubectl` of `kubectl get`.
inline std::string_view ToolOf(const CommandEffect& effect) {
  return std::string_view(effect.command).substr(0, effect.command.find(' '));
}

// What a command is about, as far as that can be told before it runs.
struct ObjectName {
  std::string kind;  // `node`; may be empty
  std::string name;  // `a`, with what only the run knows as `${node}`; empty: it is not said
  std::string in_namespace;
  std::optional<Id<Thing>> cluster;
  bool known = false;  // `name` is the very name

  bool exact() const { return known && !name.empty(); }

  // The two may be one object.
  bool MayBe(const ObjectName& other) const;

  std::string Display() const;  // `node/a`
};

// The objects of a text like `node/$a,node/b`, with the values that the plan gives to variables.
// One at least: of an empty text, one without a name.
std::vector<ObjectName> ReadObjectNames(const Command& command, const CommandEffect& effect,
                                        std::string_view text);

}  // namespace belay
