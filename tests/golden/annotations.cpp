#include "tests/golden/annotations.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

namespace belay {
namespace {

std::string_view Word(Severity severity) {
  switch (severity) {
    case Severity::kInfo:
      return "info";
    case Severity::kWarning:
      return "warning";
    case Severity::kError:
      return "error";
  }
  return "";
}

bool IsAnnotation(std::string_view line) {
  if (line.starts_with("#<")) return true;
  if (!line.starts_with('#')) return false;
  const std::size_t at = line.find_first_not_of(' ', 1);
  if (at == std::string_view::npos) return false;
  const std::size_t end = line.find_first_not_of(line[at], at);
  const bool marks = line[at] == '^' || (line[at] == '-' && end != at + 1);
  return marks && end != std::string_view::npos && line[end] == ' ';
}

std::string Mark(const SourceFile& file, const Span& span, char mark, std::string_view text) {
  const LineColumn begin = file.Locate(span.begin);
  const LineColumn end = file.Locate(span.end);
  const auto width = static_cast<std::uint32_t>(file.Line(begin.line).size());
  std::uint32_t last = end.line == begin.line ? end.column - 1 : width;
  last = std::max(last, begin.column);
  const std::uint32_t length = last - begin.column + 1;
  // One hyphen alone could be a comment's own.
  const bool figures = begin.column < 2 || (mark == '-' && length == 1);
  if (figures) return fmt::format("#<{}-{} {}\n", begin.column, last, text);
  return fmt::format("#{}{} {}\n", std::string(begin.column - 2, ' '), std::string(length, mark),
                     text);
}

}  // namespace

std::string StripAnnotations(std::string_view text) {
  std::string stripped;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size() - 1) + 1;
    const std::string_view line = text.substr(0, end);
    if (!IsAnnotation(line.substr(0, line.find_last_not_of('\n') + 1))) stripped += line;
    text.remove_prefix(end);
  }
  return stripped;
}

std::string Annotate(const SourceFile& file, FileId id, const std::vector<Diagnostic>& findings) {
  std::map<std::uint32_t, std::string> below;  // by line
  for (const Diagnostic& finding : findings) {
    const bool here = finding.span.file == id;
    const Span span = here ? finding.span : Span{.file = id, .begin = 0, .end = 0};
    below[file.Locate(span.begin).line] +=
        Mark(file, span, '^',
             fmt::format("{}[{} {}]: {}", Word(finding.severity), finding.code, finding.name,
                         finding.message));
    for (const Label& label : finding.labels) {
      if (label.span.file != id) continue;
      below[file.Locate(label.span.begin).line] +=
          Mark(file, label.span, '-', fmt::format("{}: {}", finding.code, label.text));
    }
  }
  std::string annotated;
  for (std::uint32_t line = 1; line <= file.line_count(); ++line) {
    const bool last = line == file.line_count();
    if (!last || !file.Line(line).empty()) annotated += std::string(file.Line(line)) + "\n";
    if (const auto found = below.find(line); found != below.end()) annotated += found->second;
  }
  return annotated;
}

}  // namespace belay
