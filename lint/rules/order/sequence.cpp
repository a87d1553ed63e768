#include "lint/rules/order/sequence.h"

#include <fmt/format.h>

#include <map>
#include <optional>
#include <string_view>

#include "lint/catalog/lookup.h"
#include "lint/catalog/tables.h"

namespace belay {
namespace {

// By the cluster that they are in: a fact is about two things of one cluster.
using ByName = std::map<std::string_view, std::vector<Id<Thing>>>;

ByName ReadNames(const RuleContext& context) {
  ByName names;
  const Plan& plan = context.plan();
  for (std::uint32_t i = 0; i < plan.things.size(); ++i) {
    if (context.timeline().StatesOf(Id<Thing>{i}).size() < 2) continue;
    const Thing& thing = plan.things[Id<Thing>{i}];
    names[thing.name].push_back({i});
    if (!thing.provider.empty() && thing.provider != thing.name) {
      names[thing.provider].push_back({i});
    }
  }
  return names;
}

// The first move of `then` that the fact is about and that does not come after the move of `first`
// to the same place in its path: `first` goes as many steps ahead.
std::optional<OutOfOrder> Compare(const RuleContext& context, const OrderFact& fact,
                                  Id<Thing> first, Id<Thing> then) {
  const Plan& plan = context.plan();
  const auto& leading = context.timeline().StatesOf(first);
  const auto& following = context.timeline().StatesOf(then);
  for (std::size_t i = 1; i < following.size(); ++i) {
    const VersionState& before = following[i - 1];
    if (!Reaches(following[i].version, fact.reaching) || !before.version.known() ||
        before.version.Compare(following[i].version) > 0) {
      continue;
    }
    const Step& step = plan.steps[*following[i].step];
    // Where the two have paths of different lengths, the last ones belong together.
    const std::size_t behind = following.size() - 1 - i;
    if (behind + 1 >= leading.size()) continue;
    const VersionState& lead = leading[leading.size() - 1 - behind];
    const Step& leader = plan.steps[*lead.step];
    if (lead.step == following[i].step || Precedes(leader, step)) continue;
    if (!context.timeline().questions().Needed(*lead.step).empty() ||
        !context.timeline().questions().Needed(*following[i].step).empty()) {
      continue;  // they may be two ways
    }
    return OutOfOrder{.fact = &fact,
                      .first = &lead,
                      .then = &following[i],
                      .first_thing = first,
                      .then_thing = then,
                      .beside = !Precedes(step, leader)};
  }
  return std::nullopt;
}

}  // namespace

std::vector<OutOfOrder> FindOutOfOrder(const RuleContext& context) {
  std::vector<OutOfOrder> found;
  const Plan& plan = context.plan();
  const ByName names = ReadNames(context);
  for (const OrderFact& fact : context.facts().Of<OrderFact>()) {
    if (fact.of == "network") continue;  // ORD15's
    // A cluster has one of each name: their number is that of the facts, not of the pairs.
    std::map<std::optional<Id<Thing>>, Id<Thing>> firsts;
    for (const std::string_view name : fact.first) {
      const auto things = names.find(name);
      if (things == names.end()) continue;
      for (const Id<Thing> thing : things->second) {
        firsts.try_emplace(plan.things[thing].parent, thing);
      }
    }
    if (firsts.empty()) continue;
    for (const std::string_view name : fact.then) {
      const auto things = names.find(name);
      if (things == names.end()) continue;
      for (const Id<Thing> thing : things->second) {
        const auto first = firsts.find(plan.things[thing].parent);
        if (first == firsts.end() || first->second == thing) continue;
        if (auto out = Compare(context, fact, first->second, thing)) found.push_back(*out);
      }
    }
  }
  return found;
}

void ReportOutOfOrder(RuleContext& context, const OutOfOrder& found, std::string_view effect) {
  const Plan& plan = context.plan();
  const Step& step = plan.steps[*found.then->step];
  const Step& leader = plan.steps[*found.first->step];
  const std::string& first = plan.things[found.first_thing].path;
  Diagnostic finding = context.Finding(
      found.then->span,
      fmt::format("`{}` goes to {} in {}, {} `{}` goes to {} in {}",
                  plan.things[found.then_thing].path, found.then->version.text(), StepNumber(step),
                  found.beside ? "and nothing says whether before or after" : "before", first,
                  found.first->version.text(), StepNumber(leader)));
  finding.labels.push_back({.span = found.first->span, .text = "has to come first"});
  finding.remarks.push_back(EffectRemark(std::string(effect)));
  finding.remarks.push_back(FactRemark(found.fact->fact));
  finding.remarks.push_back(HelpRemark(
      found.beside ? fmt::format("put {} before {}, out of the parallel block", StepNumber(leader),
                                 StepNumber(step))
                   : fmt::format("move {} before {}", StepNumber(leader), StepNumber(step))));
  context.Report(std::move(finding));
}

}  // namespace belay
