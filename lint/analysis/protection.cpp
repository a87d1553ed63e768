#include "lint/analysis/protection.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>

#include "lint/analysis/timeline.h"

namespace belay {
namespace {

// It comes into being while the plan runs: what it holds is the plan's own.
bool IsNew(const Thing& thing) {
  return !thing.versions.empty() && thing.versions.front().kind() == Version::Kind::kNone;
}

// Whether some step deletes it, or the cluster that it is in, before the step begins.
bool GoneBefore(const Plan& plan, Id<Thing> thing, Id<Step> step) {
  return std::any_of(plan.order.begin(), plan.order.end(), [&](Id<Step> id) {
    const Step& earlier = plan.steps[id];
    if (!Precedes(earlier, plan.steps[step])) return false;
    return std::any_of(earlier.effects.begin(), earlier.effects.end(), [&](const Effect& effect) {
      return effect.kind == EffectKind::kDelete && effect.subject.thing &&
             (effect.subject.thing == thing || effect.subject.thing == plan.things[thing].parent);
    });
  });
}

// What a thing will write beside one that writes it already, as in a move to a second cluster.
std::vector<Id<Thing>> SharedStores(const Plan& plan, Id<Thing> made, Id<Step> step) {
  std::vector<Id<Thing>> shared;
  for (const Id<Thing> store : plan.things[made].data) {
    for (std::uint32_t i = 0; i < plan.things.size(); ++i) {
      const Thing& other = plan.things[Id<Thing>{i}];
      if (Id<Thing>{i} == made || IsNew(other) || GoneBefore(plan, {i}, step)) continue;
      if (std::find(other.data.begin(), other.data.end(), store) == other.data.end()) continue;
      shared.push_back(store);
      break;
    }
  }
  return shared;
}

// The stores whose data only a backup brings back after the effect.
std::vector<Id<Thing>> AtRisk(const Plan& plan, Id<Step> step, const Effect& effect) {
  if (!effect.subject.thing) return {};
  const Id<Thing> id = *effect.subject.thing;
  const Thing& thing = plan.things[id];
  switch (effect.kind) {
    case EffectKind::kMigrate:
      return StoresOf(plan, id);
    case EffectKind::kDelete:
      // A component goes away and leaves its data; a cluster takes what stands in it along.
      if (thing.kind == ThingKind::kCluster) return StoresOf(plan, id);
      [[fallthrough]];
    case EffectKind::kRestore:
    case EffectKind::kWrite:
    case EffectKind::kMove:
      if (thing.kind == ThingKind::kStore) return {id};
      return {};
    case EffectKind::kCreate:
      return SharedStores(plan, id, step);
    case EffectKind::kBackup:
    case EffectKind::kChange:
    case EffectKind::kDisrupt:
    case EffectKind::kRoute:
      return {};
  }
  return {};
}

// What is wrong with the backups of the store when the step begins; nullopt: nothing.
std::optional<Exposure> ExposureOf(const Timeline& timeline, Id<Step> id, Id<Thing> store) {
  const auto& backups = timeline.BackupsOf(store);
  std::vector<Answers> complete;
  std::optional<Id<Step>> first;
  for (const BackupState& backup : backups) {
    for (Answers& answers : timeline.CompleteBefore(backup, id)) {
      if (answers.empty()) return std::nullopt;
      if (!first) first = backup.step;
      complete.push_back(std::move(answers));
    }
  }
  std::vector<const Answers*> avoid;
  for (const Answers& answers : complete) avoid.push_back(&answers);
  auto answers = timeline.questions().Choose(timeline.questions().Needed(id), avoid);
  if (!answers) return std::nullopt;
  Exposure exposure{.kind = Exposure::Kind::kNoBackup,
                    .step = id,
                    .store = store,
                    .deed = EffectKind::kWrite,
                    .backup = first,
                    .answers = *std::move(answers)};
  if (first) {
    exposure.kind = Exposure::Kind::kConditional;
  } else if (!backups.empty()) {
    exposure.kind = Exposure::Kind::kTooLate;
    exposure.backup = backups.front().step;
  }
  return exposure;
}

// The last backup of the store that is complete before the step, whenever the step is done.
std::optional<Id<Step>> LastBackup(const Plan& plan, const Timeline& timeline, Id<Step> id,
                                   Id<Thing> store) {
  const Step& step = plan.steps[id];
  const auto& backups = timeline.BackupsOf(store);
  auto backup = std::upper_bound(backups.begin(), backups.end(), step.forward,
                                 [&](std::uint32_t forward, const BackupState& state) {
                                   return forward < plan.steps[state.step].forward;
                                 });
  while (backup != backups.begin()) {
    --backup;
    if (!Precedes(plan.steps[backup->complete.value_or(backup->step)], step)) continue;
    const bool always = timeline.questions().Needed(backup->step).empty();
    if (always || !timeline.RunWithout(id, {backup->step})) return backup->step;
  }
  return std::nullopt;
}

}  // namespace

std::vector<RestorePoint> FindRestorePoints(const Plan& plan, const Timeline& timeline) {
  std::map<std::string, Id<Step>> named;
  for (const auto& [index, backup] : timeline.backups()) {
    named.emplace(plan.steps[backup.step].backup, backup.step);
  }
  std::vector<RestorePoint> points;
  for (const Id<Step> id : plan.order) {
    const Step& step = plan.steps[id];
    std::set<Id<Thing>> known;
    for (const std::string& name : step.undo.restores) {
      const auto found = named.find(name);
      if (found == named.end()) continue;
      for (const Subject& subject : plan.steps[found->second].subjects) {
        if (!subject.thing) continue;
        for (const Id<Thing> store : StoresOf(plan, *subject.thing)) {
          if (!known.insert(store).second) continue;
          points.push_back(
              {.step = id, .store = store, .backup = found->second, .by_rollback = true});
        }
      }
    }
    for (const Effect& effect : step.effects) {
      // An upgrade or a second writer may lose data; these do.
      const bool said =
          effect.kind == EffectKind::kWrite && effect.source == Effect::Source::kDeclared;
      const bool loses = said || effect.kind == EffectKind::kMigrate ||
                         effect.kind == EffectKind::kDelete || effect.kind == EffectKind::kRestore;
      if (!loses) continue;
      for (const Id<Thing> store : AtRisk(plan, id, effect)) {
        if (IsNew(plan.things[store]) || !known.insert(store).second) continue;
        const auto backup = LastBackup(plan, timeline, id, store);
        if (!backup) continue;
        points.push_back({.step = id, .store = store, .backup = *backup, .by_rollback = false});
      }
    }
  }
  return points;
}

std::vector<Id<Thing>> StoresOf(const Plan& plan, Id<Thing> thing) {
  if (plan.things[thing].kind == ThingKind::kStore) return {thing};
  std::vector<Id<Thing>> stores = plan.things[thing].data;
  if (plan.things[thing].kind != ThingKind::kCluster) return stores;
  for (std::uint32_t i = 0; i < plan.things.size(); ++i) {
    const Thing& inside = plan.things[Id<Thing>{i}];
    if (inside.kind == ThingKind::kStore && inside.parent == thing) stores.push_back({i});
  }
  return stores;
}

std::vector<Exposure> FindExposures(const Plan& plan, const Timeline& timeline) {
  std::vector<Exposure> exposures;
  std::set<Id<Thing>> reported;
  for (const Id<Step> id : plan.order) {
    for (const Effect& effect : plan.steps[id].effects) {
      for (const Id<Thing> store : AtRisk(plan, id, effect)) {
        if (IsNew(plan.things[store]) || timeline.BackupUnneeded(store)) continue;
        if (reported.contains(store)) continue;
        auto exposure = ExposureOf(timeline, id, store);
        if (!exposure) continue;
        // Whether the other writer is there may hang on the condition of the backup.
        if (effect.kind == EffectKind::kCreate && exposure->kind == Exposure::Kind::kConditional) {
          continue;
        }
        reported.insert(store);
        exposure->deed = effect.kind;
        exposures.push_back(*std::move(exposure));
      }
    }
  }
  return exposures;
}

std::string_view Deed(EffectKind kind) {
  switch (kind) {
    case EffectKind::kMigrate:
      return "migrates";
    case EffectKind::kDelete:
      return "deletes";
    case EffectKind::kRestore:
      return "overwrites";
    case EffectKind::kWrite:
      return "may rewrite";
    case EffectKind::kMove:
      return "upgrades";
    case EffectKind::kBackup:
      return "backs up";
    case EffectKind::kCreate:
      return "attaches a second writer to";
    case EffectKind::kChange:
      return "changes";
    case EffectKind::kDisrupt:
      return "disrupts";
    case EffectKind::kRoute:
      return "routes";
  }
  return "";
}

}  // namespace belay
