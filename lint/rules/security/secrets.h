#pragma once

#include <functional>
#include <set>
#include <string>
#include <string_view>

#include "lint/context.h"

namespace belay {

// Which variables of commands hold a secret: a declared one, or what a `let` took as one.
class Secrets {
 public:
  explicit Secrets(const RuleContext& context);
  bool Has(const Command& command, std::string_view variable) const;

 private:
  std::set<std::string, std::less<>> kept_;  // keys of captures
};

}  // namespace belay
