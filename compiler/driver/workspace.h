#pragma once

#include <map>
#include <optional>
#include <string>

#include "compiler/diagnostics/diagnostics.h"
#include "compiler/driver/file_system.h"
#include "compiler/driver/result.h"
#include "compiler/plan/plan.h"
#include "compiler/source/source_manager.h"
#include "compiler/syntax/ast.h"

namespace belay {

// `--set`: parameters by name.
using Settings = std::map<std::string, std::string>;

// The files of one run and what was found in them. Reads each file once, however many import it.
class Workspace {
 public:
  Workspace(const FileSystem& files, std::string stdin_name, Result& result)
      : files_(files), stdin_name_(std::move(stdin_name)), result_(result) {}

  // A file of the command line, or standard input for `-`. nullopt: it cannot be read, and `result`
  // says why.
  std::optional<FileId> Open(const std::string& path);

  // A text that stands for the file at that path.
  FileId Add(const std::string& path, std::string text) { return Keep(path, std::move(text)); }

  // Its Plan; nullopt for a module and where there are errors that leave none.
  std::optional<Plan> Compile(FileId file, const Settings& settings);

  // Its Plan with more parameters fixed, for the linter: what the compiler finds in it is not kept.
  std::optional<Plan> CompileVariant(FileId file, Settings settings, const Settings& more);

  SourceManager& sources() { return sources_; }
  Diagnostics& diagnostics() { return diagnostics_; }

 private:
  std::optional<Plan> ResolveWith(const ast::File& tree, const Settings& settings,
                                  Diagnostics& diagnostics);
  std::optional<FileId> OpenModule(const std::string& path);
  FileId Keep(const std::string& path, std::string text);

  const FileSystem& files_;
  std::string stdin_name_;
  Result& result_;
  SourceManager sources_;
  Diagnostics diagnostics_;
  std::map<std::string, FileId> opened_;  // by path without `.` and `..`
};

}  // namespace belay
