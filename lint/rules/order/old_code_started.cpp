#include <fmt/format.h>

#include <algorithm>
#include <compare>
#include <iterator>
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
  const auto place = [&](Id<Step> id) { return context.plan().steps[id].forward; };
  const auto of_event = [&](const Writers::Event& event) { return place(event.step); };
  const auto& events = context.timeline().writers().EventsOf(writer);
  const auto next = std::ranges::lower_bound(events, place(migration), {}, of_event);
  if (next == events.begin() || next == events.end()) return std::nullopt;
  const Writers::Event& stop = *std::prev(next);
  if (stop.runs || !next->runs || !Follows(context, stop.step, migration) ||
      !Follows(context, migration, next->step)) {
    return std::nullopt;
  }
  // The state that it is in when it stops, and the next one: only where that comes behind the start
  // is it the old code that starts.
  const auto& states = context.timeline().StatesOf(writer);
  const auto of_state = [&](const VersionState& state) { return place(*state.step); };
  const auto after = std::ranges::lower_bound(std::next(states.begin()), states.end(),
                                              place(stop.step), {}, of_state);
  if (after == states.end() || !Follows(context, next->step, *after->step)) return std::nullopt;
  const auto before = std::prev(after);
  const bool known = !before->step || Follows(context, *before->step, stop.step);
  if (!known || !std::is_lt(before->version.Compare(after->version))) return std::nullopt;
  return OldStart{.start = next->step, .before = &*before, .after = &*after};
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
