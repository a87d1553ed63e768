#include "tests/mutation/facts.h"

#include <fmt/format.h>

#include <algorithm>

namespace belay::mutation {
namespace {

bool Contains(const std::vector<Id<Thing>>& things, Id<Thing> thing) {
  return std::ranges::find(things, thing) != things.end();
}

// `inner` is the outer thing or stands in it.
bool Within(const Plan& plan, Id<Thing> inner, Id<Thing> outer) {
  std::optional<Id<Thing>> at = inner;
  while (at && at != outer) at = plan.things[*at].parent;
  return at.has_value();
}

bool Related(const Plan& plan, Id<Thing> a, Id<Thing> b) {
  if (Within(plan, a, b) || Within(plan, b, a)) return true;
  const Thing& one = plan.things[a];
  const Thing& other = plan.things[b];
  const bool data =
      Contains(one.data, b) || Contains(other.data, a) ||
      std::ranges::any_of(one.data, [&](Id<Thing> store) { return Contains(other.data, store); });
  if (data || Contains(one.at, b) || Contains(other.at, a)) return true;
  return std::ranges::any_of(plan.requirements, [&](const Requirement& requirement) {
    std::vector<Id<Thing>> things = {requirement.must.thing};
    if (requirement.given) things.push_back(requirement.given->thing);
    if (requirement.within) things.push_back(requirement.within->of);
    return Contains(things, a) && Contains(things, b);
  });
}

// By their names: `karpenter-crd` is a part of `karpenter`.
bool PartsOfOne(const Plan& plan, Id<Thing> a, Id<Thing> b) {
  const std::string& one = plan.things[a].name;
  const std::string& other = plan.things[b].name;
  return one.starts_with(other) || other.starts_with(one);
}

}  // namespace

bool IsLook(const Operation& operation) {
  return operation.kind == OperationKind::kVerify || operation.kind == OperationKind::kWait ||
         operation.kind == OperationKind::kCheck;
}

bool Polls(const Step& step) {
  return std::ranges::any_of(step.operations, [](const Operation& operation) {
    return operation.command &&
           (operation.kind == OperationKind::kWait ||
            (operation.kind == OperationKind::kVerify && operation.timing.up_to));
  });
}

bool OnlyLooks(const Step& step) {
  return step.verb == Verb::kCheck || step.verb == Verb::kVerify || step.verb == Verb::kRemember;
}

bool Changes(const Step& step) {
  return !OnlyReads(step.verb) && step.verb != Verb::kBackup;
}

std::vector<const Step*> BehindIt(const Plan& plan, const Step& step) {
  std::vector<const Step*> behind;
  for (const Id<Step> id : plan.order) {
    const Step& next = plan.steps[id];
    if (!Precedes(step, next)) continue;
    if (Changes(next)) break;
    // Under a condition that the step is not under, it may not be done.
    const bool always = std::ranges::all_of(next.guards, [&](const Guard& guard) {
      return std::ranges::any_of(step.guards, [&](const Guard& mine) {
        return mine.condition == guard.condition && mine.expected == guard.expected;
      });
    });
    if (always) behind.push_back(&next);
  }
  return behind;
}

bool Unrelated(const Plan& plan, const Step& a, const Step& b) {
  const auto things = [](const Step& step) {
    std::vector<Id<Thing>> all;
    for (const Subject& subject : step.subjects) {
      if (!subject.thing) return std::vector<Id<Thing>>{};
      all.push_back(*subject.thing);
    }
    return all;
  };
  const std::vector<Id<Thing>> mine = things(a);
  const std::vector<Id<Thing>> others = things(b);
  if (mine.empty() || others.empty()) return false;
  return std::ranges::none_of(mine, [&](Id<Thing> one) {
    return std::ranges::any_of(others, [&](Id<Thing> other) {
      return Related(plan, one, other) || PartsOfOne(plan, one, other);
    });
  });
}

// Whatever Terraform applies, it writes down in its state; of which folder does not count here.
bool WritesState(const Step& step) {
  return std::ranges::any_of(step.operations, [](const Operation& operation) {
    return operation.command &&
           std::ranges::any_of(operation.command->effects, [](const CommandEffect& effect) {
             return effect.command == "terraform apply" || effect.command == "terraform destroy";
           });
  });
}

bool Touches(const Plan& plan, const Step& step, Id<Thing> thing) {
  if (!Changes(step)) return false;
  if (plan.things[thing].provider == "terraform-state" && WritesState(step)) return true;
  return std::ranges::any_of(step.subjects, [&](const Subject& subject) {
    return subject.thing && (Within(plan, thing, *subject.thing) ||
                             Contains(plan.things[*subject.thing].data, thing));
  });
}

std::string SubjectsOf(const Plan& plan, const Step& step) {
  std::vector<std::string> paths;
  for (const Subject& subject : step.subjects) {
    paths.push_back(subject.thing ? plan.things[*subject.thing].path : subject.id);
  }
  return fmt::to_string(fmt::join(paths, ", "));
}

}  // namespace belay::mutation
