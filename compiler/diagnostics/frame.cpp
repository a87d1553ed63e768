#include "compiler/diagnostics/frame.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <map>
#include <string_view>
#include <vector>

#include "compiler/diagnostics/display.h"

namespace belay {
namespace {

// What is marked in one line.
struct Mark {
  std::size_t begin = 0;  // bytes of the line, half-open
  std::size_t end = 0;
  bool primary = false;
  std::string text;
};

// The marked lines of one file, by number.
using Marks = std::map<std::uint32_t, std::vector<Mark>>;

// A span over several lines is marked where it begins and where it ends; its text stands at the
// end.
void AddMarks(const SourceFile& file, const Span& span, bool primary, std::string_view text,
              Marks& marks) {
  const LineColumn begin = file.Locate(span.begin);
  LineColumn end = file.Locate(std::max(span.begin, span.end));
  if (end.line > begin.line && end.column == 1) {
    // Ends with a line break: the line after it is not meant.
    --end.line;
    end.column = static_cast<std::uint32_t>(file.Line(end.line).size()) + 1;
  }
  const std::string visible = Visible(text);
  if (begin.line == end.line) {
    marks[begin.line].push_back(
        {.begin = begin.column - 1, .end = end.column - 1, .primary = primary, .text = visible});
    return;
  }
  const std::string_view last = file.Line(end.line);
  const std::size_t indent = std::min<std::size_t>(last.find_first_not_of(" \t"), end.column - 1);
  marks[begin.line].push_back({.begin = begin.column - 1,
                               .end = file.Line(begin.line).size(),
                               .primary = primary,
                               .text = {}});
  marks[end.line].push_back(
      {.begin = indent, .end = end.column - 1, .primary = primary, .text = visible});
}

// Draws one block.
class Block {
 public:
  Block(const SourceFile& file, const FrameOptions& options, Ink ink)
      : file_(file), options_(options), ink_(ink) {}

  std::string Draw(std::string_view arrow, const Span& place, const Marks& marks) {
    const LineColumn at = file_.Locate(place.begin);
    fmt::format_to(Out(), "{:{}}{} {}:{}:{}\n", "", options_.gutter,
                   options_.style(Ink::kGutter, arrow), Visible(file_.name()), at.line, at.column);
    Row("", "");
    std::uint32_t previous = 0;
    for (const auto& [line, in_line] : marks) {
      if (previous != 0 && line == previous + 2) SourceRow(previous + 1, {});
      if (previous != 0 && line > previous + 2) text_ += options_.style(Ink::kGutter, "...") + '\n';
      SourceRow(line, in_line);
      previous = line;
    }
    return std::move(text_);
  }

 private:
  std::back_insert_iterator<std::string> Out() { return std::back_inserter(text_); }

  void Row(std::string_view number, std::string_view content) {
    const std::string gutter = fmt::format("{:>{}} |", number, options_.gutter);
    text_ += options_.style(Ink::kGutter, gutter);
    if (!content.empty()) text_ += ' ';
    text_ += content;
    text_ += '\n';
  }

  // The line, the row of marks under it, and the texts that do not fit beside a mark.
  void SourceRow(std::uint32_t line, std::vector<Mark> marks) {
    const auto by_begin = [](const Mark& a, const Mark& b) { return a.begin < b.begin; };
    std::stable_sort(marks.begin(), marks.end(), by_begin);
    const auto first = std::find_if(marks.begin(), marks.end(), [](auto& m) { return m.primary; });
    const std::size_t focus = marks.empty()          ? 0
                              : first != marks.end() ? first->begin
                                                     : marks.front().begin;
    const int room = std::max(options_.width - options_.gutter - 3, 20);
    const DisplayLine shown = ShowLine(file_.Line(line), focus, room);
    Row(std::to_string(line), shown.text);
    if (marks.empty()) return;

    const bool beside = std::all_of(marks.begin(), marks.end(),
                                    [&](const Mark& m) { return m.end <= marks.back().end; });
    std::string row = MarkRow(shown, marks);
    if (beside && !marks.back().text.empty()) {
      row += ' ' + Text(marks.back());
      marks.pop_back();
    }
    Row("", row);
    while (!marks.empty()) {
      const Mark mark = marks.back();
      marks.pop_back();
      if (!mark.text.empty()) Row("", Connectors(shown, marks, mark) + Text(mark));
    }
  }

  std::string Text(const Mark& mark) const { return options_.style(InkOfMark(mark), mark.text); }
  Ink InkOfMark(const Mark& mark) const { return mark.primary ? ink_ : Ink::kSecondary; }

  // `----  ^^^^`; the finding's own mark is drawn over the others.
  std::string MarkRow(const DisplayLine& shown, const std::vector<Mark>& marks) const {
    std::string row;
    for (const bool primary : {false, true}) {
      for (const Mark& mark : marks) {
        if (mark.primary != primary) continue;
        const int begin = shown.Column(mark.begin);
        const int end = std::max(shown.Column(mark.end), begin + 1);
        if (row.size() < static_cast<std::size_t>(end)) row.resize(end, ' ');
        std::fill(row.begin() + begin, row.begin() + end, primary ? '^' : '-');
      }
    }
    return Painted(row);
  }

  // The space before the text of a mark, with a `|` under each mark that still waits for its own.
  std::string Connectors(const DisplayLine& shown, const std::vector<Mark>& waiting,
                         const Mark& mark) const {
    const int begin = shown.Column(mark.begin);
    std::string row(static_cast<std::size_t>(begin), ' ');
    for (const Mark& other : waiting) {
      const int column = shown.Column(other.begin);
      if (column < begin && !other.text.empty()) row[column] = '|';
    }
    return Painted(row);
  }

  // Colours each run of equal characters.
  std::string Painted(std::string_view row) const {
    std::string painted;
    for (std::size_t i = 0; i < row.size();) {
      const std::size_t end = std::min(row.find_first_not_of(row[i], i), row.size());
      const std::string_view run = row.substr(i, end - i);
      const Ink ink = row[i] == '^' ? ink_ : Ink::kSecondary;
      painted += row[i] == ' ' ? std::string(run) : options_.style(ink, run);
      i = end;
    }
    return painted;
  }

  const SourceFile& file_;
  const FrameOptions& options_;
  Ink ink_;
  std::string text_;
};

}  // namespace

int GutterOf(const Diagnostic& diagnostic, const SourceManager& sources) {
  const auto last_line = [&](const Span& span) {
    return sources.file(span.file).Locate(std::max(span.begin, span.end)).line;
  };
  std::uint32_t largest = last_line(diagnostic.span);
  for (const Label& label : diagnostic.labels) largest = std::max(largest, last_line(label.span));
  if (diagnostic.fix) {
    for (const Edit& edit : diagnostic.fix->edits) {
      const auto lines = std::count(edit.replacement.begin(), edit.replacement.end(), '\n');
      largest = std::max(largest, last_line(edit.span) + static_cast<std::uint32_t>(lines));
    }
  }
  return static_cast<int>(std::to_string(largest).size());
}

std::string RenderFrame(const Diagnostic& diagnostic, const SourceManager& sources,
                        const FrameOptions& options) {
  std::vector<Span> files = {diagnostic.span};  // the first place in each file
  for (const Label& label : diagnostic.labels) {
    const auto same = [&](const Span& span) { return span.file == label.span.file; };
    if (std::none_of(files.begin(), files.end(), same)) files.push_back(label.span);
  }
  std::string text;
  for (const Span& place : files) {
    const bool own = place.file == diagnostic.span.file;
    const SourceFile& file = sources.file(place.file);
    Marks marks;
    if (own) AddMarks(file, diagnostic.span, true, diagnostic.label, marks);
    for (const Label& label : diagnostic.labels) {
      if (label.span.file == place.file) AddMarks(file, label.span, false, label.text, marks);
    }
    text +=
        Block(file, options, InkOf(diagnostic.severity)).Draw(own ? "-->" : ":::", place, marks);
  }
  return text;
}

}  // namespace belay
