#include "lint/analysis/protection.h"

namespace belay {

bool NeedsBackup(const Plan& plan, const Effect& effect) {
  if (!effect.subject.thing) return false;
  switch (effect.kind) {
    case EffectKind::kMigrate:
    case EffectKind::kDelete:
    case EffectKind::kRestore:
    case EffectKind::kWrite:
      return plan.things[*effect.subject.thing].kind == ThingKind::kStore;
    case EffectKind::kMove:
    case EffectKind::kBackup:
    case EffectKind::kCreate:
    case EffectKind::kChange:
    case EffectKind::kDisrupt:
      return false;
  }
  return false;
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
      return "moves";
    case EffectKind::kBackup:
      return "backs up";
    case EffectKind::kCreate:
      return "creates";
    case EffectKind::kChange:
      return "changes";
    case EffectKind::kDisrupt:
      return "disrupts";
  }
  return "";
}

}  // namespace belay
