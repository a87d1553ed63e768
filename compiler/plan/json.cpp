#include "compiler/plan/json.h"

#include <string_view>
#include <utility>

#include "compiler/plan/json_words.h"

namespace belay {
namespace {

using Json = nlohmann::ordered_json;

// An object of which empty parts are left out, and one of its members.
void Put(Json& object, const char* key, Json value) {
  if (value.is_null() || (value.is_structured() && value.empty())) return;
  if (value.is_string() && value.get_ref<const std::string&>().empty()) return;
  object[key] = std::move(value);
}

void PutFlag(Json& object, const char* key, bool truth) {
  if (truth) object[key] = true;
}

Json Text(const std::optional<Duration>& duration) {
  return duration ? Json(ToString(*duration)) : Json();
}

// A constant is a text; else a list of texts and references: `["v", {"parameter": "tag"}]`.
Json ValueJson(const Value& value) {
  if (value.constant()) return value.Display();
  Json pieces = Json::array();
  for (const Value::Piece& piece : value.pieces()) {
    if (const auto* text = std::get_if<std::string>(&piece)) {
      pieces.push_back(*text);
      continue;
    }
    const auto& reference = std::get<Reference>(piece);
    Json object = Json::object();
    object[std::string(JsonWord(reference.kind))] = reference.name;
    pieces.push_back(std::move(object));
  }
  return pieces;
}

Json Values(const std::vector<Value>& values) {
  Json list = Json::array();
  for (const Value& value : values) list.push_back(ValueJson(value));
  return list;
}

class Writer {
 public:
  // Without sources, no places are written.
  Writer(const Plan& plan, const SourceManager* sources) : plan_(plan), sources_(sources) {}

  Json Document() const {
    Json json = Json::object();
    json["version"] = kPlanJsonVersion;
    json["name"] = plan_.name;
    if (sources_ != nullptr) Put(json, "file", plan_.file);
    Put(json, "title", ValueJson(plan_.title));
    Put(json, "owner", plan_.owner);
    Put(json, "ticket", plan_.ticket);
    Put(json, "risk", plan_.risk);
    Put(json, "date", plan_.date);
    Put(json, "source", plan_.source);
    Put(json, "backups", plan_.backups);
    Put(json, "window", Text(plan_.window));
    Put(json, "links", plan_.links);
    PutPlace(json, "place", plan_.span);

    json["things"] = List(plan_.things, &Writer::ThingJson);
    json["requirements"] = List(plan_.requirements, &Writer::RequirementJson);
    json["parameters"] = List(plan_.parameters, &Writer::ParameterJson);
    json["secrets"] = List(plan_.secrets, &Writer::SecretJson);
    json["environment"] = List(plan_.environment, &Writer::EnvironmentJson);
    json["files"] = List(plan_.files, &Writer::FileJson);
    json["stages"] = List(plan_.stages, &Writer::StageJson);
    json["conditions"] = List(plan_.conditions, &Writer::ConditionJson);
    Put(json, "loops", List(plan_.loops, &Writer::LoopJson));
    json["steps"] = List(plan_.steps, &Writer::StepJson);
    json["tree"] = BlockJson(plan_.root);
    json["order"] = Order(plan_.order);
    json["procedures"] = List(plan_.procedures, &Writer::ProcedureJson);
    json["undo"] = UndoJson(plan_.undo);
    return json;
  }

 private:
  template <typename Rows, typename Row>
  Json List(const Rows& rows, Json (Writer::*one)(const Row&) const) const {
    Json list = Json::array();
    for (const Row& row : rows) list.push_back((this->*one)(row));
    return list;
  }

  // ---- Places and names -------------------------------------------------------------------------

  void PutPlace(Json& object, const char* key, const Span& span) const {
    if (sources_ == nullptr || span.file.index >= sources_->size()) return;
    const SourceFile& file = sources_->file(span.file);
    const LineColumn begin = file.Locate(span.begin);
    const LineColumn end = file.Locate(span.end);
    object[key] = {{"file", file.name()},
                   {"line", begin.line},
                   {"column", begin.column},
                   {"end_line", end.line},
                   {"end_column", end.column}};
  }

  Json PathOf(const std::optional<Id<Thing>>& thing) const {
    return thing ? Json(plan_.things[*thing].path) : Json();
  }
  Json IdOf(const std::optional<Id<Stage>>& stage) const {
    return stage ? Json(plan_.stages[*stage].id) : Json();
  }
  Json Order(const std::vector<Id<Step>>& steps) const {
    Json list = Json::array();
    for (const Id<Step> step : steps) list.push_back(plan_.steps[step].id);
    return list;
  }

  // ---- What exists ------------------------------------------------------------------------------

  Json FieldJson(const Field& field) const {
    Json json = {{"key", field.key}, {"path", Values(field.path)}};
    PutPlace(json, "place", field.span);
    return json;
  }

  Json ThingJson(const Thing& thing) const {
    Json json = {{"kind", ToString(thing.kind)}, {"name", thing.name}, {"path", thing.path}};
    Put(json, "parent", PathOf(thing.parent));
    Put(json, "provider", thing.provider);
    Json versions = Json::array();
    for (const Version& version : thing.versions) versions.push_back(version.text());
    Put(json, "versions", std::move(versions));
    Json data = Json::array();
    for (const Id<Thing> store : thing.data) data.push_back(plan_.things[store].path);
    Put(json, "data", std::move(data));
    Json at = Json::array();
    for (const Id<Thing> serves : thing.at) at.push_back(plan_.things[serves].path);
    Put(json, "at", std::move(at));
    Put(json, "fields", List(thing.fields, &Writer::FieldJson));
    Put(json, "environment", List(thing.environment, &Writer::EnvironmentJson));
    PutPlace(json, "place", thing.span);
    return json;
  }

  Json VersionConditionJson(const VersionCondition& condition) const {
    return {{"thing", plan_.things[condition.thing].path},
            {"comparison", ToString(condition.comparison)},
            {"version", condition.version.text()}};
  }

  Json RequirementJson(const Requirement& requirement) const {
    Json json = Json::object();
    if (requirement.within) {
      json["thing"] = plan_.things[requirement.must.thing].path;
      json["within"] = {{"minors", requirement.within->minors},
                        {"of", plan_.things[requirement.within->of].path}};
    } else {
      json["must"] = VersionConditionJson(requirement.must);
    }
    if (requirement.given) json["while"] = VersionConditionJson(*requirement.given);
    PutPlace(json, "place", requirement.span);
    return json;
  }

  // ---- Inputs -----------------------------------------------------------------------------------

  Json ParameterJson(const Parameter& parameter) const {
    Json json = {{"name", parameter.name}, {"type", JsonWord(parameter.type)}};
    Put(json, "choices", parameter.choices);
    if (parameter.pattern) json["pattern"] = *parameter.pattern;
    if (parameter.standard) json["default"] = *parameter.standard;
    PutPlace(json, "place", parameter.span);
    return json;
  }

  Json SecretJson(const Secret& secret) const {
    Json json = {{"name", secret.name}, {"from", JsonWord(secret.source)}};
    Put(json, "of", secret.place);
    PutCommand(json, secret.command);
    PutPlace(json, "place", secret.span);
    return json;
  }

  Json EnvironmentJson(const EnvironmentVariable& variable) const {
    Json json = {{"name", variable.name}};
    if (variable.value) json["value"] = ValueJson(*variable.value);
    PutPlace(json, "place", variable.span);
    return json;
  }

  Json FileJson(const FileText& file) const {
    Json json = {{"name", file.name}, {"path", file.path}};
    Put(json, "language", file.language);
    if (file.text) json["text"] = ValueJson(*file.text);
    PutPlace(json, "place", file.span);
    return json;
  }

  // ---- Commands ---------------------------------------------------------------------------------

  Json CommandEffectJson(const CommandEffect& effect) const {
    Json json = {{"kind", JsonWord(effect.kind)}, {"command", effect.command}};
    Put(json, "object", effect.object);
    PutFlag(json, "asynchronous", effect.asynchronous);
    Put(json, "completes", effect.completes);
    Put(json, "completed_by", effect.completed_by);
    Put(json, "note", effect.note);
    json["begin"] = effect.begin;
    json["end"] = effect.end;
    return json;
  }

  Json CommandJson(const Command& command) const {
    Json json = {{"text", command.text}};
    Put(json, "folder", command.folder);
    Json bindings = Json::array();
    for (const Binding& binding : command.bindings) {
      bindings.push_back({{"name", binding.name}, {"value", ValueJson(binding.value)}});
    }
    Put(json, "bindings", std::move(bindings));
    Put(json, "cluster", PathOf(command.cluster));
    Put(json, "host", ValueJson(command.host));
    if (sources_ != nullptr) Put(json, "tools", Json(command.tools));  // all of it is in the text
    Put(json, "effects", List(command.effects, &Writer::CommandEffectJson));
    PutPlace(json, "place", command.span);
    return json;
  }

  void PutCommand(Json& object, const std::optional<Command>& command) const {
    if (command) object["command"] = CommandJson(*command);
  }

  Json TestJson(const Test& test) const {
    Json json = Json::object();
    if (test.kind != Test::Kind::kSucceeds) json["kind"] = JsonWord(test.kind);
    if (test.kind == Test::Kind::kCompares) json["comparison"] = ToString(test.comparison);
    switch (test.kind) {
      case Test::Kind::kSucceeds:
      case Test::Kind::kIsEmpty:
      case Test::Kind::kIsNotEmpty:
        break;
      case Test::Kind::kIs:
      case Test::Kind::kIsNot:
      case Test::Kind::kCompares:
      case Test::Kind::kMatches:
        json["expected"] = ValueJson(test.expected);
    }
    Put(json, "fails_on", Values(test.fails_on));
    PutFlag(json, "may_be_empty", test.may_be_empty);
    return json;
  }

  Json OperationJson(const Operation& operation) const {
    Json json = {{"kind", JsonWord(operation.kind)}};
    Put(json, "title", ValueJson(operation.title));
    PutCommand(json, operation.command);
    Put(json, "test", TestJson(operation.test));
    Put(json, "up_to", Text(operation.timing.up_to));
    Put(json, "every", Text(operation.timing.every));
    Put(json, "for", Text(operation.timing.hold_for));
    Put(json, "name", operation.name);
    Put(json, "key", operation.key);
    PutFlag(json, "secret", operation.secret);
    PutFlag(json, "list", operation.list);
    Put(json, "who", ValueJson(operation.who));
    Put(json, "see", ValueJson(operation.document));
    PutFlag(json, "rollback_if_declined", operation.rollback_if_declined);
    PutPlace(json, "place", operation.span);
    if (operation.call != operation.span) PutPlace(json, "call", operation.call);
    return json;
  }

  // ---- Steps ------------------------------------------------------------------------------------

  Json SubjectJson(const Subject& subject) const {
    Json json = Json::object();
    if (subject.thing) {
      json["thing"] = plan_.things[*subject.thing].path;
      PutFlag(json, "member", subject.member);
    } else {
      json["kind"] = subject.kind;
      json["id"] = subject.id;
    }
    PutPlace(json, "place", subject.span);
    return json;
  }

  Json MoveJson(const Move& move) const {
    Json json = {{"thing", plan_.things[move.thing].path},
                 {"from", move.from.text()},
                 {"to", move.to.text()}};
    PutPlace(json, "place", move.span);
    return json;
  }

  Json TopicJson(const Topic& topic) const {
    Json json = {{"name", topic.name}};
    Put(json, "thing", PathOf(topic.thing));
    if (topic.stage) json["stage"] = plan_.stages[*topic.stage].id;
    Json steps = Json::array();
    for (const Id<Step> id : topic.steps) steps.push_back(plan_.steps[id].id);
    Put(json, "steps", std::move(steps));
    PutPlace(json, "place", topic.span);
    return json;
  }

  Json EffectJson(const Effect& effect) const {
    Json json = {{"kind", JsonWord(effect.kind)},
                 {"subject", SubjectJson(effect.subject)},
                 {"source", JsonWord(effect.source)}};
    PutPlace(json, "place", effect.span);
    return json;
  }

  Json UndoJson(const Undo& undo) const {
    Json json = {{"kind", JsonWord(undo.kind)}};
    Put(json, "operations", List(undo.operations, &Writer::OperationJson));
    Put(json, "why", ValueJson(undo.why));
    Put(json, "recover", ValueJson(undo.recover));
    Put(json, "restores", undo.restores);
    if (undo.span.begin != undo.span.end) PutPlace(json, "place", undo.span);
    return json;
  }

  Json GuardJson(const Guard& guard) const {
    return {{"condition", plan_.conditions[guard.condition].id}, {"expected", guard.expected}};
  }

  Json NeedJson(const ToolRequirement& need) const {
    Json json = {{"tool", need.tool}};
    if (need.least) json["least"] = need.least->text();
    PutPlace(json, "place", need.span);
    return json;
  }

  Json StepJson(const Step& step) const {
    Json json = {{"id", step.id}, {"number", step.number}, {"verb", ToString(step.verb)}};
    json["title"] = step.title.empty() ? Json(Title(plan_, step)) : ValueJson(step.title);
    Put(json, "subjects", List(step.subjects, &Writer::SubjectJson));
    Put(json, "moves", List(step.moves, &Writer::MoveJson));
    if (step.route) {
      json["route"] = {{"entry", plan_.things[step.route->entry].path},
                       {"to", plan_.things[step.route->to].path}};
      Put(json["route"], "from", PathOf(step.route->from));
    }
    Put(json, "backup", step.backup);
    Put(json, "from", ValueJson(step.from));
    PutFlag(json, "backup_unneeded", step.backup_unneeded);
    Put(json, "why", ValueJson(step.why));
    Put(json, "action", step.action);
    Put(json, "cluster", PathOf(step.cluster));
    Put(json, "stage", IdOf(step.stage));
    Put(json, "guards", List(step.guards, &Writer::GuardJson));
    if (step.loop) json["loop"] = plan_.loops[*step.loop].id;
    PutFlag(json, "always", step.always);
    Put(json, "operations", List(step.operations, &Writer::OperationJson));
    if (step.skip_if) json["skip_if"] = OperationJson(*step.skip_if);
    Put(json, "restore", List(step.restore, &Writer::OperationJson));
    json["undo"] = UndoJson(step.undo);
    PutFlag(json, "undo_declared", step.undo_declared);
    Put(json, "who", ValueJson(step.who));
    Put(json, "about", List(step.topics, &Writer::TopicJson));
    Put(json, "notes", Values(step.notes));
    Put(json, "timeout", Text(step.timeout));
    Put(json, "estimate", Text(step.estimate));
    if (step.retries > 0) {
      json["retries"] = step.retries;
      json["retry_every"] = ToString(step.retry_every);
    }
    PutFlag(json, "rerun_safe", step.rerun_safe);
    Put(json, "needs", List(step.needs, &Writer::NeedJson));
    Put(json, "effects", List(step.effects, &Writer::EffectJson));
    PutFlag(json, "effects_declared", step.effects_declared);
    json["forward"] = step.forward;
    json["backward"] = step.backward;
    PutPlace(json, "place", step.span);
    PutPlace(json, "name_place", step.name_span);
    return json;
  }

  Json StageJson(const Stage& stage) const {
    Json json = {{"id", stage.id}, {"name", stage.name}, {"number", stage.number}};
    Put(json, "title", ValueJson(stage.title));
    Put(json, "parent", IdOf(stage.parent));
    Put(json, "window", Text(stage.window));
    Put(json, "estimate", Text(stage.estimate));
    PutPlace(json, "place", stage.span);
    return json;
  }

  // ---- Order ------------------------------------------------------------------------------------

  Json ConditionJson(const Condition& condition) const {
    Json json = {{"kind", JsonWord(condition.kind)}};
    Put(json, "id", condition.id);
    if (condition.kind == Condition::Kind::kCompare) {
      json["left"] = ValueJson(condition.left);
      json["comparison"] = ToString(condition.comparison);
      json["right"] = ValueJson(condition.right);
    }
    PutCommand(json, condition.command);
    Put(json, "test", TestJson(condition.test));
    Put(json, "question", ValueJson(condition.question));
    Put(json, "operands", List(condition.operands, &Writer::ConditionJson));
    PutPlace(json, "place", condition.span);
    return json;
  }

  Json LoopJson(const Loop& loop) const {
    Json json = {{"id", loop.id}, {"variable", loop.variable}, {"list", ValueJson(loop.list)}};
    if (loop.part != Loop::Part::kAll) json["part"] = JsonWord(loop.part);
    PutPlace(json, "place", loop.span);
    return json;
  }

  Json NodeJson(const Node& node) const {
    if (node.block) return BlockJson(*node.block);
    Json json = Json::object();
    json["step"] = plan_.steps[*node.step].id;
    return json;
  }

  Json BlockJson(Id<Block> id) const {
    const Block& block = plan_.blocks[id];
    Json json = {{"kind", JsonWord(block.kind)}};
    Put(json, "stage", IdOf(block.stage));
    if (block.condition) json["condition"] = plan_.conditions[*block.condition].id;
    if (block.loop) json["loop"] = plan_.loops[*block.loop].id;
    json["children"] = List(block.children, &Writer::NodeJson);
    PutPlace(json, "place", block.span);
    return json;
  }

  Json ProcedureJson(const Procedure& procedure) const {
    Json json = {{"name", procedure.name}};
    Put(json, "title", ValueJson(procedure.title));
    json["tree"] = BlockJson(procedure.root);
    json["order"] = Order(procedure.order);
    PutPlace(json, "place", procedure.span);
    return json;
  }

  const Plan& plan_;
  const SourceManager* sources_;
};

}  // namespace

nlohmann::ordered_json ToJson(const Plan& plan, const SourceManager& sources) {
  return Writer(plan, &sources).Document();
}

nlohmann::ordered_json ToJsonWithoutPlaces(const Plan& plan) {
  return Writer(plan, nullptr).Document();
}

}  // namespace belay
