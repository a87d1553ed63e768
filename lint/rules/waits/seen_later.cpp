#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>
#include <string_view>

#include "lint/catalog/tables.h"
#include "lint/context.h"

namespace belay {
namespace {

struct Begun {
  Id<Step> step;
  std::optional<Id<Thing>> cluster;
};

// Time passes, or something looks for it in the cluster that the next command is for.
bool Bridges(const Operation& operation, const GapFact& gap,
             const std::optional<Id<Thing>>& cluster) {
  if (operation.kind == OperationKind::kSoak) return true;
  const bool tells =
      gap.told_by.empty() ||
      (operation.command &&
       std::ranges::any_of(operation.command->effects, [&](const CommandEffect& effect) {
         return effect.completes == gap.told_by;
       }));
  if (!tells) return false;
  const bool looks = operation.kind == OperationKind::kWait ||
                     operation.kind == OperationKind::kVerify ||
                     operation.kind == OperationKind::kCheck;
  return looks && operation.command && (!cluster || operation.command->cluster == cluster);
}

void Report(RuleContext& context, const GapFact& gap, const Begun& begun, const Step& step,
            const Operation& operation, const CommandEffect& effect) {
  const Plan& plan = context.plan();
  Diagnostic finding = context.FindingAt(
      operation, PlaceIn(*operation.command, effect.begin, effect.end),
      fmt::format(
          "`{}` in {} follows `{}` in {} at once; what that did may be seen only {} s later",
          gap.before, StepNumber(step), gap.after, StepNumber(plan.steps[begun.step]),
          gap.seconds));
  finding.labels.push_back({.span = plan.steps[begun.step].name_span, .text = "done here"});
  finding.remarks.push_back(EffectRemark("it goes by a state that is over, and says nothing"));
  finding.remarks.push_back(FactRemark(gap.fact));
  finding.remarks.push_back(HelpRemark(fmt::format("before it, {}", gap.until)));
  context.Report(std::move(finding));
}

void Check(RuleContext& context) {
  const Plan& plan = context.plan();
  for (const GapFact& gap : context.facts().Of<GapFact>()) {
    std::optional<Begun> begun;
    for (const Id<Step> id : plan.order) {
      const Step& step = plan.steps[id];
      for (const Operation& operation : step.operations) {
        if (begun && Bridges(operation, gap, gap.elsewhere ? step.cluster : std::nullopt)) {
          const bool there = !gap.elsewhere || operation.kind == OperationKind::kSoak ||
                             operation.command->cluster != begun->cluster;
          if (there) begun.reset();
        }
        if (!operation.command) continue;
        for (const CommandEffect& effect : operation.command->effects) {
          if (begun && effect.command == gap.before &&
              (begun->step == id || Precedes(plan.steps[begun->step], step)) &&
              (!gap.elsewhere || (operation.command->cluster && begun->cluster &&
                                  operation.command->cluster != begun->cluster))) {
            Report(context, gap, *begun, step, operation, effect);
            begun.reset();
          }
          if (effect.command == gap.after) {
            begun = Begun{.step = id, .cluster = operation.command->cluster};
          }
        }
      }
    }
  }
}

}  // namespace

extern const Rule kSeenLater = {
    .info =
        {.code = "WAI06",
         .name = "seen-later",
         .severity = Severity::kWarning,
         .profile = Profile::kStandard,
         .summary = "a command follows at once what is known to be seen only a little later",
         .why =
             R"(Two systems that agree in the end do not agree at once. A command in between finds the state of before, and often says nothing: a node group is left out, a backup is not known. Ask until it is seen.)",
         .sources = "velero.io/docs, migration-case; 2i2c infrastructure 477902fb3"},
    .check = Check};

}  // namespace belay
