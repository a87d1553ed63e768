#include <fmt/format.h>

#include <algorithm>
#include <compare>
#include <optional>
#include <vector>

#include "lint/catalog/tables.h"
#include "lint/context.h"
#include "lint/witness.h"

namespace belay {
namespace {

// Whether a version fits, as exactly as the condition is written: 1.30.4 is 1.30. nullopt where
// that cannot be known.
std::optional<bool> Holds(const Version& version, const VersionCondition& condition) {
  std::partial_ordering order = version.Compare(condition.version);
  const auto& numbers = version.numbers();
  const auto& bound = condition.version.numbers();
  const bool within = numbers.size() > bound.size() && !bound.empty() &&
                      std::equal(bound.begin(), bound.end(), numbers.begin());
  if (within) order = std::partial_ordering::equivalent;
  if (order == std::partial_ordering::unordered) return std::nullopt;
  switch (condition.comparison) {
    case Comparison::kEqual:
      return order == 0;
    case Comparison::kNotEqual:
      return order != 0;
    case Comparison::kLess:
      return order < 0;
    case Comparison::kLessEqual:
      return order <= 0;
    case Comparison::kGreater:
      return order > 0;
    case Comparison::kGreaterEqual:
      return order >= 0;
  }
  return std::nullopt;
}

// A state that breaks what must hold is above one in which it must. Nothing is said of what is not
// there, or of a version that nobody knows.
Ranks RanksOf(const std::vector<VersionState>& states, const VersionCondition& condition,
              bool wanted, std::int64_t rank, std::int64_t otherwise) {
  Ranks ranks;
  for (const VersionState& state : states) {
    ranks.push_back(Holds(state.version, condition) == wanted ? rank : otherwise);
  }
  return ranks;
}

// Minors as one number: another major version is far away.
constexpr std::int64_t kFar = 1'000'000;

Ranks MinorsOf(const std::vector<VersionState>& states, std::int64_t added, std::int64_t unknown) {
  Ranks ranks;
  for (const VersionState& state : states) {
    const auto major = state.version.major();
    const bool there = state.version.known() && major;
    ranks.push_back(!there
                        ? unknown
                        : static_cast<std::int64_t>(*major) * kFar +
                              static_cast<std::int64_t>(state.version.minor().value_or(0)) + added);
  }
  return ranks;
}

// `require A within N minor of B`: neither is more than N above the other.
void CheckDistance(const Requirement& requirement, RuleContext& context) {
  const Plan& plan = context.plan();
  const Timeline& timeline = context.timeline();
  const std::int64_t most = requirement.within->minors;
  const auto check = [&](Id<Thing> above, Id<Thing> below) {
    const auto found =
        timeline.FirstAbove(above, MinorsOf(timeline.StatesOf(above), 0, kNeverAbove), below,
                            MinorsOf(timeline.StatesOf(below), most, kNeverBelow));
    if (!found) return false;
    const VersionState& a = timeline.StatesOf(above)[found->a];
    const VersionState& b = timeline.StatesOf(below)[found->b];
    const bool later = !a.step || (b.step && Precedes(plan.steps[*a.step], plan.steps[*b.step]));
    Diagnostic finding = context.Finding(
        (later ? b : a).span,
        fmt::format("`{}` would be {} while `{}` is {}; they must be within {} minor version{}",
                    plan.things[above].path, a.version.text(), plan.things[below].path,
                    b.version.text(), most, most == 1 ? "" : "s"));
    if (const auto next = timeline.NextMove(below, b); next && !found->taken_back) {
      finding.labels.push_back(
          {.span = plan.steps[*next].name_span,
           .text = fmt::format("`{}` moves on only here, {}", plan.things[below].path,
                               StepNumber(plan.steps[*next]))});
    }
    finding.labels.push_back({.span = requirement.span, .text = "required here"});
    AddWitness(context, above, below, *found, finding);
    finding.remarks.push_back(
        HelpFor(context, *found, fmt::format("upgrade `{}` first", plan.things[below].path)));
    context.Report(std::move(finding));
    return true;
  };
  const Id<Thing> thing = requirement.must.thing;
  if (!check(thing, requirement.within->of)) check(requirement.within->of, thing);
}

void Check(RuleContext& context) {
  const Plan& plan = context.plan();
  const Timeline& timeline = context.timeline();
  for (const Requirement& requirement : plan.requirements) {
    if (requirement.within) {
      CheckDistance(requirement, context);
      continue;
    }
    const Id<Thing> must = requirement.must.thing;
    const Id<Thing> given = requirement.given ? requirement.given->thing : must;
    Ranks broken = RanksOf(timeline.StatesOf(must), requirement.must, false, 1, kNeverAbove);
    Ranks holding = requirement.given ? RanksOf(timeline.StatesOf(given), *requirement.given, true,
                                                0, kNeverBelow)
                                      : Ranks(broken.size(), 0);
    // Of one thing it is one state that has to fit both, also where two moves of it run at once.
    if (given == must) {
      for (std::size_t i = 0; i < broken.size(); ++i) {
        if (holding[i] != 0) broken[i] = kNeverAbove;
      }
      std::fill(holding.begin(), holding.end(), 0);
    }
    auto found = timeline.FirstAbove(must, broken, given, holding);
    if (!found) continue;
    if (given == must) found->b = found->a;
    const VersionState& a = timeline.StatesOf(must)[found->a];
    const VersionState& b = timeline.StatesOf(given)[found->b];
    const bool later = !a.step || (b.step && Precedes(plan.steps[*a.step], plan.steps[*b.step]));
    Diagnostic finding = context.Finding(
        (later ? b : a).span,
        fmt::format(
            "`{}` would be {}{}; it must be {} {}", plan.things[must].path, a.version.text(),
            given != must
                ? fmt::format(" while `{}` is {}", plan.things[given].path, b.version.text())
                : "",
            ToString(requirement.must.comparison), requirement.must.version.text()));
    if (const auto next = timeline.NextMove(must, a); next && !found->taken_back) {
      finding.labels.push_back(
          {.span = plan.steps[*next].name_span,
           .text = fmt::format("`{}` moves on only here, {}", plan.things[must].path,
                               StepNumber(plan.steps[*next]))});
    }
    finding.labels.push_back({.span = requirement.span, .text = "required here"});
    AddWitness(context, must, given, *found, finding);
    finding.remarks.push_back(
        HelpFor(context, *found, fmt::format("upgrade `{}` first", plan.things[must].path)));
    context.Report(std::move(finding));
  }
}

}  // namespace

extern const Rule kRequirementBroken = {
    .info =
        {.code = "SKW06",
         .name = "requirement-broken",
         .severity = Severity::kError,
         .profile = Profile::kBasic,
         .every_run = true,
         .summary = "a `require` of the plan does not hold in some state that the plan can be in",
         .why =
             R"(What the plan itself says must fit together has to fit at every moment, also between two steps and after a failure, not only at the end.)",
         .sources = "the plan itself"},
    .check = Check};

}  // namespace belay
