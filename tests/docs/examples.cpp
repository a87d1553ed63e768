#include "tests/docs/examples.h"

#include <fmt/format.h>

#include <algorithm>

#include "compiler/diagnostics/concise_renderer.h"
#include "compiler/syntax/format.h"
#include "tests/compile.h"

namespace belay {
namespace {

// The line that begins at `at`, with its end.
std::string_view LineAt(std::string_view page, std::size_t at) {
  return page.substr(at, std::min(page.find('\n', at), page.size() - 1) + 1 - at);
}

std::string_view Ticks(std::string_view line) {
  return line.substr(0, std::min(line.find_first_not_of('`'), line.size()));
}

// As Markdown has it: at most three spaces, then as many backticks or more.
bool Closes(std::string_view line, std::string_view ticks) {
  const std::size_t indent = std::min(line.find_first_not_of(' '), line.size());
  const std::string_view text = line.substr(indent, line.find_last_not_of('\n') + 1 - indent);
  return indent <= 3 && text.size() >= ticks.size() && Ticks(text) == text;
}

// The end of the fence that is opened at `begin`; the end of the page where nothing closes it.
std::size_t EndOfFence(std::string_view page, std::size_t begin) {
  std::string_view line = LineAt(page, begin);
  const std::string_view ticks = Ticks(line);
  std::size_t at = begin + line.size();
  while (at < page.size()) {
    line = LineAt(page, at);
    at += line.size();
    if (Closes(line, ticks)) return at;
  }
  return at;
}

// What follows an example on an empty line and tells of findings.
std::size_t EndOfFindings(std::string_view page, std::size_t at) {
  for (const std::string_view severity : {"error[", "warning[", "info["}) {
    if (page.substr(at).starts_with(fmt::format("\n```text\n{}", severity))) {
      return EndOfFence(page, at + 1);
    }
  }
  return at;
}

std::string Findings(const Compiled& compiled) {
  std::string text;
  for (const Diagnostic& finding : compiled.diagnostics.Sorted()) {
    text += fmt::format("{}[{} {}]: {}\n", ToString(finding.severity), finding.code, finding.name,
                        finding.message);
  }
  return text;
}

// A text that cannot be read stays as it is.
std::string InForm(const std::string& text) {
  SourceManager sources;
  Diagnostics ignored;
  const FileId file = sources.Add("example.belay", text);
  const Formatted done = Format(sources, file, ignored);
  return done.outcome == Formatted::Outcome::kDone ? done.text : text;
}

}  // namespace

std::vector<Example> Examples(std::string_view page) {
  std::vector<Example> examples;
  std::string head;
  std::size_t count = 0;
  for (std::size_t at = 0; at < page.size();) {
    const std::string_view line = LineAt(page, at);
    ++count;
    const std::string_view ticks = Ticks(line);
    if (ticks.size() < 3) {
      at += line.size();
      continue;
    }
    const std::size_t begin = at;
    const std::string_view tag = line.substr(ticks.size());
    at = EndOfFence(page, begin);
    if (tag == "belay\n" || tag == "belay head\n") {
      const std::size_t text = begin + line.size();
      const std::size_t length = page.rfind('\n', at - 2) + 1 - text;
      Example example{.head = {},
                      .text = std::string(page.substr(text, length)),
                      .fence = std::string(line),
                      .page = {},
                      .begin = begin,
                      .line = count};
      if (!example.text.starts_with("edition")) example.head = head;
      if (tag == "belay head\n") head = example.text;
      at = EndOfFindings(page, at);
      example.page = page.substr(begin, at - begin);
      examples.push_back(std::move(example));
    }
    count +=
        static_cast<std::size_t>(std::count(page.begin() + begin, page.begin() + at, '\n')) - 1;
  }
  return examples;
}

std::string AsFound(const Example& example) {
  const std::string text = InForm(example.text);
  const std::string findings = Findings(Compile(example.head + text));
  const std::string shown = findings.empty() ? "" : "\n```text\n" + findings + "```\n";
  return fmt::format("{}{}{}\n{}", example.fence, text, Ticks(example.fence), shown);
}

}  // namespace belay
