#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <set>

#include "lint/catalog/lookup.h"
#include "lint/catalog/tables.h"
#include "lint/context.h"

namespace belay {
namespace {

const StorageSwapFact* SwapOf(const Facts& facts, const Thing& thing, const Move& move) {
  for (const StorageSwapFact& fact : facts.Of<StorageSwapFact>()) {
    const bool crossed = IsBelow(move.from, fact.reaching) && Reaches(move.to, fact.reaching);
    if (crossed && IsCalled(thing, fact.names)) return &fact;
  }
  return nullptr;
}

// The first of the thing's stores that the release leaves behind; the thing's own where it says
// nothing of its stores.
std::optional<Id<Thing>> LeftBehind(const Plan& plan, Id<Thing> id, const StorageSwapFact& fact,
                                    const std::set<Id<Thing>>& moved) {
  const Thing& thing = plan.things[id];
  if (thing.data.empty()) return moved.contains(id) ? std::nullopt : std::optional(id);
  for (const Id<Thing> store : thing.data) {
    const std::string& kind = plan.things[store].provider;
    const bool swapped = std::find(fact.kinds.begin(), fact.kinds.end(), kind) != fact.kinds.end();
    if (swapped && !moved.contains(store)) return store;
  }
  return std::nullopt;
}

void Check(RuleContext& context) {
  const Plan& plan = context.plan();
  std::set<Id<Thing>> moved;  // some step carries its data over
  for (const Id<Step> id : plan.order) {
    for (const Effect& effect : plan.steps[id].effects) {
      const bool carries =
          effect.kind == EffectKind::kMigrate || effect.kind == EffectKind::kRestore;
      if (carries && effect.subject.thing) moved.insert(*effect.subject.thing);
    }
  }
  for (const Id<Step> id : plan.order) {
    const Step& step = plan.steps[id];
    for (const Move& move : step.moves) {
      const Thing& thing = plan.things[move.thing];
      const StorageSwapFact* fact = SwapOf(context.facts(), thing, move);
      if (fact == nullptr) continue;
      const auto store = LeftBehind(plan, move.thing, *fact, moved);
      if (!store) continue;
      Diagnostic finding = context.Finding(
          move.span, fmt::format("{} takes `{}` from {} to {}, which brings another storage, and "
                                 "no step carries over what `{}` holds",
                                 StepNumber(step), thing.path, move.from.text(), move.to.text(),
                                 plan.things[*store].path));
      finding.remarks.push_back(
          EffectRemark("the new release starts with an empty storage; what was made before is in "
                       "the old one, which goes when somebody cleans up"));
      finding.remarks.push_back(FactRemark(fact->fact));
      finding.remarks.push_back(
          HelpRemark(fmt::format("add a `migrate {}` step that copies it and compares both sides",
                                 plan.things[*store].path)));
      context.Report(std::move(finding));
    }
  }
}

}  // namespace

extern const Rule kStorageSwapped = {
    .info =
        {.code = "DAT17",
         .name = "storage-swapped",
         .severity = Severity::kError,
         .profile = Profile::kBasic,
         .summary = "a release comes with another storage, and nothing moves the data there",
         .why =
             R"(The upgrade succeeds and the platform is empty: the new release has a storage of its own, and the data are in the old one. They have to be copied, and compared.)",
         .sources = "github.com/kubeflow/community-distribution, release v1.11.0"},
    .check = Check};

}  // namespace belay
