#include "compiler/driver/config.h"

#include <fmt/format.h>

#include <filesystem>
#include <set>
#include <string_view>

#include "compiler/diagnostics/suggest.h"
#include "compiler/driver/yaml_file.h"

namespace belay {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kName = ".belay.yaml";

bool IsThere(const fs::path& path, const FileSystem& files) {
  return !files.Read(path.string()).missing;
}

std::vector<NamedFile> Paths(const YAML::Mark& key, const YAML::Node& value,
                             const fs::path& folder) {
  constexpr std::string_view kForm = "`facts` is a list of files: [platform.yaml]";
  if (!value.IsSequence()) throw BadYaml(key, std::string(kForm));
  std::vector<NamedFile> paths;
  for (const YAML::Node& item : value) {
    if (!item.IsScalar() || item.Scalar().empty()) {
      throw BadYaml(item.Mark(), std::string(kForm));
    }
    paths.push_back({.path = (folder / item.Scalar()).lexically_normal().string(),
                     .line = item.Mark().line + 1});
  }
  return paths;
}

Profile ProfileOf(const YAML::Mark& key, const YAML::Node& value) {
  const std::string word = value.IsScalar() ? value.Scalar() : "";
  std::vector<std::string> names;
  for (const Profile profile : {Profile::kBasic, Profile::kStandard, Profile::kProduction}) {
    if (word == ToString(profile)) return profile;
    names.emplace_back(ToString(profile));
  }
  throw BadYaml(key, fmt::format("`profile` is one of {}{}", fmt::join(names, ", "),
                                 value.IsScalar() ? fmt::format(", and not `{}`{}", word,
                                                                DidYouMean(word, names))
                                                  : ""));
}

Config Read(const std::string& text, const fs::path& folder) {
  Config config;
  const YAML::Node document = OneDocument(text);
  if (document.IsNull()) return config;
  if (!document.IsMap()) throw BadYaml(document.Mark(), "a mapping is needed: `setting: value`");
  std::set<std::string> seen;
  for (const auto& entry : document) {
    const std::string key = entry.first.IsScalar() ? entry.first.Scalar() : "";
    if (!seen.insert(key).second) {
      throw BadYaml(entry.first.Mark(), fmt::format("`{}` has a value already", key));
    }
    if (key == "facts") {
      config.facts = Paths(entry.first.Mark(), entry.second, folder);
    } else if (key == "profile") {
      config.profile = ProfileOf(entry.first.Mark(), entry.second);
    } else {
      throw BadYaml(entry.first.Mark(),
                    fmt::format("there is no setting `{}`, only facts and profile{}", key,
                                DidYouMean(key, {"facts", "profile"})));
    }
  }
  return config;
}

}  // namespace

std::optional<std::string> FindConfig(const std::string& plan, const FileSystem& files) {
  const fs::path here = files.Absolute(".");
  for (fs::path folder = fs::path(files.Absolute(plan)).parent_path();;
       folder = folder.parent_path()) {
    const fs::path path = folder / kName;
    if (IsThere(path, files)) return path.lexically_proximate(here).string();
    if (IsThere(folder / ".git", files) || folder == folder.parent_path()) return std::nullopt;
  }
}

std::optional<Config> ReadConfig(const std::string& path, const FileSystem& files, Result& result) {
  Config config;
  const bool read = ReadYamlFile(path, files, result, [&](const std::string& text) {
    config = Read(text, fs::path(path).parent_path());
  });
  if (!read) return std::nullopt;
  return config;
}

}  // namespace belay
