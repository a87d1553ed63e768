#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <utility>

#include "lint/analysis/hops.h"
#include "lint/catalog/lookup.h"
#include "lint/catalog/tables.h"
#include "lint/context.h"

namespace belay {
namespace {

bool IsAbout(const ReversibilityFact& fact, const Thing& thing) {
  if (thing.kind != ThingKind::kCluster) return IsCalled(thing, fact.names);
  return std::any_of(fact.names.begin(), fact.names.end(),
                     [&](std::string_view name) { return name == thing.provider; });
}

// The way down is on the list: the minor's first version that it may go to, or a newer one of it.
bool IsAllowed(const ReversibilityFact& fact, const Version& to) {
  return std::any_of(fact.only_to.begin(), fact.only_to.end(), [&](std::string_view first) {
    return to.MajorMinor() == Version::Parse(first).MajorMinor() && Reaches(to, first);
  });
}

std::string ListOf(Names names) {
  std::string list;
  for (const std::string_view name : names) list += (list.empty() ? "" : ", ") + std::string(name);
  return list;
}

// What is wrong with the way from one version down to another; nullopt: nothing that is known.
std::optional<std::string> Objection(const ReversibilityFact& fact, const Version& from,
                                     const Version& to) {
  if (!fact.only_to.empty()) {
    const bool crosses = Reaches(from, fact.from) && IsBelow(to, fact.from);
    if (!crosses || IsAllowed(fact, to)) return std::nullopt;
    return fmt::format("only {} and newer patches of these are ways down", ListOf(fact.only_to));
  }
  const auto minors = MinorsBetween(to, from);
  if (!fact.max_back || !minors || *minors <= *fact.max_back) return std::nullopt;
  if (*fact.max_back == 0) return "there is no such way down";
  return fmt::format("{} {}s down, at most {}", *minors, fact.unit, *fact.max_back);
}

// A version that goes down: in a step of its own, or by the rollback of one that goes up.
bool CheckWay(RuleContext& context, const Hop& hop) {
  const auto& [thing_id, from, to, span] = hop.move;
  if (!from.known() || !to.known() || !(to.Compare(from) < 0)) return false;
  const Thing& thing = context.plan().things[thing_id];
  for (const ReversibilityFact& fact : context.facts().Of<ReversibilityFact>()) {
    if (!IsAbout(fact, thing)) continue;
    const auto objection = Objection(fact, from, to);
    if (!objection) continue;
    Diagnostic finding =
        context.Finding(span, fmt::format("`{}` would go back from {} to {}: {}", thing.path,
                                          from.text(), to.text(), *objection));
    if (hop.back) finding.labels.push_back({.span = hop.forth, .text = "goes up here"});
    finding.remarks.push_back(EffectRemark(
        "the way back fails when it is needed, or leaves a state that nobody has tried"));
    if (!hop.answers.empty()) {
      finding.remarks.push_back(
          AssumedRemark(context.timeline().questions().Describe(hop.answers)));
    }
    finding.remarks.push_back(FactRemark(fact.fact));
    const bool in_parts = hop.back && fact.max_back.value_or(0) > 0;
    finding.remarks.push_back(HelpRemark(
        in_parts ? "give each of its upgrades a `rollback` of its own, so that they go back one "
                   "after the other"
        : hop.back ? "say so: `rollback none \"…\" recover \"…\"`, with an approval before the step"
                   : "go forward to a mended version, or restore what a backup has kept"));
    context.Report(std::move(finding));
    return true;
  }
  return false;
}

void Check(RuleContext& context) {
  const Plan& plan = context.plan();
  for (std::uint32_t i = 0; i < plan.steps.size(); ++i) {
    std::set<std::pair<Id<Thing>, bool>> reported;
    for (const Hop& hop : AllHops(plan, context.timeline(), {i})) {
      const std::pair<Id<Thing>, bool> key = {hop.move.thing, hop.back};
      if (!reported.contains(key) && CheckWay(context, hop)) reported.insert(key);
    }
  }
}

}  // namespace

extern const Rule kNoWayDown = {
    .info =
        {.code = "RBK06",
         .name = "no-way-down",
         .severity = Severity::kError,
         .profile = Profile::kBasic,
         .summary = "a rollback or a downgrade takes a version to where it cannot go",
         .why =
             R"(Many things go up only: a managed control plane by its provider's rules, a controller that has rewritten its resources, a database that has rewritten its files. A rollback that takes such a way fails in the night in which it is needed.)",
         .sources = "the upgrade guides of the makers; belay facts reversibility"},
    .check = Check};

}  // namespace belay
