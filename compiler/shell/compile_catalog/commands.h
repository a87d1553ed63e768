#pragma once

#include <yaml-cpp/yaml.h>

#include <map>
#include <set>
#include <string>

#include "compiler/shell/compile_catalog/arrays.h"

namespace belay::compile_catalog {

// Makes CatalogCommands of the entries of a tool's `commands`.
class Commands {
 public:
  explicit Commands(Arrays& arrays) : arrays_(arrays) {}

  // The file that the next entries are of. Its source and date are those of its hazards too, where
  // they have none of their own.
  void Enter(const std::string& path, const YAML::Node& file);

  // The fields of a CatalogCommand, without its pattern.
  std::string Code(const YAML::Node& node);

  // The name of an array of the CatalogHazards of one tool of the file.
  std::string Hazards(const YAML::Node& list, const std::string& tool);

  std::string ConditionCode(const YAML::Node& node);
  std::string ObjectCode(const YAML::Node& node);

  // What one command begins, another must tell of, and `operations` must have all.
  void CheckOperations(const std::map<std::string, std::string>& operations) const;

 private:
  std::string RuleCode(const YAML::Node& node, const YAML::Node& conditions);
  std::string HazardCode(const YAML::Node& node, const std::string& pattern);
  void NoteOperation(const YAML::Node& node, bool tells);

  Arrays& arrays_;
  std::string path_;
  std::string source_;
  std::string as_of_;
  std::map<std::string, std::string> begun_;  // operation -> a place that names it
  std::set<std::string> told_;                // operations that a read or a wait tells of
};

}  // namespace belay::compile_catalog
