#include <cctype>
#include <string>
#include <string_view>

#include "compiler/resolve/resolver.h"

namespace belay {

std::string Slug(std::string_view text) {
  constexpr std::size_t kLongest = 48;
  std::string slug;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (std::isalnum(byte) != 0 || c == '.') {
      slug += static_cast<char>(std::tolower(byte));
    } else if (!slug.empty() && slug.back() != '-') {
      slug += '-';
    }
  }
  if (slug.size() > kLongest) {
    slug.resize(kLongest);
    const std::size_t word = slug.rfind('-');
    if (word != std::string::npos && word > kLongest / 2) slug.resize(word);
  }
  while (!slug.empty() && (slug.back() == '-' || slug.back() == '.')) slug.pop_back();
  return slug;
}

}  // namespace belay
