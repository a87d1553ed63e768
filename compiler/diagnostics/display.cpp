#include "compiler/diagnostics/display.h"

#include <fmt/format.h>
#include <unictype.h>
#include <unistr.h>
#include <uniwidth.h>

#include <algorithm>

namespace belay {
namespace {

constexpr int kTabWidth = 4;
constexpr std::string_view kCut = "...";

// One character of the input: as it is shown, how wide, of how many bytes.
struct Cell {
  std::string text;
  int width = 0;
  std::size_t bytes = 1;
};

Cell Escaped(std::string text, std::size_t bytes) {
  const int width = static_cast<int>(text.size());
  return {.text = std::move(text), .width = width, .bytes = bytes};
}

bool IsUnseen(ucs4_t character) {
  return uc_is_general_category(character, UC_CATEGORY_Cc) ||
         uc_is_general_category(character, UC_CATEGORY_Cf) ||
         uc_is_general_category(character, UC_CATEGORY_Zl) ||
         uc_is_general_category(character, UC_CATEGORY_Zp);
}

// The first character of a text that is not empty.
Cell Take(std::string_view text) {
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  ucs4_t character = 0;
  const int length = u8_mbtoucr(&character, bytes, std::min<std::size_t>(text.size(), 4));
  if (length <= 0) return Escaped(fmt::format("\\x{:02x}", bytes[0]), 1);
  const auto size = static_cast<std::size_t>(length);
  if (character == '\n') return Escaped("\\n", size);
  if (character == '\r') return Escaped("\\r", size);
  if (character == '\t') return Escaped("\\t", size);
  if (character < 0x80 && IsUnseen(character)) {
    return Escaped(fmt::format("\\x{:02x}", character), size);
  }
  const int width = uc_width(character, "UTF-8");
  if (width < 0 || IsUnseen(character)) {
    return Escaped(fmt::format("\\u{{{:x}}}", character), size);
  }
  return {.text = std::string(text.substr(0, size)), .width = width, .bytes = size};
}

// The last byte at or before `at` that a character can begin with.
std::size_t CharacterStart(std::string_view line, std::size_t at) {
  for (int i = 0; i < 3 && at > 0; ++i) {
    if ((static_cast<unsigned char>(line[at]) & 0xC0) != 0x80) break;
    --at;
  }
  return at;
}

// The byte that is at most `columns` columns before `at`.
std::size_t Back(std::string_view line, std::size_t at, int columns) {
  while (at > 0) {
    const std::size_t previous = CharacterStart(line, at - 1);
    const Cell cell = Take(line.substr(previous));
    columns -= line[previous] == '\t' ? kTabWidth : cell.width;
    // Characters without width are counted as well, so that any run of them ends.
    if (columns < 0 || cell.width == 0) break;
    at = previous;
  }
  return at;
}

// The bytes of [begin, end) of the line, until `most` columns are full.
DisplayLine Show(std::string_view line, std::size_t begin, std::size_t end, int most) {
  DisplayLine shown;
  shown.first = begin;
  int column = 0;
  std::size_t at = begin;
  while (at < end) {
    Cell cell = Take(line.substr(at));
    if (line[at] == '\t') {
      cell.width = kTabWidth - column % kTabWidth;
      cell.text.assign(static_cast<std::size_t>(cell.width), ' ');
    }
    if (column + cell.width > most) break;
    shown.text += cell.text;
    shown.columns.insert(shown.columns.end(), cell.bytes, column);
    column += cell.width;
    at += cell.bytes;
  }
  shown.columns.push_back(column);
  shown.cut_left = begin > 0;
  shown.cut_right = at < line.size();
  return shown;
}

// Puts the marks where the line is cut. The caller has left room for them.
void MarkCuts(DisplayLine& shown) {
  if (shown.cut_left) {
    shown.text.insert(0, kCut);
    for (int& column : shown.columns) column += static_cast<int>(kCut.size());
  }
  if (shown.cut_right) shown.text += kCut;
}

}  // namespace

std::string Visible(std::string_view text) {
  std::string visible;
  visible.reserve(text.size());
  while (!text.empty()) {
    Cell cell = Take(text);
    visible += cell.text;
    text.remove_prefix(cell.bytes);
  }
  return visible;
}

int DisplayWidth(std::string_view visible) {
  return u8_width(reinterpret_cast<const std::uint8_t*>(visible.data()), visible.size(), "UTF-8");
}

int DisplayLine::Column(std::size_t byte) const {
  if (byte <= first) return columns.front();
  return columns[std::min(byte - first, columns.size() - 1)];
}

DisplayLine ShowLine(std::string_view line, std::size_t focus, int most) {
  // A character has at most four bytes: a line of more than four for each column is too wide,
  // unless it is full of marks without a width; then it is cut as well.
  const auto room = static_cast<std::size_t>(most);
  if (line.size() <= 4 * room) {
    DisplayLine whole = Show(line, 0, line.size(), most);
    if (!whole.cut_right) return whole;
  }
  const std::size_t begin = Back(line, std::min(focus, line.size()), most / 3);
  const int marks = static_cast<int>(2 * kCut.size());
  const std::size_t end = std::min(line.size(), begin + 8 * room);
  DisplayLine shown = Show(line, begin, end, std::max(most - marks, 1));
  MarkCuts(shown);
  return shown;
}

}  // namespace belay
