#include "compiler/shell/compile_catalog/pairs.h"

#include <algorithm>
#include <stdexcept>
#include <string_view>
#include <utility>

#include "compiler/shell/compile_catalog/schema.h"

namespace belay::compile_catalog {

std::string Pairs::ObjectCode(const YAML::Node& node) {
  constexpr std::string_view kNoObject = ", .object = {.kind = {}, .flags = {}}";
  if (!node) return ".about = CatalogPair::About::kCommand" + std::string(kNoObject);
  if (node.IsScalar()) {
    if (node.Scalar() != "any") throw Mistake(node, "`object` is `any` or a map");
    return ".about = CatalogPair::About::kAny" + std::string(kNoObject);
  }
  CheckKeys(node, {kPairObjectKeys});
  for (const auto& [key, about] : {std::pair{"each", "kEach"}, std::pair{"ends", "kEnds"}}) {
    if (!node[key]) continue;
    return std::string(".about = CatalogPair::About::") + about +
           ", .object = {.kind = " + Quoted(node[key].Scalar()) + ", .flags = {}}";
  }
  return ".about = CatalogPair::About::kOwn, .object = " + commands_.ObjectCode(node);
}

void Pairs::Read(const YAML::Node& file) {
  CheckKeys(file, {kPairsKeys});
  for (const auto& entry : file["pairs"]) {
    const std::string name = entry.first.Scalar();
    CheckKeys(entry.second, {kPairKeys});
    if (!known_.insert(name).second) throw Mistake(entry.first, "`" + name + "` is there twice");
    for (const auto& [key, place] : {std::pair{"opens", 0}, std::pair{"closes", 1}}) {
      const YAML::Node list = entry.second[key];
      if (!list || !list.IsSequence()) throw Mistake(entry.first, "needs `opens` and `closes`");
      for (const YAML::Node& node : list) {
        CheckKeys(node, {kPairCommandKeys, kConditions});
        for (const std::string& tool : Texts(node["tool"])) {
          for (const std::string& pattern : Texts(node["is"])) {
            pairs_[tool][place] += "    {.pair = " + Quoted(name) +
                                   ", .opens = " + (place == 0 ? "true" : "false") +
                                   ", .pattern = " + arrays_.List(Split(pattern)) +
                                   ", .when = " + commands_.ConditionCode(node) + ", " +
                                   ObjectCode(node["object"]) + "},\n";
          }
        }
      }
    }
  }
}

// `kPairsOf_ansible_playbook`
std::string Pairs::Name(const std::string& tool) const {
  if (pairs_.count(tool) == 0) return "{}";
  std::string name = tool;
  std::replace_if(
      name.begin(), name.end(), [](char c) { return c == '-' || c == '.'; }, '_');
  return "kPairsOf_" + name;
}

std::string Pairs::Code() const {
  std::string code;
  for (const auto& [tool, sides] : pairs_) {
    code += "constexpr CatalogPair " + Name(tool) + "[] = {\n" + sides[0] + sides[1] + "};\n";
  }
  return code;
}

void Pairs::Check(const std::set<std::string>& tools) const {
  for (const auto& [tool, code] : pairs_) {
    if (tools.count(tool) == 0) throw std::runtime_error("pairs.yaml: no tool `" + tool + "`");
  }
}

}  // namespace belay::compile_catalog
