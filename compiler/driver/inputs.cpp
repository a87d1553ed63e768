#include "compiler/driver/inputs.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <set>
#include <string_view>
#include <utility>

namespace belay {
namespace {

constexpr std::string_view kExtension = ".belay";

std::string Join(const std::string& folder, const std::string& name) {
  if (folder == ".") return name;
  return folder.ends_with('/') ? folder + name : folder + '/' + name;
}

bool IsSkipped(const std::string& folder) {
  return folder.starts_with('.') || folder == "build";
}

std::vector<std::string> Search(const std::string& top, const FileSystem& files, Result& result) {
  std::vector<std::string> found;
  std::vector<std::string> folders = {top};
  while (!folders.empty()) {
    const std::string folder = std::move(folders.back());
    folders.pop_back();
    const ListResult list = files.List(folder);
    if (!list.entries) {
      result.Note(ExitCode::kFailure, fmt::format("cannot search `{}`: {}", folder, list.error));
      continue;
    }
    for (const FolderEntry& entry : *list.entries) {
      if (entry.folder && !IsSkipped(entry.name)) folders.push_back(Join(folder, entry.name));
      if (entry.file && entry.name.ends_with(kExtension)) found.push_back(Join(folder, entry.name));
    }
  }
  std::sort(found.begin(), found.end());
  return found;
}

}  // namespace

std::vector<std::string> FindInputs(const std::vector<std::string>& paths, const FileSystem& files,
                                    Result& result) {
  std::vector<std::string> inputs;
  std::set<std::string> seen;
  const auto add = [&](const std::string& path) {
    const std::string plain = std::filesystem::path(path).lexically_normal().string();
    if (seen.insert(plain).second) inputs.push_back(path);
  };
  for (const std::string& path : paths) {
    if (path == kStandardInput || !files.IsFolder(path)) {
      add(path);
      continue;
    }
    const ExitCode before = std::exchange(result.code, ExitCode::kClean);
    const std::vector<std::string> found = Search(path, files, result);
    if (found.empty() && result.code == ExitCode::kClean) {
      result.Note(ExitCode::kUsage, fmt::format("there is no *.belay file in `{}`", path));
    }
    result.code = Worst(result.code, before);
    std::for_each(found.begin(), found.end(), add);
  }
  return inputs;
}

}  // namespace belay
