#pragma once

#include <yaml-cpp/yaml.h>

#include <array>
#include <map>
#include <set>
#include <string>

#include "compiler/shell/compile_catalog/arrays.h"
#include "compiler/shell/compile_catalog/commands.h"

namespace belay::compile_catalog {

// pairs.yaml: what must end once it has begun.
class Pairs {
 public:
  Pairs(Arrays& arrays, Commands& commands) : arrays_(arrays), commands_(commands) {}

  void Read(const YAML::Node& file);

  // The name of the array of a tool's CatalogPairs. It is there once Code() is.
  std::string Name(const std::string& tool) const;

  // The arrays themselves.
  std::string Code() const;

  // Throws where a pair is of a tool that is not among these.
  void Check(const std::set<std::string>& tools) const;

  const std::set<std::string>& known() const { return known_; }

 private:
  std::string ObjectCode(const YAML::Node& node);

  Arrays& arrays_;
  Commands& commands_;
  std::map<std::string, std::array<std::string, 2>> pairs_;  // by tool: what opens, what closes
  std::set<std::string> known_;
};

}  // namespace belay::compile_catalog
