#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <nlohmann/json.hpp>

#include "compiler/diagnostics/style.h"
#include "compiler/driver/commands.h"
#include "compiler/driver/project.h"
#include "compiler/plan/day.h"
#include "lint/catalog/facts.h"

namespace belay {
namespace {

// What `belay facts --format json` gives. A change that breaks readers raises it.
constexpr int kFactsVersion = 1;

struct Chosen {
  const FactList* list = nullptr;
  std::vector<const Fact*> facts;
};

std::vector<Chosen> Choose(const FactsArguments& arguments, const std::vector<FactList>& lists) {
  std::vector<Chosen> chosen;
  for (const FactList& list : lists) {
    Chosen of_list{.list = &list, .facts = {}};
    for (const Fact& fact : list.facts) {
      const bool past = arguments.day.empty() || IsPast(list, fact, arguments.day);
      if (past && Mentions(list, fact, arguments.words)) of_list.facts.push_back(&fact);
    }
    if (!of_list.facts.empty()) chosen.push_back(std::move(of_list));
  }
  return chosen;
}

// A line a kind, for who does not know yet what there is.
std::string Overview(const std::vector<Chosen>& chosen) {
  std::string text;
  for (const Chosen& of_list : chosen) {
    const auto [first, last] =
        std::minmax_element(of_list.facts.begin(), of_list.facts.end(),
                            [](const Fact* a, const Fact* b) { return a->as_of < b->as_of; });
    const std::string dates = (*first)->as_of == (*last)->as_of
                                  ? std::string((*first)->as_of)
                                  : fmt::format("{} to {}", (*first)->as_of, (*last)->as_of);
    fmt::format_to(std::back_inserter(text), "{:<14}{:>4}  {} (as of {})\n", of_list.list->name,
                   of_list.facts.size(), of_list.list->title, dates);
  }
  return text + "\n`belay facts WORD…` prints those with all the words: belay facts eks 1.31\n";
}

// A source stands once under the facts that it is of.
std::string Text(const std::vector<Chosen>& chosen, const Style& style) {
  std::string text;
  for (const Chosen& of_list : chosen) {
    text += text.empty() ? "" : "\n";
    text +=
        style(Ink::kStrong, fmt::format("{}: {}", of_list.list->name, of_list.list->title)) + '\n';
    for (std::size_t i = 0; i < of_list.facts.size(); ++i) {
      const Fact& fact = *of_list.facts[i];
      text += fmt::format("  {}\n", fact.text);
      const bool goes_on = i + 1 < of_list.facts.size() &&
                           of_list.facts[i + 1]->source == fact.source &&
                           of_list.facts[i + 1]->as_of == fact.as_of;
      if (!goes_on) text += fmt::format("      {}, as of {}\n", fact.source, fact.as_of);
    }
  }
  return text;
}

std::string Document(const std::vector<Chosen>& chosen) {
  using Json = nlohmann::ordered_json;
  Json facts = Json::array();
  for (const Chosen& of_list : chosen) {
    for (const Fact* fact : of_list.facts) {
      facts.push_back({{"kind", of_list.list->name},
                       {"id", fact->id},
                       {"text", fact->text},
                       {"source", fact->source},
                       {"as_of", fact->as_of}});
    }
  }
  const Json document = {{"version", kFactsVersion}, {"facts", std::move(facts)}};
  return document.dump(2) + '\n';
}

}  // namespace

Result Run(const FactsArguments& arguments, World& world) {
  Result result;
  if (!arguments.day.empty() && !IsDay(arguments.day)) {
    result.Note(ExitCode::kUsage,
                fmt::format("`{}` is not a day; --check takes one like 2026-11-21", arguments.day));
    return result;
  }
  // There is no plan: the project is that of the folder in which belay runs.
  Projects projects(arguments.project, {}, world.files, result);
  const Project* project = projects.Of("plan.belay");
  if (project == nullptr) return result;
  const std::vector<FactList> lists = project->facts->Lists();
  const std::vector<Chosen> chosen = Choose(arguments, lists);
  if (arguments.json) {
    result.out = Document(chosen);
  } else if (!chosen.empty()) {
    const bool all = arguments.words.empty() && arguments.day.empty();
    result.out = all ? Overview(chosen) : Text(chosen, Style(world.out.color));
  }
  if (!arguments.day.empty()) {
    if (!chosen.empty()) result.code = ExitCode::kFindings;
  } else if (chosen.empty()) {
    result.Note(ExitCode::kUsage, "no fact has all these words; `belay facts` tells what there is");
  }
  return result;
}

}  // namespace belay
