#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "lint/catalog/tables.h"
#include "lint/context.h"

namespace belay {
namespace {

bool Polls(const Step& step) {
  return std::any_of(step.operations.begin(), step.operations.end(),
                     [](const Operation& operation) { return belay::Polls(operation); });
}

// A replacement is made after the old one is gone.
struct Gap {
  Id<Thing> thing;
  const Step* gone = nullptr;
  const Step* made = nullptr;
  Id<Thing> replacement;
};

// The first step that makes a thing: by its own move from `none`.
std::map<Id<Thing>, const Step*> Makers(const Plan& plan) {
  std::map<Id<Thing>, const Step*> makers;
  for (const Id<Step> id : plan.order) {
    for (const Move& move : plan.steps[id].moves) {
      const bool makes = move.from.kind() == Version::Kind::kNone;
      if (makes) makers.emplace(move.thing, &plan.steps[id]);
    }
  }
  return makers;
}

bool ShareStore(const Thing& a, const Thing& b) {
  return std::any_of(a.data.begin(), a.data.end(), [&](Id<Thing> store) {
    return std::find(b.data.begin(), b.data.end(), store) != b.data.end();
  });
}

// What of the things that a step takes away comes back only later: the thing itself, or another
// installation of it over the same data.
std::optional<Gap> FindGap(const Plan& plan, const std::map<Id<Thing>, const Step*>& makers,
                           const std::multimap<std::string, Id<Thing>>& named, const Step& step,
                           Id<Thing> gone) {
  const auto own = makers.find(gone);
  if (own != makers.end() && Precedes(step, *own->second)) {
    return Gap{.thing = gone, .gone = &step, .made = own->second, .replacement = gone};
  }
  const Thing& thing = plan.things[gone];
  const auto [begin, end] = named.equal_range(thing.name);
  for (auto other = begin; other != end; ++other) {
    if (other->second == gone || !ShareStore(thing, plan.things[other->second])) continue;
    const auto maker = makers.find(other->second);
    if (maker == makers.end() || !Precedes(step, *maker->second)) continue;
    return Gap{.thing = gone, .gone = &step, .made = maker->second, .replacement = other->second};
  }
  return std::nullopt;
}

void ReportGap(RuleContext& context, const Gap& gap) {
  const Plan& plan = context.plan();
  const std::string& path = plan.things[gap.thing].path;
  const std::string& replacement = plan.things[gap.replacement].path;
  Diagnostic finding = context.Finding(
      gap.gone->name_span,
      gap.thing == gap.replacement
          ? fmt::format("{} takes `{}` away, and only {} makes it again", StepNumber(*gap.gone),
                        path, StepNumber(*gap.made))
          : fmt::format("{} takes `{}` away, and only {} makes `{}`, which is to replace it",
                        StepNumber(*gap.gone), path, StepNumber(*gap.made), replacement));
  finding.labels.push_back({.span = gap.made->name_span, .text = "made only here"});
  finding.remarks.push_back(
      EffectRemark("where the new one does not come up, there is no old one any more, and no way "
                   "back is written down"));
  finding.remarks.push_back(HelpRemark(
      "make the new one beside the old one, prove it, then delete the old one; or give the "
      "deletion a `rollback` that makes the old one again"));
  context.Report(std::move(finding));
}

void ReportUnproven(RuleContext& context, const Step& gone, Id<Thing> old, const Step& made,
                    Id<Thing> fresh) {
  const Plan& plan = context.plan();
  Diagnostic finding = context.Finding(
      gone.name_span,
      fmt::format("{} takes `{}` away, and nothing has looked whether `{}` ({}) is ready",
                  StepNumber(gone), plan.things[old].path, plan.things[fresh].path,
                  StepNumber(made)));
  finding.labels.push_back({.span = made.name_span, .text = "made here"});
  finding.remarks.push_back(
      EffectRemark("pods of the old nodes have nowhere to go while the new ones are not ready"));
  finding.remarks.push_back(
      HelpRemark("wait before it until the new nodes are Ready, with a limit: `wait `kubectl get "
                 "nodes -l … -o "
                 "…` is \"True\" up to 15m`"));
  context.Report(std::move(finding));
}

void Check(RuleContext& context) {
  const Plan& plan = context.plan();
  const auto makers = Makers(plan);
  std::multimap<std::string, Id<Thing>> named;  // components with data
  std::map<Id<Thing>, std::vector<Id<Thing>>> in_cluster;
  for (std::uint32_t i = 0; i < plan.things.size(); ++i) {
    const Thing& thing = plan.things[Id<Thing>{i}];
    if (!thing.data.empty()) named.emplace(thing.name, Id<Thing>{i});
    if (thing.parent) in_cluster[*thing.parent].push_back({i});
  }
  std::set<const Step*> reported;
  const Step* last_look = nullptr;  // the last step that polls, in the order of the file
  std::map<Id<Thing>, std::pair<const Step*, Id<Thing>>> fresh;  // by cluster: the last new nodes
  for (const Id<Step> id : plan.order) {
    const Step& step = plan.steps[id];
    if (Polls(step)) last_look = &step;
    for (const Move& move : step.moves) {
      const Thing& thing = plan.things[move.thing];
      const bool nodes = thing.kind == ThingKind::kNodes && thing.parent.has_value();
      if (move.from.kind() == Version::Kind::kNone && nodes) {
        fresh[*thing.parent] = {&step, move.thing};
      }
      if (move.to.kind() != Version::Kind::kNone || move.from.kind() == Version::Kind::kNone) {
        continue;
      }
      const bool back =
          step.undo.kind == Undo::Kind::kOperations || step.undo.kind == Undo::Kind::kCovered;
      if (back || reported.contains(&step)) continue;
      // With a way back, or one that somebody has given up for good, only data count.
      const bool planned = step.undo.kind != Undo::Kind::kMissing;
      std::vector<Id<Thing>> gone = {move.thing};
      if (thing.kind == ThingKind::kCluster) gone = in_cluster[move.thing];
      for (const Id<Thing> each : gone) {
        if (planned && plan.things[each].data.empty()) continue;
        const auto gap = FindGap(plan, makers, named, step, each);
        if (!gap || !reported.insert(&step).second) continue;
        ReportGap(context, *gap);
      }
      if (!nodes || reported.contains(&step)) continue;
      const auto made = fresh.find(*thing.parent);
      if (made == fresh.end() || !Precedes(*made->second.first, step)) continue;
      const Step& maker = *made->second.first;
      const bool proven = Polls(maker) || (last_look != nullptr && Precedes(maker, *last_look) &&
                                           Precedes(*last_look, step));
      if (proven) continue;
      reported.insert(&step);
      ReportUnproven(context, step, move.thing, maker, made->second.second);
    }
  }
}

}  // namespace

extern const Rule kDestroyedFirst = {
    .info =
        {.code = "ORD11",
         .name = "destroyed-first",
         .severity = Severity::kError,
         .profile = Profile::kStandard,
         .summary = "the old one is destroyed before the new one is there and proven",
         .why =
             R"(Delete, then create: if the second one fails, neither is there. Make the new one beside the old one, look whether it is ready, move the work, and delete the old one last.)",
         .sources = "2i2c-org/infrastructure commits 9cca8080a and a300f872c; "
                    "cloudplane.org, postmortem of a destructive chart change"},
    .check = Check};

}  // namespace belay
