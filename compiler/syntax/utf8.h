#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace belay {

// The first byte that is not part of well-formed UTF-8; a NUL counts as such.
std::optional<std::size_t> FindBadUtf8(std::string_view text);

}  // namespace belay
