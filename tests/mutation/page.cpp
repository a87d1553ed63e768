#include "tests/mutation/page.h"

#include <fmt/format.h>

#include <regex>

#include "tests/mutation/mutants.h"

namespace belay::mutation {
namespace {

// The survivors of each sample in one line.
std::string List(const std::vector<Survivor>& survivors) {
  std::map<std::string, std::vector<std::string>> by_sample;
  for (const Survivor& survivor : survivors) {
    by_sample[survivor.sample].push_back(fmt::format("`{}` {}", survivor.place, survivor.what));
  }
  std::string list;
  for (const auto& [sample, places] : by_sample) {
    list += fmt::format("- {}: {}\n", sample, fmt::join(places, "; "));
  }
  return list;
}

}  // namespace

double ShareCaught(const Outcomes& outcomes) {
  int caught = 0;
  int worse = 0;
  for (const auto& [name, outcome] : outcomes) {
    caught += outcome.caught;
    worse += outcome.made - outcome.harmless();
  }
  return worse == 0 ? 1 : static_cast<double>(caught) / worse;
}

std::string Page(const Outcomes& outcomes) {
  std::string page = R"(# Mutants

Made by the target `update-mutants`. Each of the five repaired samples is made worse in one place, in every place where that can be done, and linted
at the profile `production`. A mutant is caught when a finding of the family meant speaks of it. Every other one is listed here: as no worse a plan,
with the reason, or as missed. A reason that the runner knows of the plan by itself stands in `tests/mutation`, a person's in `tests/mutation/survivors.yaml`.

| mutation | what is done | families | made | caught | no worse | missed |
|---|---|---|--:|--:|--:|--:|
)";
  Outcome all;
  std::size_t missed = 0;
  for (const Mutation& mutation : Mutations()) {
    const auto found = outcomes.find(std::string(mutation.name));
    const Outcome outcome = found == outcomes.end() ? Outcome{} : found->second;
    page += fmt::format(
        "| {} | {} | {} | {} | {} | {} | {} |\n", mutation.name, mutation.summary,
        mutation.meant.empty() ? "any" : fmt::to_string(fmt::join(mutation.meant, ", ")),
        outcome.made, outcome.caught, outcome.harmless(), outcome.missed.size());
    all.made += outcome.made;
    all.caught += outcome.caught;
    missed += outcome.missed.size();
    all.judged += outcome.judged;
  }
  const int harmless = all.made - all.caught - static_cast<int>(missed);
  page +=
      fmt::format("| all |  |  | {} | {} | {} | {} |\n\n", all.made, all.caught, harmless, missed);
  page += fmt::format(
      "Of those that are worse plans, {:.1f} % are caught. Of the {} that are no worse, {} are so "
      "for a reason of the runner's, "
      "{} for a person's.\n",
      100 * ShareCaught(outcomes), harmless, harmless - all.judged, all.judged);
  for (const Mutation& mutation : Mutations()) {
    const auto found = outcomes.find(std::string(mutation.name));
    if (found == outcomes.end()) continue;
    const Outcome& outcome = found->second;
    if (outcome.no_worse.empty() && outcome.missed.empty()) continue;
    page += fmt::format("\n## {}\n", mutation.name);
    if (!outcome.missed.empty()) page += "\nMissed:\n\n" + List(outcome.missed);
    for (const auto& [reason, survivors] : outcome.no_worse) {
      page += fmt::format("\nNo worse: {}.\n\n{}", reason, List(survivors));
    }
  }
  return page;
}

std::map<std::string, std::pair<int, int>> ReadPage(const std::string& page) {
  static const std::regex kRow(R"(\| ([a-z-]+) \|[^|]*\|[^|]*\| (\d+) \| (\d+) \|)");
  std::map<std::string, std::pair<int, int>> rows;
  for (std::sregex_iterator row(page.begin(), page.end(), kRow), end; row != end; ++row) {
    rows[(*row)[1]] = {std::stoi((*row)[2]), std::stoi((*row)[3])};
  }
  rows.erase("all");
  return rows;
}

}  // namespace belay::mutation
