#include <fmt/format.h>

#include "lint/catalog/tables.h"
#include "lint/context.h"

namespace belay {
namespace {

void Check(RuleContext& context) {
  for (const CommandUse& use : context.timeline().commands()) {
    const Operation& operation = *use.operation;
    for (const CommandEffect& effect : operation.command->effects) {
      if (effect.kind != CommandEffect::Kind::kUndo || !effect.version.empty()) continue;
      const Span span = PlaceIn(*operation.command, effect.begin, effect.end);
      Diagnostic finding = context.FindingAt(
          operation, span, fmt::format("`{}` names no revision to go back to", effect.command));
      finding.remarks.push_back(
          EffectRemark("it goes to the revision before the newest: after an upgrade that failed "
                       "and was tried again that is the failed one, and a second rollback goes "
                       "forward again"));
      finding.remarks.push_back(HelpRemark(
          effect.command == "helm rollback"
              ? "remember the revision before the change, `let revision = `helm history …``, and "
                "name it; or `using helm.upgrade`, which does"
              : "remember the revision before the change in a `let`, and name it by "
                "`--to-revision`"));
      context.Report(std::move(finding));
    }
  }
}

}  // namespace

extern const Rule kImplicitTarget = {
    .info =
        {.code = "RBK04",
         .name = "implicit-target",
         .severity = Severity::kError,
         .profile = Profile::kStandard,
         .summary = "a rollback goes to whatever was there before, and does not say what",
         .why =
             R"(Without a revision, `helm rollback` and `kubectl rollout undo` go to the one before the newest. Whoever runs them does not know which that is: a failed try makes a revision too. What a rollback goes to is remembered before the change.)",
         .sources = "helm.sh/docs, helm rollback; kubernetes.io/docs, kubectl rollout undo"},
    .check = Check};

}  // namespace belay
