#include <fmt/format.h>

#include "lint/catalog/tables.h"
#include "lint/context.h"

namespace belay {
namespace {

// It takes all kinds unless it is told which.
bool VeleroTakesSecrets(const Command& command) {
  for (const Binding& binding : command.bindings) {
    if (binding.name != "resources" || !binding.value.constant()) continue;
    const std::string kinds = "," + binding.value.Display();
    return kinds == ",*" || kinds.find(",secret") != std::string::npos;
  }
  const std::string& text = command.text;
  return text.find("--include-resources") == std::string::npos &&
         text.find("--exclude-resources") == std::string::npos;
}

bool HoldsSecrets(const Operation& operation, const CommandEffect& effect) {
  if (operation.kind != OperationKind::kRun) return false;
  if (effect.command == "velero backup create") return VeleroTakesSecrets(*operation.command);
  if (effect.command != "kubectl get") return false;
  if (effect.kind == CommandEffect::Kind::kBackup && effect.object.starts_with("secret"))
    return true;
  for (const Binding& binding : operation.command->bindings) {
    const bool kinds = binding.name == "kinds" && binding.value.constant();
    if (kinds && ("," + binding.value.Display()).find(",secret") != std::string::npos) return true;
  }
  return false;
}

void Check(RuleContext& context) {
  const Plan& plan = context.plan();
  for (const Id<Step> id : plan.order) {
    const Step& step = plan.steps[id];
    if (step.verb != Verb::kBackup || !step.notes.empty()) continue;
    for (const Operation& operation : step.operations) {
      if (!operation.command) continue;
      for (const CommandEffect& effect : operation.command->effects) {
        if (!HoldsSecrets(operation, effect)) continue;
        Diagnostic finding = context.Finding(
            step.name_span,
            fmt::format("backup `{}` holds Secrets in readable form, and nothing says who may read "
                        "it",
                        step.backup));
        finding.labels.push_back(
            {.span = PlaceIn(*operation.command, effect.begin, effect.end), .text = "saved here"});
        finding.remarks.push_back(
            EffectRemark("whoever has the file has every password in it; base64 hides nothing"));
        finding.remarks.push_back(
            HelpRemark("encrypt it (`… | age -r KEY`), or say in a `note` where it goes, who may "
                       "read it and when it is deleted"));
        context.Report(std::move(finding));
        return;
      }
    }
  }
}

}  // namespace

extern const Rule kBackupReadable = {
    .info =
        {.code = "SEC07",
         .name = "backup-readable",
         .severity = Severity::kInfo,
         .profile = Profile::kProduction,
         .summary = "a backup holds Secrets, and nothing says how it is protected",
         .why =
             R"(An export of Secrets is a file of passwords. Where it goes, who reads it and when it is deleted belongs into the plan.)",
         .sources = "kubernetes.io/docs, good practices for Secrets; velero.io/docs, file-system "
                    "backup"},
    .check = Check};

}  // namespace belay
