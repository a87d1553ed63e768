#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "compiler/source/span.h"

namespace belay {

// Where a byte stands, as a person counts: both from 1, the column in bytes.
struct LineColumn {
  std::uint32_t line = 1;
  std::uint32_t column = 1;
};

// The bytes of one file and its table of lines. Immutable. The bytes need not be UTF-8.
class SourceFile {
 public:
  SourceFile(std::string name, std::string text);

  // As it is shown to people: the path as it was given, or a name such as `<stdin>`.
  const std::string& name() const { return name_; }
  std::string_view text() const { return text_; }

  // Offsets past the end count as the end.
  LineColumn Locate(std::uint32_t offset) const;

  std::uint32_t line_count() const { return static_cast<std::uint32_t>(line_starts_.size()); }

  // The text of a line, counted from 1, without its line break; empty past the last line.
  std::string_view Line(std::uint32_t line) const;

  // The byte at which a line, counted from 1, begins.
  std::uint32_t LineStart(std::uint32_t line) const;

 private:
  std::string name_;
  std::string text_;
  std::vector<std::uint32_t> line_starts_;  // byte at which each line begins; the first is 0
};

}  // namespace belay
