#include "targets/argo/documents.h"

#include <fmt/format.h>

#include <set>

#include "targets/argo/metadata.h"
#include "targets/argo/runtime.h"
#include "targets/commands.h"

namespace belay::argo {
namespace {

// With a label of its own, so that `kubectl apply -l` takes these and leaves the workflow.
Yaml::Map SetupMetadata(const Context& context, const std::string& name) {
  Yaml::Map labels = Labels(context);
  labels.push_back({"belay/part", "setup"});
  return {{"name", name}, {"labels", labels}};
}

// What the steps' commands do, by cluster, a line a command: what their own accounts must be
// allowed. Those accounts are in the kubeconfigs and in the cloud, not in this file.
std::string RightsOfCommands(const Plan& plan) {
  std::set<std::string> lines;
  for (const Command* command : AllCommands(plan)) {
    for (const CommandEffect& effect : command->effects) {
      if (effect.kind == CommandEffect::Kind::kLocal) continue;
      const auto cluster = ClusterOf(plan, *command);
      const std::string where = cluster ? plan.things[*cluster].path : "elsewhere";
      lines.insert(fmt::format("{}: {}{}{}", where, effect.command,
                               effect.object.empty() ? "" : " ", effect.object));
    }
  }
  std::string text;
  for (const std::string& line : lines) text += line + "\n";
  return text;
}
}  // namespace

std::vector<Yaml> SetupDocuments(const Context& context) {
  const std::string name = BaseName(context.plan());
  Yaml::Map account = SetupMetadata(context, name);
  const std::string rights = RightsOfCommands(context.plan());
  account.push_back(
      {"annotations",
       Yaml::Map{{"belay/commands", rights.empty() ? "nothing that the catalog knows" : rights}}});
  const Yaml::Map results = {{"apiGroups", Yaml::List{"argoproj.io"}},
                             {"resources", Yaml::List{"workflowtaskresults"}},
                             {"verbs", Yaml::List{"create", "patch"}}};
  const Yaml::Map role = {
      {"apiGroup", "rbac.authorization.k8s.io"}, {"kind", "Role"}, {"name", name}};
  const Yaml::Map subject = {{"kind", "ServiceAccount"}, {"name", name}};
  std::vector<Yaml> documents = {
      Yaml::Map{{"apiVersion", "v1"}, {"kind", "ServiceAccount"}, {"metadata", account}},
      Yaml::Map{{"apiVersion", "rbac.authorization.k8s.io/v1"},
                {"kind", "Role"},
                {"metadata", SetupMetadata(context, name)},
                {"rules", Yaml::List{results}}},
      Yaml::Map{{"apiVersion", "rbac.authorization.k8s.io/v1"},
                {"kind", "RoleBinding"},
                {"metadata", SetupMetadata(context, name)},
                {"roleRef", role},
                {"subjects", Yaml::List{subject}}}};
  documents.emplace_back(Yaml::Map{{"apiVersion", "v1"},
                                   {"kind", "ConfigMap"},
                                   {"metadata", SetupMetadata(context, RuntimeName())},
                                   {"immutable", true},
                                   {"data", Yaml::Map{{kRuntimeFile, kRuntime}}}});
  if (context.volume) {
    const Yaml::Map requests = {{"requests", Yaml::Map{{"storage", "10Gi"}}}};
    documents.emplace_back(Yaml::Map{
        {"apiVersion", "v1"},
        {"kind", "PersistentVolumeClaim"},
        {"metadata", SetupMetadata(context, ClaimName(context.plan()))},
        {"spec",
         Yaml::Map{{"accessModes", Yaml::List{"ReadWriteOnce"}}, {"resources", requests}}}});
  }
  return documents;
}

}  // namespace belay::argo
