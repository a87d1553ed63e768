#include <fmt/format.h>

#include <optional>
#include <vector>

#include "lint/catalog/tables.h"
#include "lint/context.h"

namespace belay {
namespace {

struct Found {
  const Operation* operation = nullptr;
  const CommandEffect* effect = nullptr;
};

// Keeps the last command that takes all replicas of something away, until one gives some back.
void Follow(const std::vector<Operation>& operations, std::optional<Found>& gone) {
  for (const Operation& operation : operations) {
    if (!operation.command || operation.kind != OperationKind::kRun) continue;
    for (const CommandEffect& effect : operation.command->effects) {
      if (effect.command != "kubectl scale") continue;
      if (effect.kind == CommandEffect::Kind::kDisrupt && !gone) gone = Found{&operation, &effect};
      if (effect.kind == CommandEffect::Kind::kChange) gone.reset();
    }
  }
}

bool Scales(const Step& step) {
  for (const Operation& operation : step.operations) {
    if (!operation.command) continue;
    for (const CommandEffect& effect : operation.command->effects) {
      if (effect.command == "kubectl scale") return true;
    }
  }
  return false;
}

void ReportOutage(RuleContext& context, const Found& gone, std::string_view where) {
  const Span span = PlaceIn(*gone.operation->command, gone.effect->begin, gone.effect->end);
  Diagnostic finding = context.FindingAt(
      *gone.operation, span,
      fmt::format(
          "{} takes {} away and does not bring it back", where,
          gone.effect->object.empty() ? "something" : fmt::format("`{}`", gone.effect->object)));
  finding.remarks.push_back(
      EffectRemark("what was to end the incident is an outage of its own, until somebody thinks "
                   "of scaling it up"));
  finding.remarks.push_back(HelpRemark(
      "put the work into `within X using kubectl.stopped { … }`, which brings it back, or scale it "
      "up in a step behind it"));
  context.Report(std::move(finding));
}

void Check(RuleContext& context) {
  const Plan& plan = context.plan();
  for (const Procedure& procedure : plan.procedures) {
    std::optional<Found> gone;
    for (const Id<Step> id : procedure.order) {
      const Step& step = plan.steps[id];
      // A bracket opens and closes by itself.
      if (step.verb != Verb::kEnter && step.verb != Verb::kExit) Follow(step.operations, gone);
    }
    if (gone) ReportOutage(context, *gone, fmt::format("procedure `{}`", procedure.name));
  }
  for (const Id<Step> id : plan.order) {
    const Step& step = plan.steps[id];
    if (Scales(step)) continue;  // its rollback goes back to what was
    std::optional<Found> gone;
    Follow(step.undo.operations, gone);
    if (gone) {
      ReportOutage(context, *gone, fmt::format("the rollback of {}", StepNumber(step)));
    }
  }
}

}  // namespace

extern const Rule kOutage = {
    .info =
        {.code = "RBK09",
         .name = "outage",
         .severity = Severity::kWarning,
         .profile = Profile::kStandard,
         .summary = "a way back ends with a component that does not run",
         .why =
             R"(Scaled to zero, a component does no more harm, and no more work. A way back ends with a platform that serves; if it cannot, the plan says so where people approve it.)",
         .sources = "sre.google, Site Reliability Engineering, managing incidents"},
    .check = Check};

}  // namespace belay
