#include "compiler/driver/prose.h"

#include <algorithm>

#include "compiler/diagnostics/display.h"

namespace belay {
namespace {

std::string_view TakeUpTo(std::string_view& text, char end) {
  const std::size_t at = std::min(text.find(end), text.size());
  const std::string_view part = text.substr(0, at);
  text.remove_prefix(std::min(at + 1, text.size()));
  return part;
}

}  // namespace

std::string Paragraph(std::string_view text, int indent) {
  const std::string margin(static_cast<std::size_t>(indent), ' ');
  std::string paragraph;
  int column = kPageWidth;
  while (!text.empty()) {
    const std::string word = Visible(TakeUpTo(text, ' '));
    if (word.empty()) continue;
    const int columns = DisplayWidth(word);
    if (column + 1 + columns > kPageWidth) {
      paragraph += (paragraph.empty() ? "" : "\n") + margin;
      column = indent;
    } else {
      paragraph += ' ';
      ++column;
    }
    paragraph += word;
    column += columns;
  }
  return paragraph + '\n';
}

std::string Paragraphs(std::string_view text, int indent) {
  std::string all;
  std::string current;
  const auto end = [&] {
    if (!current.empty()) all += Paragraph(current, indent);
    current.clear();
  };
  while (!text.empty()) {
    const std::string_view line = TakeUpTo(text, '\n');
    const bool empty = line.find_first_not_of(" \t") == std::string_view::npos;
    if (empty || line.starts_with("- ")) end();
    if (empty && !all.empty()) all += '\n';
    if (!empty) current += (current.empty() ? "" : " ") + std::string(line);
  }
  end();
  return all;
}

std::string Indented(std::string_view text, int indent) {
  const std::string margin(static_cast<std::size_t>(indent), ' ');
  std::string indented;
  while (!text.empty()) {
    const std::string_view line = TakeUpTo(text, '\n');
    indented += line.empty() ? "\n" : margin + std::string(line) + '\n';
  }
  return indented;
}

std::string Shortened(std::string_view text, int most) {
  std::string_view rest = text;
  const std::string line = Visible(TakeUpTo(rest, '\n'));
  if (rest.empty() && DisplayWidth(line) <= most) return line;
  std::string shortened;
  for (std::size_t at = 0; at < line.size();) {
    std::size_t next = at + 1;
    while (next < line.size() && (static_cast<unsigned char>(line[next]) & 0xc0) == 0x80) ++next;
    const std::string longer = shortened + line.substr(at, next - at);
    if (DisplayWidth(longer) > most - 2) break;
    shortened = longer;
    at = next;
  }
  while (shortened.ends_with(' ') || shortened.ends_with('\\')) shortened.pop_back();
  return shortened + " …";
}

}  // namespace belay
