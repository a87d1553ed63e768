#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "compiler/plan/plan.h"
#include "targets/argo/model.h"
#include "targets/target.h"

namespace belay::argo {

// What one workflow of the output is about: the plan's own, or that of a procedure.
struct Context {
  const TargetInput& input;
  const Procedure* procedure = nullptr;  // nullptr: the plan itself
  std::string run;                       // `{{workflow.name}}`, or the run that a procedure is for
  bool volume = false;                   // files are handed on from step to step
  std::map<std::string, std::string> capture_tasks;  // key -> the task of this workflow, so far

  const Plan& plan() const { return input.plan; }
};

Context MakeContext(const TargetInput& input, const Procedure* procedure);

// `plan.belay:41`.
std::string Place(const TargetInput& input, const Span& span);

// `mlops-platform-1-31`: what the names of all objects begin with.
std::string BaseName(const Plan& plan);

// The name of a procedure's WorkflowTemplate.
std::string ProcedureName(const Plan& plan, const Procedure& procedure);

// The Secret that holds what `secret … from env` and `from file` mean elsewhere.
std::string SecretName(const Plan& plan);

// The claim that the shared volume is kept by.
std::string ClaimName(const Plan& plan);

// `kubeconfig-dev`: the Secret, and the name of its volume.
std::string KubeconfigName(const std::string& cluster);

// The cluster that a command reaches: its own, or the only one that the plan has.
std::optional<Id<Thing>> ClusterOf(const Plan& plan, const Command& command);

// The operation that sets a capture, wherever it is in the plan; nullptr: there is none.
const Operation* FindCapture(const Plan& plan, std::string_view key);

// The parameter that carries a capture: `apps-mlflow-image`.
std::string CaptureParameter(const std::string& key);

// Calls `visit` with each Operation of the plan, undo steps, restores and guards included.
template <typename Visit>
void ForEachOperation(const Plan& plan, Visit visit) {
  for (const Step& step : plan.steps) {
    for (const Operation& operation : step.operations) visit(operation);
    for (const Operation& operation : step.restore) visit(operation);
    for (const Operation& operation : step.undo.operations) visit(operation);
    if (step.skip_if) visit(*step.skip_if);
  }
  for (const Operation& operation : plan.undo.operations) visit(operation);
}

}  // namespace belay::argo
