#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <iterator>
#include <string_view>
#include <vector>

#include "compiler/diagnostics/concise_renderer.h"
#include "compiler/diagnostics/style.h"
#include "compiler/diagnostics/suggest.h"
#include "compiler/driver/commands.h"
#include "compiler/driver/explanations.h"
#include "compiler/driver/prose.h"

namespace belay {
namespace {

std::string Lower(std::string_view text) {
  std::string lower;
  std::transform(text.begin(), text.end(), std::back_inserter(lower),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return lower;
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
