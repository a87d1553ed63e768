#pragma once

#include <compare>
#include <cstdint>

namespace belay {

// A source file, by its place in the SourceManager that owns it.
struct FileId {
  std::uint32_t index = 0;
  auto operator<=>(const FileId&) const = default;
};

// A stretch of bytes of one source file. Half-open: `end` is the first byte after. An empty span
// (begin == end) is a place between two bytes, such as the end of the file.
struct Span {
  FileId file;
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  auto operator<=>(const Span&) const = default;
};

// The smallest span that holds both. Both must be of one file.
inline Span Cover(const Span& a, const Span& b) {
  return {.file = a.file,
          .begin = a.begin < b.begin ? a.begin : b.begin,
          .end = a.end > b.end ? a.end : b.end};
}

}  // namespace belay
