#include <fmt/format.h>

#include <compare>
#include <optional>

#include "lint/analysis/copies.h"
#include "lint/catalog/tables.h"
#include "lint/context.h"

namespace belay {
namespace {

bool Follows(const RuleContext& context, Id<Step> a, Id<Step> b) {
  const auto& steps = context.plan().steps;
  return Precedes(steps[a], steps[b]) && context.timeline().questions().InOneRun(a, b);
}

// A writer that stands still while its store is migrated, the step that starts it again, and its
// upgrade behind that.
struct OldStart {
  Id<Step> start;
  const VersionState* before = nullptr;
  const VersionState* after = nullptr;
};

std::optional<OldStart> OldStartOf(const RuleContext& context, Id<Thing> writer,
                                   Id<Step> migration) {
  std::optional<Id<Step>> stop;
  std::optional<Id<Step>> start;
  for (const Writers::Event& event : context.timeline().writers().EventsOf(writer)) {
    if (!event.runs && Follows(context, event.step, migration)) stop = event.step;
    if (event.runs && !start && Follows(context, migration, event.step)) start = event.step;
  }
  if (!stop || !start) return std::nullopt;
  OldStart found{.start = *start};
  for (const VersionState& state : context.timeline().StatesOf(writer)) {
    if (!state.step || Follows(context, *state.step, *stop)) {
      found.before = &state;
    } else if (!Follows(context, *start, *state.step)) {
      return std::nullopt;  // it is upgraded meanwhile, or nobody knows when
    } else if (found.after == nullptr) {
      found.after = &state;
    }
  }
  const bool upgrades = found.before != nullptr && found.after != nullptr &&
                        std::is_lt(found.before->version.Compare(found.after->version));
  return upgrades ? std::optional(found) : std::nullopt;
}

void Check(RuleContext& context) {
  const Plan& plan = context.plan();
  for (const Id<Step> id : plan.order) {
    const Step& step = plan.steps[id];
    for (const Effect& effect : step.effects) {
      if (effect.kind != EffectKind::kMigrate || !effect.subject.thing || Copies(step)) continue;
      for (const Id<Thing> writer : context.timeline().writers().Of(*effect.subject.thing)) {
        const auto old = OldStartOf(context, writer, id);
        if (!old) continue;
        const std::string& name = plan.things[writer].path;
        Diagnostic finding = context.Finding(
            step.name_span,
            fmt::format("{} migrates `{}`, {} starts `{}` at {} again, and only {} takes it to {}",
                        StepNumber(step), plan.things[*effect.subject.thing].path,
                        StepNumber(plan.steps[old->start]), name, old->before->version.text(),
                        StepNumber(plan.steps[*old->after->step]), old->after->version.text()));
        finding.labels.push_back(
            {.span = plan.steps[*old->after->step].name_span, .text = "upgraded only here"});
        finding.remarks.push_back(
            EffectRemark("the old code starts on the new schema: it refuses, or writes what the "
                         "new one does not expect"));
        finding.remarks.push_back(FactRemark(context.facts().Now(facts::kMigrationsForwardOnly)));
        finding.remarks.push_back(HelpRemark(
            fmt::format("upgrade `{}` behind the migration, before it is started again", name)));
        context.Report(std::move(finding));
        break;
      }
    }
  }
}

}  // namespace

extern const Rule kOldCodeStarted = {
    .info =
        {.code = "ORD28",
         .name = "old-code-started",
         .severity = Severity::kWarning,
         .profile = Profile::kStandard,
         .summary = "code of before is started again on a schema that has been migrated for it",
         .why =
             R"(What stands still for a migration does so because the old code must not meet the new schema. A bracket that ends before the upgrade starts just that code, until the upgrade takes it away. The order is: stop it, migrate, upgrade, start.)",
         .sources = "mlflow.org/docs, self-hosting, migration"},
    .check = Check};

}  // namespace belay
