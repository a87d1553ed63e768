#include "targets/argo/template_yaml.h"

#include <fmt/format.h>

#include "targets/argo/runtime.h"
#include "targets/argo/text.h"

namespace belay::argo {
namespace {

Yaml ToYaml(const Variable& variable) {
  if (variable.secret.empty()) {
    return Yaml::Map{{"name", variable.name}, {"value", variable.value}};
  }
  const Yaml::Map reference = {{"name", variable.secret}, {"key", variable.key}};
  return Yaml::Map{{"name", variable.name}, {"valueFrom", Yaml::Map{{"secretKeyRef", reference}}}};
}

void AddRetry(const Retry& retry, Yaml::Map& map) {
  if (retry.policy == Retry::Policy::kNever) return;
  Yaml::Map strategy = {
      {"limit", std::to_string(retry.limit)},
      {"retryPolicy", retry.policy == Retry::Policy::kAlways ? "Always" : "OnError"}};
  if (retry.every.seconds > 0) {
    strategy.push_back({"backoff", Yaml::Map{{"duration", GoDuration(retry.every)}}});
  }
  map.push_back({"retryStrategy", strategy});
}

void AddBody(const Context& context, const Script& script, Yaml::Map& map) {
  if (!script.inputs.empty()) {
    Yaml::List parameters;
    for (const std::string& input : script.inputs) {
      parameters.emplace_back(Yaml::Map{{"name", input}});
    }
    map.push_back({"inputs", Yaml::Map{{"parameters", parameters}}});
  }
  if (!script.output.empty()) {
    const Yaml::Map output = {{"name", script.output},
                              {"valueFrom", Yaml::Map{{"path", kOutputFile}}}};
    map.push_back({"outputs", Yaml::Map{{"parameters", Yaml::List{output}}}});
  }
  if (script.deadline) {
    map.push_back({"activeDeadlineSeconds", std::to_string(script.deadline->seconds)});
  }
  AddRetry(script.retry, map);
  Yaml::Map container = {{"image", fmt::format("{{{{workflow.parameters.{}}}}}", kImageParameter)},
                         {"command", Yaml::List{"bash", "-euo", "pipefail"}}};
  if (!script.variables.empty()) {
    Yaml::List variables;
    for (const Variable& variable : script.variables) variables.push_back(ToYaml(variable));
    container.push_back({"env", variables});
  }
  Yaml::List mounts;
  if (script.runtime) {
    mounts.emplace_back(
        Yaml::Map{{"name", kRuntimeVolume}, {"mountPath", kRuntimeFolder}, {"readOnly", true}});
  }
  if (context.volume && script.runtime) {
    mounts.emplace_back(Yaml::Map{{"name", kSharedVolume}, {"mountPath", kVolumeFolder}});
  }
  for (const std::string& cluster : script.clusters) {
    mounts.emplace_back(Yaml::Map{{"name", KubeconfigName(cluster)},
                                  {"mountPath", fmt::format("{}/{}", kKubeconfigFolder, cluster)},
                                  {"readOnly", true}});
  }
  if (!mounts.empty()) container.push_back({"volumeMounts", mounts});
  container.push_back({"source", script.source});
  map.push_back({"script", container});
}

void AddBody(const Suspension& suspension, Yaml::Map& map) {
  if (!suspension.question.empty()) {
    const Yaml::Map input = {{"name", suspension.question},
                             {"description", suspension.description},
                             {"default", "NO"},
                             {"enum", Yaml::List{"NO", "YES"}}};
    const Yaml::Map output = {
        {"name", suspension.question},
        {"valueFrom", Yaml::Map{{"supplied", Yaml::Map{}}, {"default", "NO"}}}};
    map.push_back({"inputs", Yaml::Map{{"parameters", Yaml::List{input}}}});
    map.push_back({"outputs", Yaml::Map{{"parameters", Yaml::List{output}}}});
  }
  Yaml::Map suspend;
  if (suspension.duration) suspend.push_back({"duration", GoDuration(*suspension.duration)});
  map.push_back({"suspend", suspend});
}
}  // namespace

Yaml ToYaml(const Context& context, const Template& made) {
  Yaml::Map annotations = {{"belay/source", made.origin.place}};
  if (!made.origin.step.empty()) annotations.push_back({"belay/step", made.origin.step});
  if (!made.origin.title.empty()) {
    annotations.push_back({"belay/title", OneLine(made.origin.title)});
  }
  if (!made.origin.notes.empty()) annotations.push_back({"belay/notes", made.origin.notes});
  if (!made.origin.recover.empty()) annotations.push_back({"belay/recover", made.origin.recover});
  if (!made.origin.restore.empty()) {
    annotations.push_back({"belay/restore", made.origin.restore});
  }
  Yaml::Map map = {{"name", made.name}, {"metadata", Yaml::Map{{"annotations", annotations}}}};
  if (const auto* script = std::get_if<Script>(&made.body)) {
    AddBody(context, *script, map);
  } else {
    AddBody(std::get<Suspension>(made.body), map);
  }
  return map;
}

Yaml ToYaml(const Task& task) {
  Yaml::Map map = {{"name", task.name}, {"template", task.run}};
  if (!task.depends.empty()) map.push_back({"depends", task.depends});
  if (!task.when.empty()) map.push_back({"when", task.when});
  if (!task.arguments.empty()) {
    Yaml::List parameters;
    for (const Argument& argument : task.arguments) {
      parameters.emplace_back(Yaml::Map{{"name", argument.name}, {"value", argument.value}});
    }
    map.push_back({"arguments", Yaml::Map{{"parameters", parameters}}});
  }
  return map;
}

}  // namespace belay::argo
