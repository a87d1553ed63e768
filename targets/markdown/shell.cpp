#include "targets/markdown/shell.h"

#include <fmt/format.h>

#include <algorithm>

namespace belay::markdown {
namespace {

bool IsAlnum(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

}  // namespace

std::string Identifier(std::string_view text) {
  std::string identifier(text);
  std::replace_if(
      identifier.begin(), identifier.end(), [](char c) { return !IsAlnum(c); }, '_');
  return identifier;
}

std::string Quoted(std::string_view text) {
  std::string word = "'";
  for (const char c : text) {
    if (c == '\'') {
      word += "'\\''";
    } else {
      word += c;
    }
  }
  return word + "'";
}

std::string PathBelow(std::string_view variable, std::string_view path) {
  const bool plain = std::all_of(path.begin(), path.end(), [](char c) {
    return IsAlnum(c) || c == '/' || c == '.' || c == '-' || c == '_';
  });
  return plain ? fmt::format("\"${}/{}\"", variable, path)
               : fmt::format("\"${}\"/{}", variable, Quoted(path));
}

}  // namespace belay::markdown
