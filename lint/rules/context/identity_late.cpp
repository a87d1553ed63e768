#include <fmt/format.h>

#include <algorithm>
#include <string_view>
#include <vector>

#include "lint/analysis/before.h"
#include "lint/analysis/looks.h"
#include "lint/analysis/objects.h"
#include "lint/catalog/tables.h"
#include "lint/context.h"

namespace belay {
namespace {

// A `check` that asks who is at work and where, and nothing else: the first command of the fact.
// The others show it beside what they are for, and may stand anywhere.
bool AsksWhere(const Step& step, const IdentityFact& identity) {
  if (step.verb != Verb::kCheck) return false;
  return std::ranges::any_of(step.operations, [&](const Operation& operation) {
    return operation.command && operation.test.kind != Test::Kind::kSucceeds &&
           std::ranges::any_of(operation.command->effects, [&](const CommandEffect& effect) {
             return effect.command == identity.commands.front();
           });
  });
}

// What changes something with one of the tools, wherever the terminal happens to point.
const CommandEffect* ChangesBy(const Operation& operation, const IdentityFact& identity) {
  if (!operation.command || operation.kind != OperationKind::kRun) return nullptr;
  if (!operation.command->host.empty()) return nullptr;
  for (const CommandEffect& effect : operation.command->effects) {
    using enum CommandEffect::Kind;
    if (effect.kind == kRead || effect.kind == kPlan || effect.kind == kLocal ||
        effect.kind == kWait || effect.kind == kEndless || effect.kind == kSwitchContext) {
      continue;
    }
    const std::string_view tool = ToolOf(effect);
    const bool its = std::ranges::find(identity.tools, tool) != identity.tools.end();
    // A context or profile of its own is not what the check has asked for.
    if (its && effect.context.empty() && !(identity.by_context && operation.command->cluster)) {
      return &effect;
    }
  }
  return nullptr;
}

void Report(RuleContext& context, const Step& check, const Step& change,
            const CommandEffect& effect, const IdentityFact& identity, const Answers& answers) {
  Diagnostic finding = context.Finding(
      check.name_span,
      fmt::format("{} asks which account or cluster this is {} {} has changed something there",
                  StepNumber(check), Precedes(change, check) ? "only after" : "perhaps only after",
                  StepNumber(change)));
  finding.labels.push_back(
      {.span = change.name_span,
       .text = fmt::format("`{}` goes wherever it happens to", effect.command)});
  finding.remarks.push_back(EffectRemark(
      "with the wrong credentials the check stops the plan when the change has been made"));
  if (!answers.empty()) {
    finding.remarks.push_back(AssumedRemark(context.timeline().questions().Describe(answers)));
  }
  finding.remarks.push_back(FactRemark(identity.fact));
  finding.remarks.push_back(
      HelpRemark(fmt::format("move {} before {}", StepNumber(check), StepNumber(change))));
  context.Report(std::move(finding));
}

void Check(RuleContext& context) {
  const Plan& plan = context.plan();
  for (const IdentityFact& identity : context.facts().Of<IdentityFact>()) {
    std::vector<Id<Step>> checks;
    for (const Id<Step> id : plan.order) {
      if (AsksWhere(plan.steps[id], identity)) checks.push_back(id);
    }
    if (checks.empty()) continue;
    const Step& first = plan.steps[checks.front()];
    for (const Id<Step> id : plan.order) {
      const Step& step = plan.steps[id];
      if (Precedes(first, step))
        break;  // what follows comes behind a check, in the runs that have it
      const CommandEffect* effect = nullptr;
      for (const Operation& operation : step.operations) {
        if (effect == nullptr) effect = ChangesBy(operation, identity);
      }
      if (effect == nullptr || !context.timeline().questions().InOneRun(checks.front(), id))
        continue;
      const auto answers = RunWithoutBefore(plan, context.timeline(), id, checks);
      if (!answers) continue;
      Report(context, first, step, *effect, identity, *answers);
      break;
    }
  }
}

}  // namespace

extern const Rule kIdentityLate = {
    .info =
        {.code = "CTX12",
         .name = "identity-late",
         .severity = Severity::kWarning,
         .profile = Profile::kStandard,
         .summary = "a check asks which account or cluster is reached when something is changed "
                    "there already",
         .why =
             R"(A check of the account, the project or the model is there for the morning on which the wrong credentials are in the terminal. It helps only before the first change that they are used for.)",
         .sources = "GitLab.com database incident, 2017-01-31"},
    .check = Check};

}  // namespace belay
