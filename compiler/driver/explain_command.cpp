#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <iterator>
#include <string_view>
#include <vector>

#include "compiler/diagnostics/concise_renderer.h"
#include "compiler/diagnostics/display.h"
#include "compiler/diagnostics/style.h"
#include "compiler/diagnostics/suggest.h"
#include "compiler/driver/commands.h"
#include "compiler/driver/explanations.h"

namespace belay {
namespace {

constexpr int kWidth = 80;

std::string Lower(std::string_view text) {
  std::string lower;
  std::transform(text.begin(), text.end(), std::back_inserter(lower),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return lower;
}

// Two blanks before each line, lines of at most kWidth columns.
std::string Paragraph(std::string_view text) {
  std::string paragraph;
  int column = kWidth;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(' '), text.size());
    const std::string_view word = text.substr(0, end);
    const int columns = DisplayWidth(word);
    if (column + 1 + columns > kWidth) {
      paragraph += paragraph.empty() ? "  " : "\n  ";
      column = 2;
    } else {
      paragraph += ' ';
      ++column;
    }
    paragraph += word;
    column += columns;
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return paragraph + '\n';
}

std::string Indented(std::string_view text) {
  std::string indented;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string_view line = text.substr(0, end);
    indented += line.empty() ? "\n" : fmt::format("    {}\n", line);
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return indented;
}

std::string Page(const Explanation& explanation, const Style& style) {
  std::string page =
      style(InkOf(explanation.severity), fmt::format("{} {}", explanation.code, explanation.name));
  page += fmt::format("   {}, profile {}\n\n", ToString(explanation.severity), explanation.profile);
  page += Paragraph(explanation.summary);
  const auto section = [&](std::string_view title, const std::string& body) {
    if (body.size() > 1) page += '\n' + style(Ink::kStrong, title) + '\n' + body;
  };
  section("Why", Paragraph(explanation.why));
  section("Bad", Indented(explanation.bad));
  section("Good", Indented(explanation.good));
  section("Sources", Paragraph(explanation.sources));
  return page;
}

}  // namespace

Result Run(const ExplainArguments& arguments, World& world) {
  Result result;
  const std::string wanted = Lower(arguments.rule);
  std::vector<std::string> names;
  for (const Explanation& explanation : Explanations()) {
    names.push_back(Lower(explanation.code));
    names.emplace_back(explanation.name);
    if (names.back() != wanted && names[names.size() - 2] != wanted) continue;
    result.out = Page(explanation, Style(world.out.color));
    return result;
  }
  result.Note(ExitCode::kUsage, fmt::format("there is no rule `{}`{}; `belay rules` lists them",
                                            arguments.rule, DidYouMean(wanted, names)));
  return result;
}

}  // namespace belay
