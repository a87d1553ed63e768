#include "compiler/driver/account.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <utility>

#include "lint/analysis/timeline.h"
#include "lint/catalog/lookup.h"
#include "lint/rules/skew/skew.h"

namespace belay {
namespace {

// Further apart than any policy allows; what is more is not counted.
constexpr std::int64_t kMostMinors = 20;

Duration Sum(Duration a, Duration b) {
  return {.seconds = a.seconds + b.seconds};
}

class Accountant {
 public:
  Accountant(const Plan& plan, const Facts& facts)
      : plan_(plan), facts_(facts), timeline_(plan, facts) {}

  Account Run() {
    account_.times = TimesOf(plan_);
    account_.rollback = RollbackTimes(plan_);
    account_.no_return = FindPointOfNoReturn(plan_);
    account_.steps.resize(plan_.order.size());
    if (!plan_.order.empty()) Time(plan_.root, {}, {});
    ReadVersions();
    ReadWorst();
    ReadStores();
    return std::move(account_);
  }

 private:
  struct Clock {
    Duration expected;
    Duration limit;
  };

  // When each step of the block ends, if it begins then; returns when the block does.
  Clock Time(Id<Block> id, Duration expected, Duration limit) {
    const Block& block = plan_.blocks[id];
    const bool beside = block.kind == Block::Kind::kParallel || block.kind == Block::Kind::kWhen;
    Clock now{.expected = expected, .limit = limit};
    for (const Node& child : block.children) {
      const Clock begin = beside ? Clock{expected, limit} : now;
      if (child.block) {
        Time(*child.block, begin.expected, begin.limit);
        const Times times = TimesOf(plan_, *child.block);
        const Clock end = {Sum(begin.expected, times.expected), Sum(begin.limit, times.limit)};
        now = beside ? Clock{std::max(now.expected, end.expected), std::max(now.limit, end.limit)}
                     : end;
        continue;
      }
      const Step& step = plan_.steps[*child.step];
      const Times times = TimesOf(step);
      const Clock end = {Sum(begin.expected, times.expected), Sum(begin.limit, times.limit)};
      StepAccount& made = account_.steps[step.forward - 1];
      made.step = *child.step;
      made.expected = end.expected;
      made.limit = end.limit;
      made.no_way_back = step.undo.kind == Undo::Kind::kImpossible;
      now = beside ? Clock{std::max(now.expected, end.expected), std::max(now.limit, end.limit)}
                   : end;
    }
    return now;
  }

  std::optional<SkewAccount> SkewOf(const SkewPair& pair, const Version& subject,
                                    const Version& anchor) const {
    const SkewFact* limit = LimitOf(facts_, plan_, pair, subject);
    const auto minor = KubernetesMinor(subject);
    const auto server = KubernetesMinor(anchor);
    if (limit == nullptr || !minor || !server) return std::nullopt;
    return SkewAccount{.subject = pair.subject,
                       .anchor = pair.anchor,
                       .behind = *server - *minor,
                       .max_behind = limit->max_older,
                       .max_ahead = limit->max_newer};
  }

  void ReadVersions() {
    pairs_ = AllPairs(plan_);
    std::map<Id<Thing>, std::vector<std::size_t>> pairs_of;
    for (std::size_t i = 0; i < pairs_.size(); ++i) {
      pairs_of[pairs_[i].subject].push_back(i);
      pairs_of[pairs_[i].anchor].push_back(i);
    }
    std::vector<Version> now;
    for (std::uint32_t i = 0; i < plan_.things.size(); ++i) {
      now.push_back(timeline_.StatesOf(Id<Thing>{i}).front().version);
    }
    for (StepAccount& account : account_.steps) {
      std::vector<std::size_t> pairs;
      for (const Move& move : plan_.steps[account.step].moves) {
        Version& version = now[move.thing.index];
        if (version.text() != move.to.text())
          account.changes.push_back({.thing = move.thing, .from = version, .to = move.to});
        version = move.to;
        const auto found = pairs_of.find(move.thing);
        if (found == pairs_of.end()) continue;
        pairs.insert(pairs.end(), found->second.begin(), found->second.end());
      }
      std::sort(pairs.begin(), pairs.end());
      pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
      for (const std::size_t i : pairs) {
        const SkewPair& pair = pairs_[i];
        const auto skew = SkewOf(pair, now[pair.subject.index], now[pair.anchor.index]);
        if (skew) account.skews.push_back(*skew);
      }
    }
  }

  // The pair of states with the least room to its limit that some run is in.
  void ReadWorst() {
    for (const SkewPair& pair : pairs_) {
      std::optional<SkewAccount> worst;
      // Behind and ahead are asked for in turn: how many minors are possible?
      for (const bool ahead : {false, true}) {
        for (std::int64_t least = kMostMinors; least >= 0; --least) {
          const auto found = Apart(pair, least, ahead);
          if (!found) continue;
          const auto room = [](const SkewAccount& of) {
            return of.behind >= 0 ? of.max_behind - of.behind : of.max_ahead + of.behind;
          };
          if (!worst || room(*found) < room(*worst)) worst = found;
          break;
        }
      }
      if (worst) account_.worst.push_back(*worst);
    }
  }

  // States in which the subject is at least so far behind, or ahead.
  std::optional<SkewAccount> Apart(const SkewPair& pair, std::int64_t least, bool ahead) const {
    const auto& subjects = timeline_.StatesOf(pair.subject);
    const auto& anchors = timeline_.StatesOf(pair.anchor);
    const auto ranks = [](const std::vector<VersionState>& states, std::int64_t add,
                          std::int64_t unknown) {
      Ranks made;
      for (const VersionState& state : states) {
        const auto minor = KubernetesMinor(state.version);
        made.push_back(minor ? *minor + add : unknown);
      }
      return made;
    };
    const Id<Thing> high = ahead ? pair.subject : pair.anchor;
    const Id<Thing> low = ahead ? pair.anchor : pair.subject;
    const auto found =
        timeline_.FirstAbove(high, ranks(ahead ? subjects : anchors, 0, kNeverAbove), low,
                             ranks(ahead ? anchors : subjects, least - 1, kNeverBelow));
    if (!found) return std::nullopt;
    return SkewOf(pair, subjects[ahead ? found->a : found->b].version,
                  anchors[ahead ? found->b : found->a].version);
  }

  void ReadStores() {
    for (std::uint32_t i = 0; i < plan_.things.size(); ++i) {
      const Id<Thing> store{i};
      if (plan_.things[store].kind != ThingKind::kStore || MadeByPlan(plan_.things[store]))
        continue;
      StoreAccount made;
      made.store = store;
      made.unneeded = timeline_.BackupUnneeded(store);
      const std::string& path = plan_.things[store].path;
      for (const BackupState& backup : timeline_.BackupsOf(store)) {
        made.backups.push_back(backup.step);
        const Id<Step> complete = backup.complete.value_or(backup.step);
        const std::string& name = plan_.steps[backup.step].backup;
        if (complete != backup.step) {
          DataOf(backup.step).push_back(fmt::format("{}: backup {} begins", path, name));
        }
        DataOf(complete).push_back(fmt::format(
            "{}: backup {} {}", path, name,
            !backup.complete && backup.asynchronous ? "is asked for, and nobody waits for it"
            : backup.verified                       ? "is complete and has been looked at"
                                                    : "is taken, and nobody looks at it"));
      }
      account_.stores.push_back(std::move(made));
    }
    for (const Exposure& exposure : timeline_.exposures()) {
      const auto store =
          std::find_if(account_.stores.begin(), account_.stores.end(),
                       [&](const StoreAccount& of) { return of.store == exposure.store; });
      if (store != account_.stores.end()) store->unprotected = exposure.step;
    }
    std::map<Id<Thing>, StoreAccount*> by_store;
    for (StoreAccount& store : account_.stores) by_store[store.store] = &store;
    for (const Id<Step> id : plan_.order) {
      for (const Effect& effect : plan_.steps[id].effects) {
        if (!effect.subject.thing) continue;
        const bool rewrites =
            effect.kind == EffectKind::kMigrate || effect.kind == EffectKind::kDelete ||
            effect.kind == EffectKind::kRestore || effect.kind == EffectKind::kWrite;
        const auto found = by_store.find(*effect.subject.thing);
        if (!rewrites || found == by_store.end()) continue;
        if (!found->second->at_risk) found->second->at_risk = id;
        const std::string text =
            fmt::format("{}: this {} it{}", plan_.things[found->first].path, Deed(effect.kind),
                        found->second->unprotected == id ? ", WITHOUT A BACKUP" : "");
        auto& data = DataOf(id);
        if (std::find(data.begin(), data.end(), text) == data.end()) data.push_back(text);
      }
    }
  }

  std::vector<std::string>& DataOf(Id<Step> id) {
    return account_.steps[plan_.steps[id].forward - 1].data;
  }

  const Plan& plan_;
  const Facts& facts_;
  Timeline timeline_;
  std::vector<SkewPair> pairs_;
  Account account_;
};

}  // namespace

Account AccountOf(const Plan& plan, const Facts& facts) {
  return Accountant(plan, facts).Run();
}

}  // namespace belay
