#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "lint/catalog/tables.h"
#include "lint/context.h"

namespace belay {
namespace {

// A place in the plan: a step, and the operation in it.
struct Place {
  Id<Step> step;
  std::size_t operation = 0;
};

bool Applies(const CommandEffect& effect) {
  return effect.command == "terraform apply" || effect.command == "terraform run-all apply";
}

// Somebody says yes after `from`, where the plan file is made, and before `to`, where it is
// applied.
bool ReadBetween(const RuleContext& context, const Place& from, const Place& to) {
  const Plan& plan = context.plan();
  const auto& operations = plan.steps[to.step].operations;
  const std::size_t begin = from.step == to.step ? from.operation + 1 : 0;
  for (std::size_t i = begin; i < to.operation; ++i) {
    if (operations[i].kind == OperationKind::kApprove) return true;
  }
  if (from.step == to.step) return false;
  const auto& approvals = context.timeline().approvals();
  auto approval = std::lower_bound(
      approvals.begin(), approvals.end(), from.step,
      [&](Id<Step> a, Id<Step> b) { return plan.steps[a].forward < plan.steps[b].forward; });
  for (; approval != approvals.end(); ++approval) {
    const Step& step = plan.steps[*approval];
    if (step.forward > plan.steps[to.step].forward) return false;
    if (Precedes(plan.steps[from.step], step) && Precedes(step, plan.steps[to.step])) return true;
  }
  return false;
}

void Report(RuleContext& context, const Operation& operation, const CommandEffect& effect,
            const std::optional<Place>& made) {
  const Plan& plan = context.plan();
  const Span span = PlaceIn(*operation.command, effect.begin, effect.end);
  Diagnostic finding = context.FindingAt(
      operation, span,
      made ? fmt::format("`{}` is applied, and nobody has read it", effect.object)
           : fmt::format("`{}` applies what it finds at that moment, and nobody has read it",
                         effect.command));
  if (made) {
    const Step& step = plan.steps[made->step];
    const Operation& maker = step.operations[made->operation];
    if (maker.command && maker.command->span.file == operation.command->span.file) {
      finding.labels.push_back({.span = step.name_span, .text = "it is made here"});
    }
  }
  finding.remarks.push_back(
      EffectRemark("a replaced database or a deleted subnet is found when it is gone"));
  finding.remarks.push_back(FactRemark(facts::kSavedPlan));
  finding.remarks.push_back(HelpRemark(
      made ? "put `approve \"the plan above does what this step says\" by \"WHO\"` between making "
             "and applying it"
           : "`terraform plan -out FILE`, then an `approve`, then `terraform apply FILE`; or "
             "`using terraform.apply(…)`"));
  context.Report(std::move(finding));
}

void Check(RuleContext& context) {
  const Plan& plan = context.plan();
  std::map<std::string, Place, std::less<>> made;  // by its file
  for (const Id<Step> id : plan.order) {
    const Step& step = plan.steps[id];
    for (std::size_t i = 0; i < step.operations.size(); ++i) {
      const Operation& operation = step.operations[i];
      if (!operation.command) continue;
      for (const CommandEffect& effect : operation.command->effects) {
        if (effect.command == "terraform plan" && !effect.object.empty()) {
          made[effect.object] = {.step = id, .operation = i};
        }
        if (!Applies(effect)) continue;
        if (effect.object.empty()) {
          Report(context, operation, effect, std::nullopt);
          continue;
        }
        // A plan file from elsewhere was read elsewhere.
        const auto maker = made.find(effect.object);
        if (maker == made.end()) continue;
        const Place here{.step = id, .operation = i};
        if (!ReadBetween(context, maker->second, here)) {
          Report(context, operation, effect, maker->second);
        }
      }
    }
  }
}

}  // namespace

extern const Rule kUnreadPlan = {
    .info =
        {.code = "VER09",
         .name = "unread-plan",
         .severity = Severity::kError,
         .profile = Profile::kStandard,
         .summary = "Terraform applies what nobody has read",
         .why =
             R"(What Terraform will do stands in its plan, not in its command line. A plan that is saved, read, approved and then applied does exactly what was read; one that is made while it is applied does whatever has changed since.)",
         .sources = "developer.hashicorp.com/terraform, cli/commands/apply"},
    .check = Check};

}  // namespace belay
