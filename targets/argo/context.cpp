#include "targets/argo/context.h"

#include <fmt/format.h>

#include <algorithm>

#include "targets/argo/text.h"
#include "targets/commands.h"
#include "targets/place.h"

namespace belay::argo {
namespace {

bool Names(const Value& value, Reference::Kind kind) {
  return std::any_of(value.pieces().begin(), value.pieces().end(), [&](const Value::Piece& piece) {
    const auto* reference = std::get_if<Reference>(&piece);
    return reference != nullptr && reference->kind == kind;
  });
}

// Files that one step makes and another reads need a place that outlives a pod.
bool NeedsVolume(const Plan& plan) {
  if (!plan.source.empty()) return true;
  for (const Thing& thing : plan.things) {
    if (thing.kind == ThingKind::kCluster && MadeByPlan(thing)) return true;
  }
  bool needed = false;
  for (const Command* command : AllCommands(plan)) {
    needed = needed || !command->folder.empty();
    for (const Binding& binding : command->bindings) {
      needed = needed || Names(binding.value, Reference::Kind::kFile) ||
               Names(binding.value, Reference::Kind::kBackupFolder);
    }
  }
  return needed;
}

}  // namespace

Context MakeContext(const TargetInput& input, const Procedure* procedure) {
  return {.input = input,
          .procedure = procedure,
          .run = procedure == nullptr
                     ? "{{workflow.name}}"
                     : fmt::format("{{{{workflow.parameters.{}}}}}", kRunParameter),
          .volume = NeedsVolume(input.plan),
          .capture_tasks = {}};
}

std::string Place(const TargetInput& input, const Span& span) {
  return belay::Place(input.sources, span);
}

std::string BaseName(const Plan& plan) {
  return Mangle(plan.name);
}

std::string ProcedureName(const Plan& plan, const Procedure& procedure) {
  return BaseName(plan) + "-" + Mangle(procedure.name);
}

std::string SecretName(const Plan& plan) {
  return BaseName(plan) + "-secrets";
}

std::string ClaimName(const Plan& plan) {
  return BaseName(plan) + "-files";
}

std::string KubeconfigName(const std::string& cluster) {
  return "kubeconfig-" + cluster;
}

std::optional<Id<Thing>> ClusterOf(const Plan& plan, const Command& command) {
  if (command.cluster) return command.cluster;
  std::optional<Id<Thing>> only;
  for (std::uint32_t i = 0; i < plan.things.size(); ++i) {
    const Id<Thing> id{.index = i};
    if (plan.things[id].kind != ThingKind::kCluster) continue;
    if (only) return std::nullopt;
    only = id;
  }
  return only;
}

const Operation* FindCapture(const Plan& plan, std::string_view key) {
  const Operation* found = nullptr;
  ForEachOperation(plan, [&](const Operation& operation) {
    if (operation.kind == OperationKind::kCapture && operation.key == key) found = &operation;
  });
  return found;
}

std::string CaptureParameter(const std::string& key) {
  return Mangle(key);
}

}  // namespace belay::argo
