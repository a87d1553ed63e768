#include "compiler/plan/duration.h"

#include <array>
#include <utility>

namespace belay {
namespace {

constexpr std::array<std::pair<char, std::int64_t>, 4> kUnits = {
    {{'d', 86400}, {'h', 3600}, {'m', 60}, {'s', 1}}};
constexpr std::int64_t kMostSeconds = 10LL * 366 * 86400;

}  // namespace

std::optional<Duration> ParseDuration(std::string_view text) {
  std::int64_t total = 0;
  std::size_t i = 0;
  if (text.empty()) return std::nullopt;
  while (i < text.size()) {
    std::int64_t count = 0;
    const std::size_t digits = i;
    while (i < text.size() && text[i] >= '0' && text[i] <= '9') {
      count = count * 10 + (text[i++] - '0');
      if (count > kMostSeconds) return std::nullopt;
    }
    if (i == digits || i == text.size()) return std::nullopt;
    std::int64_t unit = 0;
    for (const auto& [letter, seconds] : kUnits) {
      if (text[i] == letter) unit = seconds;
    }
    if (unit == 0) return std::nullopt;
    ++i;
    total += count * unit;
    if (total > kMostSeconds) return std::nullopt;
  }
  return Duration{.seconds = total};
}

std::string ToString(Duration duration) {
  if (duration.seconds == 0) return "0s";
  std::string text;
  std::int64_t rest = duration.seconds;
  for (const auto& [letter, seconds] : kUnits) {
    if (rest < seconds) continue;
    text += std::to_string(rest / seconds) + letter;
    rest %= seconds;
  }
  return text;
}

}  // namespace belay
