#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "compiler/plan/value.h"

namespace belay::argo {

// A stretch of a text that Argo does not leave as it is.
struct Trouble {
  std::string message;  // what follows `the command …`
  std::uint32_t begin = 0;
  std::uint32_t end = 0;  // one past
};

// What Argo would do to the text, which it takes for a template with no way to escape `{{`
// (argo-workflows#8253): nullopt when the text comes through unchanged. Tags that are no variable
// of Argo do: `{{.metadata.name}}` in a go-template.
std::optional<Trouble> BraceTrouble(std::string_view text);

// The same of a value's texts: only the message, because a value has no place of its own.
std::optional<std::string> BraceTrouble(const Value& value);

}  // namespace belay::argo
