#pragma once

#include <optional>
#include <string>
#include <vector>

#include "compiler/driver/file_system.h"
#include "compiler/driver/result.h"
#include "lint/rule.h"

// The settings of a project: `.belay.yaml`. docs/configuration.md says what may stand in one.
namespace belay {

struct NamedFile {
  std::string path;  // from where belay runs
  int line = 0;      // that names it
};

struct Config {
  std::vector<NamedFile> facts;
  std::optional<Profile> profile;
};

// The nearest one of a plan, from its folder upward as far as its repository (a folder with `.git`)
// or the root. nullopt: there is none.
std::optional<std::string> FindConfig(const std::string& plan, const FileSystem& files);

// nullopt: it cannot be read or does not fit, and `result` says why.
std::optional<Config> ReadConfig(const std::string& path, const FileSystem& files, Result& result);

}  // namespace belay
