#include "compiler/driver/project.h"

#include <fmt/format.h>

#include <utility>

#include "compiler/driver/config.h"
#include "compiler/driver/facts_from.h"
#include "compiler/driver/inputs.h"

namespace belay {

const Project* Projects::Of(const std::string& plan) {
  std::string config = arguments_.config;
  if (config.empty() && !arguments_.no_config) {
    config = FindConfig(plan == kStandardInput ? stdin_name_ : plan, files_).value_or("");
  }
  const auto [at, is_new] = known_.try_emplace(config);
  if (is_new) at->second = Read(config);
  return at->second.get();
}

std::unique_ptr<const Project> Projects::Read(const std::string& config) {
  auto project = std::make_unique<Project>();
  std::vector<std::string> facts;  // a later file wins
  if (!config.empty()) {
    const std::optional<Config> settings = ReadConfig(config, files_, result_);
    if (!settings) return nullptr;
    project->profile = settings->profile;
    for (const NamedFile& file : settings->facts) {
      if (files_.Read(file.path).missing) {
        result_.Note(ExitCode::kUsage, fmt::format("`{}`: line {}: there is no file `{}`", config,
                                                   file.line, file.path));
        return nullptr;
      }
      facts.push_back(file.path);
    }
  }
  facts.insert(facts.end(), arguments_.facts.begin(), arguments_.facts.end());
  project->facts = FactsWith(facts, files_, result_);
  if (!project->facts) return nullptr;
  return project;
}

}  // namespace belay
