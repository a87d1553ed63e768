#include <fmt/format.h>

#include <algorithm>

#include "lint/catalog/tables.h"
#include "lint/context.h"

namespace belay {
namespace {

// A command of the operation that never returns: it does not help that the step has a limit.
bool ReportEndless(RuleContext& context, const Operation& operation) {
  const auto& effects = operation.command->effects;
  const auto endless = std::find_if(
      effects.begin(), effects.end(),
      [](const CommandEffect& effect) { return effect.kind == CommandEffect::Kind::kEndless; });
  if (endless == effects.end()) return false;
  Diagnostic finding =
      context.FindingAt(operation, PlaceIn(*operation.command, endless->begin, endless->end),
                        fmt::format("`{}` never ends by itself", endless->command));
  finding.remarks.push_back(FactRemark(facts::kWatchNeverReturns));
  finding.remarks.push_back(HelpRemark(
      "ask for the state once, with a test: `wait COMMAND is \"…\" up to 30m every 30s`"));
  context.Report(std::move(finding));
  return true;
}

void Check(RuleContext& context) {
  for (const CommandUse& use : context.timeline().commands()) {
    const Operation& operation = *use.operation;
    if (ReportEndless(context, operation)) continue;
    const bool limited = operation.timing.up_to || operation.timing.hold_for ||
                         (use.step != nullptr && use.step->timeout);
    if (operation.kind != OperationKind::kWait || limited) continue;
    Diagnostic finding =
        context.FindingAt(operation, operation.span, "the wait has no limit; `up to` sets one");
    finding.remarks.push_back(EffectRemark(
        "if what it waits for never comes true, the plan stands here until somebody looks"));
    finding.remarks.push_back(HelpRemark("add `up to 30m`, a little more than it ever took"));
    context.Report(std::move(finding));
  }
}

}  // namespace

extern const Rule kEndlessWait = {
    .info =
        {.code = "WAI03",
         .name = "endless-wait",
         .severity = Severity::kError,
         .profile = Profile::kBasic,
         .summary = "a wait that has no limit or never ends",
         .why =
             R"(At night nobody sees that a wait waits for ever. A limit turns it into a failure that somebody is told of, with the commands to go on or back.)",
         .sources = "kubernetes.io/docs, kubectl reference"},
    .check = Check};

}  // namespace belay
