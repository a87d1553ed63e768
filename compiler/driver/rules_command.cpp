#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <nlohmann/json.hpp>

#include "compiler/diagnostics/concise_renderer.h"
#include "compiler/driver/commands.h"
#include "compiler/driver/explanations.h"

namespace belay {
namespace {

// What `belay rules --format json` gives. A change that breaks readers raises it.
constexpr int kRulesVersion = 1;

std::string TextTable(const std::vector<Explanation>& rules) {
  std::size_t name = 0;
  std::size_t profile = 0;
  for (const Explanation& rule : rules) {
    name = std::max(name, rule.name.size());
    profile = std::max(profile, rule.profile.size());
  }
  std::string table;
  for (const Explanation& rule : rules) {
    fmt::format_to(std::back_inserter(table), "{}  {:<{}}  {:<7}  {:<{}}  {}\n", rule.code,
                   rule.name, name, ToString(rule.severity), rule.profile, profile, rule.summary);
  }
  return table;
}

std::string Document(const std::vector<Explanation>& rules) {
  using Json = nlohmann::ordered_json;
  Json list = Json::array();
  for (const Explanation& rule : rules) {
    list.push_back({{"code", rule.code},
                    {"name", rule.name},
                    {"severity", ToString(rule.severity)},
                    {"profile", rule.profile},
                    {"summary", rule.summary},
                    {"why", rule.why},
                    {"bad", rule.bad},
                    {"good", rule.good},
                    {"sources", rule.sources}});
  }
  const Json document = {{"version", kRulesVersion}, {"rules", std::move(list)}};
  return document.dump(2) + '\n';
}

}  // namespace

Result Run(const RulesArguments& arguments, World&) {
  Result result;
  const std::vector<Explanation> rules = Explanations();
  result.out = arguments.json ? Document(rules) : TextTable(rules);
  return result;
}

}  // namespace belay
