#include <fmt/format.h>

#include <map>
#include <vector>

#include "lint/analysis/copies.h"
#include "lint/catalog/tables.h"
#include "lint/context.h"

namespace belay {
namespace {

void Check(RuleContext& context) {
  const Plan& plan = context.plan();
  // For each store the first migration behind which its writers are not upgraded any more.
  std::map<Id<Thing>, std::vector<Id<Step>>> migrations;
  for (const Id<Step> id : plan.order) {
    for (const Effect& effect : plan.steps[id].effects) {
      if (effect.kind == EffectKind::kMigrate && effect.subject.thing && !Copies(plan.steps[id])) {
        migrations[*effect.subject.thing].push_back(id);
      }
    }
  }
  for (const auto& [store, steps] : migrations) {
    for (const Id<Thing> writer : context.timeline().writers().Of(store)) {
      const auto& states = context.timeline().StatesOf(writer);
      if (states.size() < 2) continue;
      // Upgrades come in hops, each with a migration before it: only the last of each matters.
      const Id<Step> upgrade = *states.back().step;
      const Id<Step> migration = steps.back();
      if (states[states.size() - 2].version.kind() == Version::Kind::kNone) continue;
      if (states.back().version.kind() == Version::Kind::kNone) continue;
      if (upgrade == migration || Precedes(plan.steps[migration], plan.steps[upgrade])) continue;
      if (!context.timeline().writers().RunsBetween(writer, upgrade, migration)) continue;
      const Step& first = plan.steps[upgrade];
      const Step& second = plan.steps[migration];
      const bool beside = !Precedes(first, second);
      Diagnostic finding = context.Finding(
          first.name_span,
          fmt::format("{} takes `{}` to {} {} migrates `{}`", StepNumber(first),
                      plan.things[writer].path, states.back().version.text(),
                      beside ? fmt::format("in any order with {}, which", StepNumber(second))
                             : fmt::format("before {}", StepNumber(second)),
                      plan.things[store].path));
      finding.labels.push_back({.span = second.name_span, .text = "the schema moves only here"});
      finding.remarks.push_back(
          EffectRemark("the new code starts on the old schema: it refuses, or fails on each "
                       "statement that needs the new one"));
      finding.remarks.push_back(FactRemark(context.facts().Now(facts::kMigrationsForwardOnly)));
      finding.remarks.push_back(HelpRemark(
          fmt::format("stop `{}`, migrate (with the new version's own tool, in a job of its own), "
                      "then upgrade it",
                      plan.things[writer].path)));
      context.Report(std::move(finding));
      break;
    }
  }
}

}  // namespace

extern const Rule kCodeBeforeSchema = {
    .info =
        {.code = "ORD04",
         .name = "code-before-schema",
         .severity = Severity::kError,
         .profile = Profile::kStandard,
         .summary = "new code runs on a schema that is migrated only later",
         .why =
             R"(A server of the new version on the old schema refuses to start, or starts and fails. The order is: stop it, migrate with the new version's tool, start the new version.)",
         .sources = "mlflow.org/docs, self-hosting, migration"},
    .check = Check};

}  // namespace belay
