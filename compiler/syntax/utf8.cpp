#include "compiler/syntax/utf8.h"

#include <unistr.h>

#include <cstdint>

namespace belay {

std::optional<std::size_t> FindBadUtf8(std::string_view text) {
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  const std::size_t nul = text.find('\0');
  const std::uint8_t* bad = u8_check(bytes, text.size());
  const std::size_t at =
      bad == nullptr ? std::string_view::npos : static_cast<std::size_t>(bad - bytes);
  const std::size_t first = nul < at ? nul : at;
  if (first == std::string_view::npos) return std::nullopt;
  return first;
}

}  // namespace belay
