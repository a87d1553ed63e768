#include "targets/argo/argo.h"

#include <fmt/format.h>

#include <set>
#include <string>
#include <utility>
#include <vector>

#include "targets/argo/context.h"
#include "targets/argo/documents.h"
#include "targets/argo/text.h"
#include "targets/argo/workflow.h"
#include "targets/argo/yaml.h"

namespace belay {
namespace {

// What a person has to know before the first document, in the order of doing it.
std::string Header(const TargetInput& input, const std::vector<argo::Workflow>& workflows) {
  const Plan& plan = input.plan;
  const Provenance& provenance = input.provenance;
  std::string text = fmt::format("# {}: Argo Workflows 3.6 or later\n", argo::OneLine(plan.name));
  text += fmt::format("# belay {}, plan {}{}{}, hash {}\n", provenance.tool_version,
                      argo::Place(input, plan.span), plan.ticket.empty() ? "" : ", ",
                      argo::OneLine(plan.ticket), provenance.plan_hash);
  if (provenance.allowed_errors > 0) {
    text += fmt::format("# COMPILED IN SPITE OF {} LINT ERRORS\n", provenance.allowed_errors);
  }
  text += "#\n";
  std::set<std::string> secrets;
  for (const argo::Workflow& workflow : workflows) {
    secrets.merge(argo::RequiredSecrets(workflow.graph));
  }
  for (const std::string& secret : secrets) {
    text += fmt::format("# Needs:     Secret {}\n", secret);
  }
  text += "# Once:      kubectl apply -n NAMESPACE -l belay/part=setup -f THIS-FILE\n";
  for (const argo::Workflow& workflow : workflows) {
    const Procedure* procedure = workflow.context.procedure;
    text += procedure == nullptr
                ? std::string("# Each run:  argo submit -n NAMESPACE THIS-FILE")
                : fmt::format("# In need:   argo submit -n NAMESPACE --from workflowtemplate/{}",
                              argo::ProcedureName(plan, *procedure));
    for (const std::string& name : argo::RequiredArguments(workflow.context)) {
      text += fmt::format(" -p {}=VALUE", name);
    }
    text += "\n";
  }
  return text;
}

}  // namespace

OutputFile GenerateArgo(const TargetInput& input) {
  // The plan itself comes last, after all that it needs.
  std::vector<argo::Workflow> workflows;
  for (const Procedure& procedure : input.plan.procedures) {
    workflows.push_back(argo::BuildWorkflow(input, &procedure));
  }
  workflows.push_back(argo::BuildWorkflow(input, nullptr));
  std::vector<argo::Yaml> documents = argo::SetupDocuments(workflows.back().context);
  for (const argo::Workflow& workflow : workflows) {
    documents.push_back(argo::WorkflowDocument(workflow.context, workflow.graph));
  }
  // No separator before the first: Argo would take the comments for a document and complain.
  std::string text = Header(input, workflows);
  for (const argo::Yaml& document : documents) {
    if (&document != &documents.front()) text += "---\n";
    text += argo::ToText(document);
  }
  return {.text = std::move(text), .executable = false};
}

}  // namespace belay
