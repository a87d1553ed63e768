#include "lint/rules/communication/disruption.h"

#include <algorithm>

namespace belay {
namespace {

// The plan makes it, or the cluster that it is in.
bool IsNew(const Plan& plan, const Thing& thing) {
  return MadeByPlan(thing) || (thing.parent && MadeByPlan(plan.things[*thing.parent]));
}

bool Disrupts(const Plan& plan, const Effect& effect) {
  // Nobody uses yet what is new, and nobody misses an object that is no thing of the plan.
  if (!effect.subject.thing || IsNew(plan, plan.things[*effect.subject.thing])) return false;
  switch (effect.kind) {
    case EffectKind::kMove:
    case EffectKind::kRestore:
    case EffectKind::kMigrate:
    case EffectKind::kDelete:
    case EffectKind::kDisrupt:
    case EffectKind::kRoute:
      return true;
    case EffectKind::kBackup:
    case EffectKind::kWrite:
    case EffectKind::kCreate:
    case EffectKind::kChange:
      return false;
  }
  return false;
}

// As the command catalog reads its commands, where the step does not say what they do.
bool DisruptsByCommand(const Step& step) {
  if (step.effects_declared) return false;
  for (const Operation& operation : step.operations) {
    if (!operation.command) continue;
    for (const CommandEffect& effect : operation.command->effects) {
      if (effect.kind == CommandEffect::Kind::kDisrupt) return true;
    }
  }
  return false;
}

}  // namespace

std::vector<Id<Step>> Disruptions(const Plan& plan) {
  std::vector<Id<Step>> found;
  for (const Id<Step> id : plan.order) {
    const auto& effects = plan.steps[id].effects;
    const bool disrupts = DisruptsByCommand(plan.steps[id]) ||
                          std::any_of(effects.begin(), effects.end(),
                                      [&](const Effect& effect) { return Disrupts(plan, effect); });
    if (disrupts) found.push_back(id);
  }
  return found;
}

std::vector<Id<Step>> Notices(const Plan& plan) {
  std::vector<Id<Step>> found;
  for (const Id<Step> id : plan.order) {
    const Step& step = plan.steps[id];
    const bool tells =
        step.verb == Verb::kNotify ||
        std::any_of(step.operations.begin(), step.operations.end(), [](const Operation& operation) {
          return operation.kind == OperationKind::kNotify;
        });
    if (tells) found.push_back(id);
  }
  return found;
}

}  // namespace belay
