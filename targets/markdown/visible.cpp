#include "targets/markdown/visible.h"

#include <fmt/format.h>

#include <cstddef>
#include <cstdint>

namespace belay::markdown {
namespace {

struct Character {
  std::uint32_t code = 0;
  std::size_t bytes = 1;
  bool valid = false;
};

// The first character of a text that is not empty.
Character Decode(std::string_view text) {
  const auto first = static_cast<unsigned char>(text[0]);
  if (first < 0x80) return {.code = first, .bytes = 1, .valid = true};
  const std::size_t bytes = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : 2;
  if (first < 0xc2 || first > 0xf4 || text.size() < bytes) return {};
  std::uint32_t code = first & (0x7fU >> bytes);
  for (std::size_t i = 1; i < bytes; ++i) {
    const auto next = static_cast<unsigned char>(text[i]);
    if ((next & 0xc0U) != 0x80U) return {};
    code = (code << 6U) | (next & 0x3fU);
  }
  const bool overlong = (bytes == 3 && code < 0x800) || (bytes == 4 && code < 0x10000);
  if (overlong || (code >= 0xd800 && code < 0xe000) || code > 0x10ffff) return {};
  return {.code = code, .bytes = bytes, .valid = true};
}

bool Unseen(std::uint32_t code) {
  if (code == '\n' || code == '\t') return false;
  return code < 0x20 || (code >= 0x7f && code < 0xa0) ||  // control characters
         (code >= 0x200b && code <= 0x200f) ||            // no width, direction marks
         (code >= 0x2028 && code <= 0x202e) ||            // line separators, embeddings
         (code >= 0x2060 && code <= 0x206f) ||            // isolates
         code == 0xfeff;                                  // byte order mark
}

}  // namespace

std::string Visible(std::string_view text) {
  std::string seen;
  while (!text.empty()) {
    const Character character = Decode(text);
    if (!character.valid) {
      seen += fmt::format("\\x{:02x}", static_cast<unsigned char>(text[0]));
    } else if (Unseen(character.code)) {
      seen += character.code < 0x100 ? fmt::format("\\x{:02x}", character.code)
                                     : fmt::format("\\u{:04x}", character.code);
    } else {
      seen += text.substr(0, character.bytes);
    }
    text.remove_prefix(character.bytes);
  }
  return seen;
}

}  // namespace belay::markdown
