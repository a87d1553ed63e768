#include "targets/bash/word.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace belay::bash {
namespace {

bool IsPlain(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
         c == '-' || c == '.' || c == '/' || c == ':' || c == ',' || c == '+' || c == '@' ||
         c == '%';
}

bool IsControl(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte < 0x20 || byte == 0x7f;
}

// Harmless as an argument, and yet readers and checkers take them for the shell's.
constexpr auto kReserved = std::to_array<std::string_view>(
    {"case", "coproc", "do", "done", "elif", "else", "esac", "fi", "for", "function", "if", "in",
     "select", "then", "time", "until", "while"});
static_assert(std::is_sorted(kReserved.begin(), kReserved.end()));

}  // namespace

Word::Word(std::string_view text) {
  const bool reserved = std::binary_search(kReserved.begin(), kReserved.end(), text);
  if (!text.empty() && !reserved && std::all_of(text.begin(), text.end(), IsPlain)) {
    quoted_ = text;
    return;
  }
  if (std::none_of(text.begin(), text.end(), IsControl)) {
    quoted_ = "'";
    for (const char c : text) {
      if (c == '\'') {
        quoted_ += "'\\''";
      } else {
        quoted_ += c;
      }
    }
    quoted_ += '\'';
    return;
  }
  quoted_ = "$'";
  for (const char c : text) {
    if (c == '\n') {
      quoted_ += "\\n";
    } else if (c == '\t') {
      quoted_ += "\\t";
    } else if (IsControl(c)) {
      quoted_ += fmt::format("\\{:03o}", static_cast<unsigned char>(c));
    } else {
      if (c == '\'' || c == '\\') quoted_ += '\\';
      quoted_ += c;
    }
  }
  quoted_ += '\'';
}

std::string Delimiter(std::string_view text) {
  std::string delimiter = "BELAY";
  const auto is_line = [&](std::string_view wanted) {
    for (std::size_t at = text.find(wanted); at != std::string_view::npos;
         at = text.find(wanted, at + 1)) {
      const bool begins = at == 0 || text[at - 1] == '\n';
      const std::size_t end = at + wanted.size();
      if (begins && (end == text.size() || text[end] == '\n')) return true;
    }
    return false;
  };
  for (int i = 1; is_line(delimiter); ++i) delimiter = fmt::format("BELAY_{}", i);
  return delimiter;
}

}  // namespace belay::bash
