#include "compiler/driver/facts_from.h"

#include <utility>

#include "compiler/driver/yaml_file.h"

namespace belay {

std::unique_ptr<const Facts> FactsWith(const std::vector<std::string>& paths,
                                       const FileSystem& files, Result& result) {
  auto facts = std::make_unique<Facts>();
  for (const std::string& path : paths) {
    const bool read = ReadYamlFile(path, files, result, [&](const std::string& text) {
      for (FactRow& row : FactReader().Read(YAML::Load(text))) facts->Put(std::move(row));
    });
    if (!read) return nullptr;
  }
  return facts;
}

}  // namespace belay
