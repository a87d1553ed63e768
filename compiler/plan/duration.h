#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace belay {

// A length of time in whole seconds.
struct Duration {
  std::int64_t seconds = 0;
  auto operator<=>(const Duration&) const = default;
};

// Reads `90s`, `1h30m`, `2d`; nullopt for anything else, for more than 10 years, and for fractions.
std::optional<Duration> ParseDuration(std::string_view text);

// The shortest form that ParseDuration reads back: `1h30m`, `90s` becomes `1m30s`, zero is `0s`.
std::string ToString(Duration duration);

}  // namespace belay
