#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

// Text of unknown origin, made fit for a terminal.
namespace belay {

// One line for people: what would move the cursor, change the terminal, turn the writing direction
// or be unseen is escaped (`\x1b`, `\n`, `\u{202e}`), and so are bytes that are not UTF-8.
std::string Visible(std::string_view text);

// How many columns a Visible text takes.
int DisplayWidth(std::string_view visible);

// A stretch of one source line as it is shown: tabs expanded, the rest as by Visible.
struct DisplayLine {
  std::string text;
  std::vector<int> columns;  // where each of its bytes begins; one more for the end

  // The column of a byte of the line; outside of the stretch the nearest edge.
  int Column(std::size_t byte) const;
  int width() const { return columns.back(); }

  std::size_t first = 0;   // the byte of the line that the stretch begins with
  bool cut_left = false;   // the line has more before it,
  bool cut_right = false;  // and after it
};

// Shows at most `most` columns of the line: all of it where it fits, else the surroundings of the
// byte `focus`, with `...` where it is cut. Takes time for what is shown, not for what there is.
DisplayLine ShowLine(std::string_view line, std::size_t focus, int most);

}  // namespace belay
