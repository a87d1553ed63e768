#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <string_view>

#include "lint/analysis/objects.h"
#include "lint/hazards.h"
#include "lint/rules/order/absent.h"

namespace belay {
namespace {

bool Needs(Verb verb) {
  return verb == Verb::kUpgrade || verb == Verb::kDowngrade || verb == Verb::kMigrate ||
         verb == Verb::kBackup || verb == Verb::kDrain || verb == Verb::kScale;
}

void Report(RuleContext& context, const Step& step, Span span, Id<Thing> thing,
            const Absence& absence) {
  const Plan& plan = context.plan();
  const Step& change = plan.steps[absence.deleted ? *absence.deleted : *absence.created];
  Diagnostic finding = context.Finding(
      span, fmt::format("{} needs `{}`, which {} {}", StepNumber(step), plan.things[thing].path,
                        absence.deleted ? "is gone since" : "is there only from",
                        StepNumber(change) + (absence.deleted ? "" : " on")));
  finding.labels.push_back(
      {.span = change.name_span, .text = absence.deleted ? "deleted here" : "made here"});
  finding.remarks.push_back(EffectRemark("the step fails, and the plan stops there"));
  finding.remarks.push_back(
      HelpRemark(fmt::format("move {} {} {}", StepNumber(step),
                             absence.deleted ? "before" : "behind", StepNumber(change))));
  context.Report(std::move(finding));
}

// The tools that work with the account whose keys somebody exports.
bool UsesAccount(const Facts& facts, const CommandEffect& effect, std::string_view of) {
  const std::string_view tool = ToolOf(effect);
  for (const IdentityFact& identity : facts.Of<IdentityFact>()) {
    const bool same = std::ranges::find(identity.tools, of) != identity.tools.end();
    if (same && std::ranges::find(identity.tools, tool) != identity.tools.end()) return true;
  }
  return false;
}

// Keys are set by hand, and a command before has needed them.
void CheckCredentials(RuleContext& context) {
  const Plan& plan = context.plan();
  const Step* sets = nullptr;  // the last step that does
  for (const Id<Step> id : plan.order) {
    for (const Operation& operation : plan.steps[id].operations) {
      const Hazard* keys = operation.command
                               ? FindHazard(*operation.command, Hazard::Kind::kStaticCredentials)
                               : nullptr;
      if (keys != nullptr && keys->command == "export") sets = &plan.steps[id];
    }
  }
  if (sets == nullptr) return;
  for (const Id<Step> id : plan.order) {
    const Step& step = plan.steps[id];
    if (!Precedes(step, *sets)) continue;
    for (const Operation& operation : step.operations) {
      if (!operation.command) continue;
      for (const CommandEffect& effect : operation.command->effects) {
        if (!UsesAccount(context.facts(), effect, "aws")) continue;
        Diagnostic finding =
            context.FindingAt(operation, PlaceIn(*operation.command, effect.begin, effect.end),
                              fmt::format("`{}` in {} needs credentials, which {} sets only later",
                                          effect.command, StepNumber(step), StepNumber(*sets)));
        finding.labels.push_back({.span = sets->name_span, .text = "the credentials"});
        finding.remarks.push_back(
            EffectRemark("it fails, or works with whatever account the terminal has"));
        finding.remarks.push_back(
            HelpRemark(fmt::format("move {} before {}, or sign in before the plan begins",
                                   StepNumber(*sets), StepNumber(step))));
        context.Report(std::move(finding));
        return;
      }
    }
  }
}

// A component is made on a store that a later step creates.
void CheckStores(RuleContext& context) {
  const Plan& plan = context.plan();
  std::map<Id<Thing>, Id<Step>> created;
  for (const Id<Step> id : plan.order) {
    const Step& step = plan.steps[id];
    for (const Subject& subject : step.subjects) {
      if (step.verb == Verb::kCreate && subject.thing &&
          plan.things[*subject.thing].kind == ThingKind::kStore) {
        created.emplace(*subject.thing, id);
      }
    }
  }
  if (created.empty()) return;
  for (const Id<Step> id : plan.order) {
    const Step& step = plan.steps[id];
    if (step.verb != Verb::kCreate) continue;
    for (const Subject& subject : step.subjects) {
      if (!subject.thing) continue;
      for (const Id<Thing> store : plan.things[*subject.thing].data) {
        const auto found = created.find(store);
        if (found == created.end() || found->second == id) continue;
        if (Precedes(plan.steps[found->second], step)) continue;
        if (!context.timeline().questions().InOneRun(found->second, id)) continue;
        Report(context, step, subject.span, store, {.deleted = {}, .created = found->second});
      }
    }
  }
}

void Check(RuleContext& context) {
  CheckCredentials(context);
  CheckStores(context);
  const Plan& plan = context.plan();
  for (const Id<Step> id : plan.order) {
    const Step& step = plan.steps[id];
    if (step.backup_unneeded) continue;
    bool reported = false;
    for (const Subject& subject : step.subjects) {
      if (!subject.thing || !(Needs(step.verb) || step.verb == Verb::kEdit)) continue;
      const auto absence = AbsenceAt(context, *subject.thing, id);
      if (!absence) continue;
      // The files of what is not there yet may be edited; of what was deleted there is nothing.
      if (step.verb == Verb::kEdit && !absence->deleted) continue;
      Report(context, step, subject.span, *subject.thing, *absence);
      reported = true;
    }
    const auto cluster = ClusterOf(step.operations);
    if (reported || !cluster) continue;
    const auto absence = AbsenceAt(context, *cluster, id);
    if (absence) Report(context, step, step.name_span, *cluster, *absence);
  }
}

}  // namespace

extern const Rule kNotThere = {
    .info =
        {.code = "ORD09",
         .name = "not-there",
         .severity = Severity::kError,
         .profile = Profile::kBasic,
         .summary = "a step needs what a later step makes, or an earlier one has deleted",
         .why =
             R"(A cluster that is not there yet has no API server to ask, and what is deleted cannot be upgraded or copied. The step fails in the middle of the window.)",
         .sources = "2i2c infrastructure commit c06e44a90: credentials became the first step"},
    .check = Check};

}  // namespace belay
