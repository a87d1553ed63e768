#pragma once

#include <map>
#include <set>
#include <string>

#include "compiler/driver/file_system.h"

namespace belay {

// Files that exist only in a test. Folders are what the paths say.
class FakeFileSystem : public FileSystem {
 public:
  std::map<std::string, std::string> files;
  std::set<std::string> unreadable;  // files and folders
  mutable int reads = 0;

  bool IsFolder(const std::string& path) const override {
    if (path == ".") return true;
    const auto at = files.lower_bound(path + '/');
    return at != files.end() && at->first.starts_with(path + '/');
  }
  bool IsExecutable(const std::string&) const override { return false; }
  std::string Absolute(const std::string& path) const override { return path; }

  ReadResult Read(const std::string& path) const override {
    ++reads;
    const auto found = files.find(path);
    if (unreadable.contains(path)) return {.text = {}, .error = "no rights", .missing = false};
    if (found == files.end()) return {.text = {}, .error = "none", .missing = true};
    return {.text = found->second, .error = {}, .missing = false};
  }
  ReadResult ReadStandardInput() const override { return Read("(stdin)"); }

  ListResult List(const std::string& path) const override {
    if (unreadable.contains(path)) return {.entries = {}, .error = "no rights"};
    const std::string prefix = path == "." ? "" : path + '/';
    std::map<std::string, bool> names;  // true: a folder
    for (const auto& [name, text] : files) {
      if (!name.starts_with(prefix)) continue;
      const std::string rest = name.substr(prefix.size());
      names[rest.substr(0, rest.find('/'))] = rest.find('/') != std::string::npos;
    }
    std::vector<FolderEntry> entries;
    for (auto at = names.rbegin(); at != names.rend(); ++at) {
      entries.push_back({.name = at->first, .folder = at->second, .file = !at->second});
    }
    return {.entries = entries, .error = {}};
  }

  std::string Write(const std::string& path, const std::string& text, FileMode) override {
    files[path] = text;
    return {};
  }
};

}  // namespace belay
