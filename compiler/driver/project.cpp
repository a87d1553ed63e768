#include "compiler/driver/project.h"

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
  Config settings;
  if (!config.empty()) {
    std::optional<Config> read = ReadConfig(config, files_, result_);
    if (!read) return nullptr;
    settings = std::move(*read);
  }
  // A later file wins.
  settings.facts.insert(settings.facts.end(), arguments_.facts.begin(), arguments_.facts.end());
  auto project = std::make_unique<Project>();
  project->facts = FactsWith(settings.facts, files_, result_);
  project->profile = settings.profile;
  if (!project->facts) return nullptr;
  return project;
}

}  // namespace belay
