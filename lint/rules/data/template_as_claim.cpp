#include <fmt/format.h>

#include <map>
#include <string>
#include <variant>

#include "lint/catalog/tables.h"
#include "lint/context.h"

namespace belay {
namespace {

// A `let` that holds the name of a StatefulSet's claim template.
bool AsksForTemplate(const Operation& operation) {
  if (operation.kind != OperationKind::kCapture || !operation.command) return false;
  const std::string& text = operation.command->text;
  return text.find("volumeClaimTemplates") != std::string::npos &&
         text.find("metadata.name") != std::string::npos;
}

// The key of the capture that a variable of the command is, whole.
std::string KeyOf(const Command& command, const std::string& variable) {
  for (const Binding& binding : command.bindings) {
    if (binding.name != variable || binding.value.pieces().size() != 1) continue;
    const auto* reference = std::get_if<Reference>(&binding.value.pieces().front());
    if (reference != nullptr && reference->kind == Reference::Kind::kCapture)
      return reference->name;
  }
  return {};
}

// `persistentvolumeclaim/$CLAIM`: CLAIM.
std::string VariableOf(const std::string& object) {
  const std::string prefix = "persistentvolumeclaim/$";
  if (!object.starts_with(prefix)) return {};
  std::string name = object.substr(prefix.size());
  if (name.starts_with('{') && name.ends_with('}')) name = name.substr(1, name.size() - 2);
  return name;
}

void Check(RuleContext& context) {
  const Plan& plan = context.plan();
  std::map<std::string, const Operation*> templates;  // by key
  for (const Id<Step> id : plan.order) {
    for (const Operation& operation : plan.steps[id].operations) {
      if (AsksForTemplate(operation)) templates.emplace(operation.key, &operation);
      if (!operation.command || templates.empty()) continue;
      for (const CommandEffect& effect : operation.command->effects) {
        const std::string variable = VariableOf(effect.object);
        if (variable.empty()) continue;
        const auto found = templates.find(KeyOf(*operation.command, variable));
        if (found == templates.end()) continue;
        Diagnostic finding =
            context.FindingAt(operation, PlaceIn(*operation.command, effect.begin, effect.end),
                              fmt::format("`{}` is the name of a claim template, not of a claim",
                                          found->second->name));
        finding.labels.push_back({.span = found->second->command->span, .text = "asked for here"});
        finding.remarks.push_back(
            EffectRemark("there is no such claim, or it is another one's: the claim of a "
                         "StatefulSet is called TEMPLATE-SET-NUMBER"));
        finding.remarks.push_back(
            HelpRemark("ask the pod for its claim: `kubectl get pod … -o "
                       "jsonpath='{.spec.volumes[*].persistentVolumeClaim.claimName}'`"));
        context.Report(std::move(finding));
      }
    }
  }
}

}  // namespace

extern const Rule kTemplateAsClaim = {
    .info =
        {.code = "DAT02",
         .name = "template-as-claim",
         .severity = Severity::kError,
         .profile = Profile::kBasic,
         .summary = "a claim is named by its template, which is another name",
         .why =
             R"(The claim of a StatefulSet's pod is called after the template, the set and the pod's number. A command that takes the template's name for it finds nothing, or the claim of somebody else.)",
         .sources = "kubernetes.io/docs/concepts/workloads/controllers/statefulset"},
    .check = Check};

}  // namespace belay
