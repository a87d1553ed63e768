#include "compiler/driver/workspace.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <utility>

#include "compiler/diagnostics/codes.h"
#include "compiler/driver/inputs.h"
#include "compiler/resolve/resolve.h"
#include "compiler/syntax/parse.h"

namespace belay {
namespace {

std::string PlainPath(std::string_view path) {
  return std::filesystem::path(path).lexically_normal().string();
}

bool IsBlank(std::string_view text) {
  return text.find_first_not_of(" \t\r\n") == std::string_view::npos;
}

}  // namespace

std::optional<FileId> Workspace::Open(const std::string& path) {
  if (path == kStandardInput) {
    ReadResult read = files_.ReadStandardInput();
    if (read.text) return sources_.Add(stdin_name_, std::move(*read.text));
    result_.Note(ExitCode::kFailure, fmt::format("cannot read standard input: {}", read.error));
    return std::nullopt;
  }
  const auto opened = opened_.find(PlainPath(path));
  if (opened != opened_.end()) return opened->second;
  ReadResult read = files_.Read(path);
  if (read.text) return Keep(path, std::move(*read.text));
  if (read.missing) {
    result_.Note(ExitCode::kUsage, fmt::format("there is no file or folder `{}`", path));
  } else {
    result_.Note(ExitCode::kFailure, fmt::format("cannot read `{}`: {}", path, read.error));
  }
  return std::nullopt;
}

std::optional<FileId> Workspace::OpenModule(const std::string& path) {
  const auto opened = opened_.find(PlainPath(path));
  if (opened != opened_.end()) return opened->second;
  ReadResult read = files_.Read(path);
  if (read.text) return Keep(path, std::move(*read.text));
  if (!read.missing) {
    result_.Note(ExitCode::kFailure, fmt::format("cannot read `{}`: {}", path, read.error));
  }
  return std::nullopt;
}

FileId Workspace::Keep(const std::string& path, std::string text) {
  const FileId file = sources_.Add(path, std::move(text));
  opened_.emplace(PlainPath(path), file);
  return file;
}

std::optional<Plan> Workspace::Compile(FileId file, const Settings& settings) {
  if (IsBlank(sources_.file(file).text())) {
    diagnostics_.Add(MakeDiagnostic(Code::kMissingPart, {.file = file, .begin = 0, .end = 0},
                                    "the file is empty; a plan or a module was expected"));
    return std::nullopt;
  }
  return ResolveWith(Parse(sources_, file, diagnostics_), settings, diagnostics_);
}

std::optional<Plan> Workspace::CompileVariant(FileId file, Settings settings,
                                              const Settings& more) {
  settings.insert(more.begin(), more.end());
  Diagnostics unread;
  return ResolveWith(Parse(sources_, file, unread), settings, unread);
}

std::optional<Plan> Workspace::ResolveWith(const ast::File& tree, const Settings& settings,
                                           Diagnostics& diagnostics) {
  const ResolveOptions options{
      .settings = settings,
      .load = [this](std::string_view path) { return OpenModule(std::string(path)); },
  };
  return Resolve(tree, sources_, options, diagnostics);
}

}  // namespace belay
