#include "compiler/driver/yaml_file.h"

#include <fmt/format.h>

#include <vector>

namespace belay {

BadYaml::BadYaml(const YAML::Mark& mark, const std::string& what)
    : std::runtime_error(mark.is_null() ? what : fmt::format("line {}: {}", mark.line + 1, what)) {}

bool ReadYamlFile(const std::string& path, const FileSystem& files, Result& result,
                  const std::function<void(const std::string& text)>& use) {
  const ReadResult read = files.Read(path);
  if (read.missing) {
    result.Note(ExitCode::kUsage, fmt::format("there is no file `{}`", path));
    return false;
  }
  if (!read.text) {
    result.Note(ExitCode::kFailure, fmt::format("cannot read `{}`: {}", path, read.error));
    return false;
  }
  try {
    use(*read.text);
    return true;
  } catch (const YAML::Exception& error) {
    result.Note(ExitCode::kUsage,
                fmt::format("`{}`: line {}: {}", path, error.mark.line + 1, error.msg));
  } catch (const std::runtime_error& error) {
    result.Note(ExitCode::kUsage, fmt::format("`{}`: {}", path, error.what()));
  }
  return false;
}

YAML::Node OneDocument(const std::string& text) {
  const std::vector<YAML::Node> documents = YAML::LoadAll(text);
  if (documents.size() > 1) throw BadYaml(documents[1].Mark(), "one document is needed");
  return documents.empty() ? YAML::Node() : documents[0];
}

}  // namespace belay
