#pragma once

#include <map>
#include <string>
#include <utility>

#include "compiler/plan/plan.h"

namespace belay::markdown {

// The variables of the shell in which a person follows the runbook.
//
// A command gets its values as environment variables, and `namespace` may be another text in each
// step. So every step says its own values again, and what is asked or found once (an input, a
// captured output) lives in a variable whose name no command binds to anything else. An output that
// only its own list of operations mentions keeps its name, as nothing comes between.
class Variables {
 public:
  explicit Variables(const Plan& plan);

  // The variable that holds it. It must be used.
  const std::string& Name(const Reference& reference) const;

  // It is mentioned in a command, a file, a variable of the environment or a field of a thing.
  bool Used(const Reference& reference) const;

  // The value as a word of bash: `'v'"$to"`.
  std::string Word(const Value& value) const;

  // What gives a command this value: `namespace='mlops'`. Empty where it would say that `x` is `x`.
  std::string Assignment(const Binding& binding) const;

 private:
  using Key = std::pair<Reference::Kind, std::string>;
  std::map<Key, std::string> names_;
};

}  // namespace belay::markdown
