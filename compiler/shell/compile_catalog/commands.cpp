#include "compiler/shell/compile_catalog/commands.h"

#include <algorithm>
#include <stdexcept>
#include <utility>
#include <vector>

#include "compiler/shell/compile_catalog/schema.h"

namespace belay::compile_catalog {
namespace {

// Of a key that may be missing.
std::string OptionalText(const YAML::Node& node) {
  return node ? Quoted(node.Scalar()) : "{}";
}
std::string OptionalBool(const YAML::Node& node) {
  if (!node) return "{}";
  return node.as<bool>() ? "true" : "false";
}

}  // namespace

void Commands::Enter(const std::string& path, const YAML::Node& file) {
  path_ = path;
  source_ = file["source"].Scalar();
  as_of_ = file["as_of"].Scalar();
}

std::string Commands::ConditionCode(const YAML::Node& node) {
  if (!node) return "{}";
  for (const char* key : {"values", "except"}) {
    if (node[key] && !node["flags"]) {
      throw Mistake(node, std::string("`") + key + "` needs `flags`");
    }
  }
  std::string code = "{";
  for (const char* key :
       {"flags", "values", "except", "without", "objects", "arguments", "lacking", "first"}) {
    code.append(".").append(key).append(" = ").append(arrays_.List(Texts(node[key]))).append(", ");
  }
  constexpr std::pair<const char*, const char*> kYes[] = {
      {"given", "at_least_one"}, {"input", "input"}, {"output", "output"},
      {"printed", "printed"},    {"here", "here"},   {"unnamed", "unnamed"},
      {"fixed", "fixed"}};
  for (const auto& [key, field] : kYes) {
    if (!node[key]) continue;
    code.append(".").append(field).append(" = ").append(OptionalBool(node[key])).append(", ");
  }
  return code + "}";
}

std::string Commands::HazardCode(const YAML::Node& node, const std::string& pattern) {
  if (!node["is"]) throw Mistake(node, "`is` is missing");
  if (!node["text"]) throw Mistake(node, "`text` is missing");
  if (node["as_of"]) CheckDate(node["as_of"]);
  return "{.pattern = " + arrays_.List(Split(pattern)) + ", .when = " + ConditionCode(node) +
         ", .kind = Hazard::Kind::" + HazardKind(node["is"]) +
         ", .text = " + Quoted(node["text"].Scalar()) +
         ", .instead = " + OptionalText(node["instead"]) +
         ", .drop = " + OptionalText(node["drop"]) + ", .put = " + OptionalText(node["put"]) +
         ", .since = " + OptionalText(node["since"]) +
         ", .source = " + Quoted(node["source"] ? node["source"].Scalar() : source_) +
         ", .as_of = " + Quoted(node["as_of"] ? node["as_of"].Scalar() : as_of_) + "}";
}

std::string Commands::RuleCode(const YAML::Node& node, const YAML::Node& conditions) {
  std::string kind = "{}";
  if (node["kind"]) {
    const std::string code = EffectKind(node["kind"]);
    if (!code.empty()) kind = "CommandEffect::Kind::" + code;
  }
  return "{.when = " + ConditionCode(conditions) + ", .kind = " + kind +
         ", .asynchronous = " + OptionalBool(node["asynchronous"]) +
         ", .loses_data = " + OptionalBool(node["loses_data"]) +
         ", .completes = " + OptionalText(node["completes"]) +
         ", .completed_by = " + OptionalText(node["completed_by"]) +
         ", .note = " + OptionalText(node["note"]) + "}";
}

std::string Commands::ObjectCode(const YAML::Node& node) {
  if (!node) return "{}";
  if (node.IsScalar()) {
    if (node.Scalar() != "resource") throw Mistake(node, "`object` is `resource` or a map");
    return "{.resource = true, .kind = {}, .flags = {}}";
  }
  if (!node["flags"] && !node["argument"])
    throw Mistake(node, "`object` needs `flags` or `argument`");
  return "{.kind = " + Quoted(node["kind"] ? node["kind"].Scalar() : "") +
         ", .flags = " + arrays_.List(Texts(node["flags"])) +
         ", .argument = " + std::to_string(node["argument"] ? node["argument"].as<int>() : -1) +
         "}";
}

void Commands::NoteOperation(const YAML::Node& node, bool tells) {
  const YAML::Node operation = node["completes"];
  if (!operation || operation.Scalar().empty()) return;
  begun_.emplace(operation.Scalar(), path_ + ":" + std::to_string(operation.Mark().line + 1));
  if (tells) told_.insert(operation.Scalar());
}

std::string Commands::Code(const YAML::Node& node) {
  if (!node["kind"]) throw Mistake(node, "`kind` is missing");
  if (node["asynchronous"] && (!node["completes"] || !node["completed_by"])) {
    throw Mistake(node, "what is asynchronous needs `completes` and `completed_by`");
  }
  std::vector<std::string> rules = {RuleCode(node, YAML::Node(YAML::NodeType::Undefined))};
  const bool tells = node["kind"].Scalar() == "read" || node["kind"].Scalar() == "wait";
  NoteOperation(node, tells);
  if (const YAML::Node when = node["when"]) {
    if (!when.IsSequence()) throw Mistake(when, "`when` is a list");
    for (const YAML::Node& rule : when) {
      CheckKeys(rule, {kConditions, kSettings});
      NoteOperation(rule, tells);
      rules.push_back(RuleCode(rule, rule));
    }
  }
  const auto list = [&](const char* key) { return arrays_.List(Texts(node[key])); };
  if (node["object"] && node["object"].IsMap()) CheckKeys(node["object"], {kObjectKeys});
  return ".object = " + ObjectCode(node["object"]) + ", .version_flags = " + list("version") +
         ", .version_argument = " +
         std::to_string(node["version_argument"] ? node["version_argument"].as<int>() : -1) +
         ", .valued_flags = " + list("valued_flags") + ", .plain_flags = " + list("plain_flags") +
         ", .rules = " + arrays_.Add("CatalogRule", rules);
}

std::string Commands::Hazards(const YAML::Node& list, const std::string& tool) {
  if (!list) return "{}";
  if (!list.IsSequence()) throw Mistake(list, "`hazards` is a list");
  std::vector<std::string> hazards;
  for (const YAML::Node& node : list) {
    CheckKeys(node, {kConditions, kHazardKeys});
    const std::vector<std::string> tools = Texts(node["tools"]);
    if (!tools.empty() && std::find(tools.begin(), tools.end(), tool) == tools.end()) continue;
    std::vector<std::string> patterns = Texts(node["of"]);
    if (patterns.empty()) patterns.emplace_back();
    for (const std::string& pattern : patterns) hazards.push_back(HazardCode(node, pattern));
  }
  return arrays_.Add("CatalogHazard", hazards);
}

void Commands::CheckOperations(const std::map<std::string, std::string>& operations) const {
  for (const auto& [name, place] : begun_) {
    const char* mistake = operations.count(name) == 0 ? "` is not in operations.yaml"
                          : told_.count(name) == 0    ? "` is begun, and no command tells of it"
                                                      : nullptr;
    if (mistake == nullptr) continue;
    throw std::runtime_error(
        std::string(place).append(": the operation `").append(name).append(mistake));
  }
  for (const auto& [name, meaning] : operations) {
    if (begun_.count(name) == 0) {
      throw std::runtime_error("the operation `" + name + "` is in operations.yaml only");
    }
  }
}

}  // namespace belay::compile_catalog
