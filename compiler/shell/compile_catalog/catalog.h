#pragma once

#include <yaml-cpp/yaml.h>

#include <map>
#include <string>

#include "compiler/shell/compile_catalog/arrays.h"
#include "compiler/shell/compile_catalog/commands.h"
#include "compiler/shell/compile_catalog/pairs.h"

namespace belay::compile_catalog {

// All files of the catalog, and the table of compiler/shell/catalog.h that they make.
class Catalog {
 public:
  // Throws what is wrong with the file, with its path and line.
  void ReadFile(const std::string& path);

  // The C++ of the table.
  std::string Table() const;

 private:
  void ReadTool(const YAML::Node& file);
  void ReadOperations(const YAML::Node& file);
  void ReadResources(const YAML::Node& file);

  Arrays arrays_;
  Commands commands_{arrays_};
  struct Tool {
    std::string called;  // the name that its entries go by
    std::string code;    // CatalogTool, but for its pairs
  };
  Pairs pairs_{arrays_, commands_};
  std::map<std::string, Tool> tools_;              // by each of its names
  std::map<std::string, std::string> kinds_;       // written -> full
  std::map<std::string, std::string> operations_;  // name -> meaning
};

}  // namespace belay::compile_catalog
