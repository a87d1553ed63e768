#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "lint/context.h"

namespace belay {

// Another text for some bytes of an operation's command; nullopt where that stands in a module,
// which others use too.
std::optional<Fix> EditOf(const Operation& operation, std::uint32_t begin, std::uint32_t end,
                          std::string replacement, std::string title);

// `words` behind those that a command begins with at `begin`: `helm upgrade` + ` --wait`; nullopt
// where it is written in another way.
std::optional<Fix> AddTo(const Operation& operation, std::uint32_t begin, std::string_view command,
                         std::string_view words, std::string title);

// The edit that the command catalog has for a hazard.
std::optional<Fix> MendedBy(const Operation& operation, const Hazard& hazard);

// The edit is what helps; else the words.
void Advise(Diagnostic& finding, std::optional<Fix> fix, std::string help);

}  // namespace belay
