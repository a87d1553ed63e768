#pragma once

#include <yaml-cpp/yaml.h>

#include <functional>
#include <stdexcept>
#include <string>

#include "compiler/driver/file_system.h"
#include "compiler/driver/result.h"

namespace belay {

// What is wrong with a YAML file, and where: what() begins with the line.
class BadYaml : public std::runtime_error {
 public:
  BadYaml(const YAML::Mark& mark, const std::string& what);
};

// Gives the text of a file that a user named to `use`. false: it cannot be read or `use` threw a
// BadYaml, a YAML::Exception or another runtime_error, and `result` says which file and why.
bool ReadYamlFile(const std::string& path, const FileSystem& files, Result& result,
                  const std::function<void(const std::string& text)>& use);

// The one document of a text; a null one where there is none.
YAML::Node OneDocument(const std::string& text);

}  // namespace belay
