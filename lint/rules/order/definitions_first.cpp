#include "lint/rules/order/sequence.h"

#include <fmt/format.h>

#include <algorithm>
#include <string>

#include "lint/catalog/lookup.h"

namespace belay {
namespace {

// Some command of the plan is about custom resource definitions.
bool MentionsDefinitions(const Timeline& timeline) {
  return std::any_of(timeline.commands().begin(), timeline.commands().end(),
                     [](const CommandUse& use) {
                       const std::string& text = use.operation->command->text;
                       return text.find("crd") != std::string::npos ||
                              text.find("customresourcedefinition") != std::string::npos;
                     });
}

bool ByHelm(const Operation& operation) {
  if (!operation.command) return false;
  const auto& effects = operation.command->effects;
  return std::any_of(effects.begin(), effects.end(),
                     [](const CommandEffect& effect) { return effect.command == "helm upgrade"; });
}

void ReportLeftOut(RuleContext& context, const Step& step, const OrderFact& fact) {
  Diagnostic finding = context.Finding(
      step.name_span,
      fmt::format("{} upgrades `{}`, and nothing upgrades its definitions, `{}`", StepNumber(step),
                  context.plan().things[step.moves.front().thing].path, fact.first.front()));
  finding.remarks.push_back(
      EffectRemark("the new controller reads objects by the old definitions: fields are dropped, "
                   "or it does not start"));
  finding.remarks.push_back(FactRemark(fact.fact));
  finding.remarks.push_back(
      HelpRemark(fmt::format("declare `component {}` with its chart, and upgrade it before {}",
                             fact.first.front(), StepNumber(step))));
  context.Report(std::move(finding));
}

// A chart goes up, and its definitions, which it never brings along, are nowhere in the plan.
void CheckLeftOut(RuleContext& context) {
  const Plan& plan = context.plan();
  if (MentionsDefinitions(context.timeline())) return;
  for (const OrderFact& fact : context.facts().Of<OrderFact>()) {
    if (!fact.apart || IsInPlan(plan, fact.first)) continue;
    for (const Id<Step> id : plan.order) {
      const Step& step = plan.steps[id];
      if (step.verb != Verb::kUpgrade || step.moves.size() != 1) continue;
      if (!std::any_of(step.operations.begin(), step.operations.end(), ByHelm)) continue;
      const Move& move = step.moves.front();
      if (!IsCalled(plan.things[move.thing], fact.then) || IsBelow(move.to, fact.reaching))
        continue;
      ReportLeftOut(context, step, fact);
      break;  // its later hops are the same mistake
    }
  }
}

void Check(RuleContext& context) {
  CheckLeftOut(context);
  for (const OutOfOrder& found : FindOutOfOrder(context)) {
    if (found.beside || found.fact->of != "definitions") continue;
    ReportOutOfOrder(context, found,
                     "the new controller reads objects by the old definitions: fields are dropped, "
                     "or it does not start");
  }
}

}  // namespace

extern const Rule kDefinitionsFirst = {
    .info =
        {.code = "ORD03",
         .name = "definitions-first",
         .severity = Severity::kError,
         .profile = Profile::kStandard,
         .summary = "a controller is upgraded before its custom resource definitions",
         .why =
             R"(Helm installs the definitions of a chart once and never upgrades them. A new controller that reads fields which the old definitions do not have drops them, or does not start; so the definitions go first, from a chart or a manifest of their own.)",
         .sources = "helm.sh/docs/chart_best_practices/custom_resource_definitions; karpenter.sh "
                    "and kserve.github.io, upgrade guides"},
    .check = Check};

}  // namespace belay
