#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "compiler/source/span.h"

// What formatting reads a file as: words in lines, brackets within lines. What the words mean is
// told by ANTLR's tree only as far as it says which bracket may be broken and where a field begins.
namespace belay::layout {

struct Word {
  std::size_t type = 0;  // of BelayLexer
  std::string_view text;
  bool begins_field = false;  // of a body of fields
};

struct Group;
struct Block;
using Node = std::variant<Word, Group, Block>;

// A statement, a declaration, the fields of one line, or an item of a group. Without nodes: a
// comment on a line of its own.
struct Line {
  bool blank_before = false;
  std::vector<Node> nodes;
  std::string_view comment;  // at the end of the line, `#` included; empty without one
};

// `( … )` and `[ … ]` with commas, where lines may break between the items.
struct Group {
  Word open;
  Word close;
  std::string_view comment;  // behind the opening bracket
  std::vector<Line> items;
  bool broken = false;
  bool in_test = false;  // `fails on [ … ]`: reads best on one line, whatever its width
};

// `{ … }`
struct Block {
  std::string_view comment;  // behind the opening brace
  std::vector<Line> lines;
  bool broken = false;
};

// A file, and what it must still be after it was formatted.
struct Tree {
  std::vector<Line> lines;
  bool flawless = false;  // there was no mistake in it
  // The rules and words of the syntax tree with all comments between them, without what formatting
  // may change: line breaks, fences' columns, the comma behind a last item.
  std::string meaning;
};

// Without lines where the text is not flawless.
Tree Read(std::string_view text);

// How wide `text` is, in characters.
std::size_t Width(std::string_view text);

}  // namespace belay::layout
