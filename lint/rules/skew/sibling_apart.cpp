#include <fmt/format.h>

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "lint/catalog/lookup.h"
#include "lint/catalog/tables.h"
#include "lint/context.h"
#include "lint/witness.h"

namespace belay {
namespace {

constexpr std::int64_t kMajor = 1'000'000;  // a minor of another major version is far away

Ranks MinorsOf(const std::vector<VersionState>& states, std::int64_t unknown) {
  Ranks ranks;
  for (const VersionState& state : states) {
    const auto major = state.version.known() ? state.version.major() : std::nullopt;
    ranks.push_back(major ? static_cast<std::int64_t>(*major) * kMajor +
                                static_cast<std::int64_t>(state.version.minor().value_or(0))
                          : unknown);
  }
  return ranks;
}

void CheckNotNewer(RuleContext& context, const SiblingFact& fact, Id<Thing> a, Id<Thing> b) {
  const Plan& plan = context.plan();
  const Timeline& timeline = context.timeline();
  const auto found = timeline.FirstAbove(a, MinorsOf(timeline.StatesOf(a), kNeverAbove), b,
                                         MinorsOf(timeline.StatesOf(b), kNeverBelow));
  if (!found) return;
  const VersionState& above = timeline.StatesOf(a)[found->a];
  const VersionState& below = timeline.StatesOf(b)[found->b];
  Diagnostic finding = context.Finding(
      above.span, fmt::format("`{}` would be {} while `{}` is {}; it is never the newer one",
                              plan.things[a].path, above.version.text(), plan.things[b].path,
                              below.version.text()));
  if (const auto next = timeline.NextMove(b, below); next && !found->taken_back) {
    finding.labels.push_back(
        {.span = plan.steps[*next].name_span,
         .text = fmt::format("`{}` moves on only here, {}", plan.things[b].path,
                             StepNumber(plan.steps[*next]))});
  }
  AddWitness(context, a, b, *found, finding);
  finding.remarks.push_back(FactRemark(fact.fact));
  finding.remarks.push_back(
      HelpFor(context, *found, fmt::format("upgrade `{}` first", plan.things[b].path)));
  context.Report(std::move(finding));
}

// On the way one of them is always first: where they end is what counts.
void CheckEqual(RuleContext& context, const SiblingFact& fact, Id<Thing> a, Id<Thing> b) {
  const Plan& plan = context.plan();
  const VersionState& one = context.timeline().StatesOf(a).back();
  const VersionState& other = context.timeline().StatesOf(b).back();
  if (!one.version.known() || !other.version.known()) return;
  if (one.version == other.version || one.version.Compare(other.version) == 0) return;
  if (!one.step && !other.step) return;  // the plan has found them so
  const bool first = one.step.has_value() && (!other.step || plan.steps[*one.step].forward >
                                                                 plan.steps[*other.step].forward);
  const VersionState& last = first ? one : other;
  Diagnostic finding = context.Finding(
      last.span, fmt::format("the plan ends with `{}` at {} and `{}` at {}; they go together",
                             plan.things[a].path, one.version.text(), plan.things[b].path,
                             other.version.text()));
  finding.labels.push_back({.span = (first ? other : one).span, .text = "the other one"});
  finding.remarks.push_back(FactRemark(fact.fact));
  finding.remarks.push_back(HelpRemark(fmt::format("take both to {}", last.version.text())));
  context.Report(std::move(finding));
}

void Check(RuleContext& context) {
  const Plan& plan = context.plan();
  // By the cluster that they are in; what is in none belongs together too.
  std::map<std::optional<Id<Thing>>, std::vector<Id<Thing>>> parts;
  for (std::uint32_t i = 0; i < plan.things.size(); ++i) {
    const Thing& thing = plan.things[Id<Thing>{i}];
    if (thing.kind == ThingKind::kComponent) parts[thing.parent].push_back({i});
  }
  for (const SiblingFact& fact : context.facts().Of<SiblingFact>()) {
    for (const auto& [cluster, components] : parts) {
      std::optional<Id<Thing>> anchor;
      for (const Id<Thing> id : components) {
        if (IsCalled(plan.things[id], fact.with)) anchor = id;
      }
      if (!anchor) continue;
      for (const Id<Thing> id : components) {
        if (!IsCalled(plan.things[id], fact.names)) continue;
        if (fact.relation == "equal") {
          CheckEqual(context, fact, id, *anchor);
        } else {
          CheckNotNewer(context, fact, id, *anchor);
        }
      }
    }
  }
}

}  // namespace

extern const Rule kSiblingApart = {
    .info =
        {.code = "SKW09",
         .name = "sibling-apart",
         .severity = Severity::kError,
         .profile = Profile::kBasic,
         .summary = "parts of one product have versions that do not go together",
         .why =
             R"(A server and its controller, a proxy and its control plane, a controller and its CRDs speak to each other in forms that change between releases. Their makers test them in one version, or with one of them ahead, and in no other way.)",
         .sources = "the upgrade pages of the makers; belay facts siblings"},
    .check = Check};

}  // namespace belay
