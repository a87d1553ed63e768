#pragma once

#include <yaml-cpp/yaml.h>

#include <initializer_list>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

// What may stand in a file of the catalog; catalog/README.md says what it means.
namespace belay::compile_catalog {

// With the line at which it stands.
struct Mistake : std::runtime_error {
  Mistake(const YAML::Node& node, const std::string& text)
      : std::runtime_error(std::to_string(node.Mark().line + 1) + ": " + text) {}
};

using Keys = std::span<const std::string_view>;
extern const Keys kSettings;
extern const Keys kConditions;
extern const Keys kCommandKeys;
extern const Keys kToolKeys;
extern const Keys kObjectKeys;
extern const Keys kHazardKeys;
extern const Keys kPairKeys;
extern const Keys kPairCommandKeys;
extern const Keys kPairObjectKeys;
extern const Keys kPairsKeys;
extern const Keys kOperationsKeys;
extern const Keys kResourcesKeys;

void CheckKeys(const YAML::Node& node, std::initializer_list<Keys> known);

// A `source` and an `as_of` that is a date.
void CheckFacts(const YAML::Node& file);
void CheckDate(const YAML::Node& date);

// One text or a list of texts.
std::vector<std::string> Texts(const YAML::Node& node);

// The enumerators for what the files write: `kSwitchContext` for `switch-context`, nothing for
// `unknown`; `kNoDrain` for `no-drain`.
std::string EffectKind(const YAML::Node& written);
std::string HazardKind(const YAML::Node& written);

}  // namespace belay::compile_catalog
