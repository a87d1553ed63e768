#pragma once

#include <set>
#include <string>
#include <vector>

#include "compiler/plan/plan.h"
#include "targets/argo/context.h"
#include "targets/argo/model.h"
#include "targets/argo/yaml.h"

namespace belay::argo {

// The objects that must be there before the workflow is: the account that its pods run as, with the
// rights that Argo itself needs, and the claim that files are kept by.
std::vector<Yaml> SetupDocuments(const Context& context);

// A Workflow, or a WorkflowTemplate when the context is a procedure's.
Yaml WorkflowDocument(const Context& context, const Graph& graph);

// The Secrets that must be in the namespace: `kubeconfig-dev with the key config`.
std::set<std::string> RequiredSecrets(const Graph& graph);

// The arguments of the workflow that somebody must give when it is submitted.
std::vector<std::string> RequiredArguments(const Context& context);

}  // namespace belay::argo
