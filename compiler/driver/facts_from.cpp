#include "compiler/driver/facts_from.h"

#include <fmt/format.h>
#include <yaml-cpp/yaml.h>

namespace belay {

std::unique_ptr<const Facts> FactsWith(const std::vector<std::string>& paths,
                                       const FileSystem& files, Result& result) {
  auto facts = std::make_unique<Facts>();
  for (const std::string& path : paths) {
    const ReadResult read = files.Read(path);
    if (!read.text) {
      result.Note(ExitCode::kUsage, fmt::format("cannot read `{}`: {}", path, read.error));
      return nullptr;
    }
    try {
      for (FactRow& row : FactReader().Read(YAML::Load(*read.text))) facts->Put(std::move(row));
    } catch (const BadFacts& error) {
      result.Note(ExitCode::kUsage, fmt::format("`{}`: {}", path, error.what()));
      return nullptr;
    } catch (const YAML::Exception& error) {
      result.Note(ExitCode::kUsage,
                  fmt::format("`{}`: line {}: {}", path, error.mark.line + 1, error.msg));
      return nullptr;
    }
  }
  return facts;
}

}  // namespace belay
