#pragma once

#include <string>
#include <string_view>

// Text for people, on pages of 80 columns.
namespace belay {

inline constexpr int kPageWidth = 80;

// The words in lines that fit the page, each behind `indent` blanks. Ends with a line break.
std::string Paragraph(std::string_view text, int indent = 2);

// The paragraphs of a comment: an empty line or a dash begins another one.
std::string Paragraphs(std::string_view text, int indent = 2);

// The lines as they are, each behind `indent` blanks.
std::string Indented(std::string_view text, int indent = 4);

// One line of at most `most` columns: the first line of the text, with `…` where more follows.
std::string Shortened(std::string_view text, int most);

}  // namespace belay
