#include <nlohmann/json.hpp>
#include <utility>

#include "compiler/driver/documentation_pages.h"

namespace belay::documentation {
namespace {

using Json = nlohmann::ordered_json;

// What `belay doc --format json` gives. A change that breaks readers raises it.
constexpr int kDocVersion = 1;

Json ToJson(const Statement& statement);

Json ToJson(const std::vector<Statement>& statements) {
  Json list = Json::array();
  for (const Statement& statement : statements) list.push_back(ToJson(statement));
  return list;
}

Json ToJson(const Statement& statement) {
  Json json = {{"word", statement.word}};
  if (!statement.title.empty()) json["title"] = statement.title;
  if (!statement.command.empty()) json["command"] = statement.command;
  if (!statement.text.empty()) json["text"] = statement.text;
  if (!statement.inside.empty()) json["inside"] = ToJson(statement.inside);
  return json;
}

Json ToJson(const Action& action) {
  Json parameters = Json::array();
  for (const Parameter& parameter : action.parameters) {
    Json json = {{"name", parameter.name}, {"type", parameter.type}};
    if (parameter.standard) json["default"] = *parameter.standard;
    parameters.push_back(std::move(json));
  }
  Json effects = Json::array();
  for (const Effect& effect : action.effects) {
    effects.push_back({{"kind", effect.kind},
                       {"command", effect.command},
                       {"asynchronous", effect.asynchronous}});
  }
  Json json = {{"name", action.name}};
  if (!action.verb.empty()) json["verb"] = action.verb;
  if (!action.kind.empty()) json["for"] = action.kind;
  json["documentation"] = action.text;
  json["usage"] = Usage(action);
  json["parameters"] = std::move(parameters);
  json["needs"] = action.needs;
  if (action.skip_if) json["skip_if"] = ToJson(*action.skip_if);
  json["does"] = ToJson(action.steps);
  if (!action.exit.empty()) json["exit"] = ToJson(action.exit);
  if (!action.restore.empty()) json["restore"] = ToJson(action.restore);
  if (action.rollback) json["rollback"] = ToJson(*action.rollback);
  json["settings"] = ToJson(action.settings);
  json["effects"] = std::move(effects);
  json["notes"] = action.notes;
  return json;
}

}  // namespace

std::string JsonDocument(const std::vector<Module>& modules) {
  Json list = Json::array();
  for (const Module& module : modules) {
    Json actions = Json::array();
    for (const Action& action : module.actions) actions.push_back(ToJson(action));
    list.push_back(
        {{"name", module.name}, {"documentation", module.text}, {"actions", std::move(actions)}});
  }
  const Json document = {{"version", kDocVersion}, {"modules", std::move(list)}};
  return document.dump(2, ' ', false, Json::error_handler_t::replace) + '\n';
}

}  // namespace belay::documentation
