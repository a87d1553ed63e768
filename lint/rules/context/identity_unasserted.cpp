#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "lint/analysis/before.h"
#include "lint/analysis/objects.h"
#include "lint/catalog/tables.h"
#include "lint/context.h"

namespace belay {
namespace {

bool Has(Names names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

// The facts that are about the tool: an identity by one of them is enough.
std::vector<const IdentityFact*> IdentitiesOf(const Facts& facts, std::string_view tool) {
  std::vector<const IdentityFact*> found;
  for (const IdentityFact& identity : facts.Of<IdentityFact>()) {
    if (Has(identity.tools, tool)) found.push_back(&identity);
  }
  return found;
}

// The command says itself where it goes, or its cluster does by the context that belay gives it.
bool SaysWhere(const Plan& plan, const Command& command, const CommandEffect& effect,
               const IdentityFact& identity) {
  if (!effect.context.empty() || !command.host.empty()) return true;
  if (ToolOf(effect) == "juju") return !effect.in_namespace.empty();  // its model
  if (!command.cluster || !identity.by_context) return false;
  const Thing& cluster = plan.things[*command.cluster];
  if (MadeByPlan(cluster)) return true;
  return std::any_of(cluster.fields.begin(), cluster.fields.end(),
                     [](const Field& field) { return field.key == "context"; });
}

// A test compares what such a command prints.
bool Asserts(const Operation& operation, const IdentityFact& identity) {
  const bool looks =
      operation.kind == OperationKind::kCheck || operation.kind == OperationKind::kVerify ||
      operation.kind == OperationKind::kWait || operation.kind == OperationKind::kCapture;
  if (!looks || !operation.command || operation.test.kind == Test::Kind::kSucceeds) return false;
  const auto& effects = operation.command->effects;
  return std::any_of(effects.begin(), effects.end(), [&](const CommandEffect& effect) {
    return Has(identity.commands, effect.command);
  });
}

// It takes away whatever a pattern or a pipe gives it.
bool IsUnbounded(const Operation& operation, const CommandEffect& effect) {
  const auto& hazards = operation.command->hazards;
  return std::any_of(hazards.begin(), hazards.end(), [&](const Hazard& hazard) {
    return hazard.kind == Hazard::Kind::kUnbounded && hazard.begin == effect.begin;
  });
}

using Assertions = std::map<const IdentityFact*, std::vector<Id<Step>>>;

Assertions ReadAssertions(const Facts& facts, const Plan& plan) {
  Assertions assertions;
  for (const Id<Step> id : plan.order) {
    for (const Operation& operation : plan.steps[id].operations) {
      for (const IdentityFact& identity : facts.Of<IdentityFact>()) {
        if (Asserts(operation, identity)) assertions[&identity].push_back(id);
      }
    }
  }
  return assertions;
}

void Report(RuleContext& context, const Step& step, const Operation& operation,
            const CommandEffect& effect, const IdentityFact& identity) {
  Diagnostic finding = context.FindingAt(
      operation, PlaceIn(*operation.command, effect.begin, effect.end),
      fmt::format("`{}` in {} deletes wherever the terminal happens to point, and nothing before "
                  "it asks where that is",
                  effect.command, StepNumber(step)));
  finding.remarks.push_back(EffectRemark("on the wrong account or cluster it deletes as well"));
  finding.remarks.push_back(FactRemark(facts::kWrongHost));
  finding.remarks.push_back(FactRemark(identity.fact));
  finding.remarks.push_back(HelpRemark(
      identity.by_context ? "give the cluster its `context`, and the step its cluster by `on`"
                          : fmt::format("put `check \"the right place\" `{} …` is \"…\"` before it",
                                        identity.commands.front())));
  context.Report(std::move(finding));
}

void Check(RuleContext& context) {
  const Plan& plan = context.plan();
  const Assertions assertions = ReadAssertions(context.facts(), plan);
  const auto asserted = [&](Id<Step> id, const IdentityFact* identity) {
    const auto steps = assertions.find(identity);
    return steps != assertions.end() &&
           !RunWithoutBefore(plan, context.timeline(), id, steps->second);
  };
  std::set<std::string_view> reported;  // tools: the first deletion of each is enough to act on
  for (const Id<Step> id : plan.order) {
    for (const Operation& operation : plan.steps[id].operations) {
      if (!operation.command || operation.kind != OperationKind::kRun) continue;
      for (const CommandEffect& effect : operation.command->effects) {
        if (effect.kind != CommandEffect::Kind::kDestroy && !IsUnbounded(operation, effect))
          continue;
        const auto identities = IdentitiesOf(context.facts(), ToolOf(effect));
        if (identities.empty() || reported.contains(ToolOf(effect))) continue;
        if (SaysWhere(plan, *operation.command, effect, *identities.front())) continue;
        if (std::any_of(identities.begin(), identities.end(),
                        [&](const IdentityFact* identity) { return asserted(id, identity); })) {
          continue;
        }
        reported.insert(ToolOf(effect));
        Report(context, plan.steps[id], operation, effect, *identities.front());
      }
    }
  }
}

}  // namespace

extern const Rule kIdentityUnasserted = {
    .info =
        {.code = "CTX02",
         .name = "identity-unasserted",
         .severity = Severity::kError,
         .profile = Profile::kProduction,
         .summary = "a command deletes, and nothing has asked which account or cluster it reaches",
         .why =
             R"(Credentials and contexts belong to the terminal, not to the plan: the same command deletes in production what it was to delete in a test. A check that compares account, project, model or context with what is meant stops it there; a cluster with a `context` needs none, for belay gives its commands that context only.)",
         .sources = "GitLab.com database incident, 2017-01-31"},
    .check = Check};

}  // namespace belay
