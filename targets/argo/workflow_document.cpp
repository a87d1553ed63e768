#include "targets/argo/documents.h"

#include <fmt/format.h>

#include <set>

#include "targets/argo/arguments.h"
#include "targets/argo/metadata.h"
#include "targets/argo/runtime.h"
#include "targets/argo/template_yaml.h"
#include "targets/argo/text.h"

namespace belay::argo {
namespace {

// One run at a time of this plan, and of whatever else takes hold of its clusters.
Yaml Mutexes(const Context& context) {
  const Plan& plan = context.plan();
  Yaml::List mutexes = {Yaml::Map{{"name", "belay-plan-" + BaseName(plan)}}};
  for (const Thing& thing : plan.things) {
    if (thing.kind != ThingKind::kCluster) continue;
    std::string name = thing.path;
    for (const Field& field : thing.fields) {
      const bool known = field.key == "name" && field.path.size() == 1;
      if (known && field.path.front().constant()) name = field.path.front().Display();
    }
    mutexes.emplace_back(Yaml::Map{{"name", "belay-cluster-" + Mangle(name)}});
  }
  return Yaml::Map{{"mutexes", mutexes}};
}

Yaml::List Volumes(const Context& context, const Graph& graph) {
  Yaml::List volumes = {
      Yaml::Map{{"name", kRuntimeVolume}, {"configMap", Yaml::Map{{"name", RuntimeName()}}}}};
  if (context.volume) {
    const Yaml::Map claim = {{"claimName", ClaimName(context.plan())}};
    volumes.emplace_back(Yaml::Map{{"name", kSharedVolume}, {"persistentVolumeClaim", claim}});
  }
  std::set<std::string> clusters;
  for (const Template& made : graph.templates) {
    const auto* script = std::get_if<Script>(&made.body);
    if (script != nullptr) clusters.insert(script->clusters.begin(), script->clusters.end());
  }
  for (const std::string& cluster : clusters) {
    const std::string name = KubeconfigName(cluster);
    volumes.emplace_back(Yaml::Map{{"name", name}, {"secret", Yaml::Map{{"secretName", name}}}});
  }
  return volumes;
}

// The claim can be mounted on one node at a time, so the pods of a run go where its others are.
Yaml NearEachOther() {
  const Yaml::Map selector = {
      {"matchLabels", Yaml::Map{{"workflows.argoproj.io/workflow", "{{workflow.name}}"}}}};
  const Yaml::Map term = {{"labelSelector", selector}, {"topologyKey", "kubernetes.io/hostname"}};
  return Yaml::Map{{"podAffinity", Yaml::Map{{"requiredDuringSchedulingIgnoredDuringExecution",
                                              Yaml::List{term}}}}};
}

}  // namespace

Yaml WorkflowDocument(const Context& context, const Graph& graph) {
  Yaml::List arguments;
  for (const WorkflowArgument& argument : WorkflowArguments(context)) {
    arguments.push_back(ToYaml(argument));
  }
  Yaml::List tasks;
  for (const Task& task : graph.tasks) tasks.push_back(ToYaml(task));
  const Yaml::Map source = {{"belay/source", SourceOf(context)}};
  // Without failFast a failure would end the graph before the way back was walked.
  Yaml::List templates = {Yaml::Map{{"name", "plan"},
                                    {"metadata", Yaml::Map{{"annotations", source}}},
                                    {"dag", Yaml::Map{{"failFast", false}, {"tasks", tasks}}}}};
  for (const Template& made : graph.templates) templates.push_back(ToYaml(context, made));
  const Yaml::Map pods = {
      {"annotations", Yaml::Map{{"cluster-autoscaler.kubernetes.io/safe-to-evict", "false"}}},
      {"labels", Labels(context)}};
  Yaml::Map spec = {{"entrypoint", "plan"},
                    {"serviceAccountName", BaseName(context.plan())},
                    {"arguments", Yaml::Map{{"parameters", arguments}}},
                    {"synchronization", Mutexes(context)},
                    {"podMetadata", pods}};
  if (context.volume) spec.push_back({"affinity", NearEachOther()});
  spec.push_back({"volumes", Volumes(context, graph)});
  spec.push_back({"templates", templates});
  return Yaml::Map{{"apiVersion", "argoproj.io/v1alpha1"},
                   {"kind", context.procedure == nullptr ? "Workflow" : "WorkflowTemplate"},
                   {"metadata", WorkflowMetadata(context)},
                   {"spec", spec}};
}

std::set<std::string> RequiredSecrets(const Graph& graph) {
  std::set<std::string> secrets;
  for (const Template& made : graph.templates) {
    const auto* script = std::get_if<Script>(&made.body);
    if (script == nullptr) continue;
    for (const Variable& variable : script->variables) {
      if (!variable.secret.empty()) {
        secrets.insert(fmt::format("{} with the key {}", variable.secret, variable.key));
      }
    }
    for (const std::string& cluster : script->clusters) {
      secrets.insert(fmt::format("{} with the key config", KubeconfigName(cluster)));
    }
  }
  return secrets;
}

std::vector<std::string> RequiredArguments(const Context& context) {
  std::vector<std::string> names;
  for (const WorkflowArgument& argument : WorkflowArguments(context)) {
    if (!argument.standard) names.push_back(argument.name);
  }
  return names;
}

}  // namespace belay::argo
