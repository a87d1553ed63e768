#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <vector>

#include "lint/analysis/looks.h"
#include "lint/context.h"

namespace belay {
namespace {

// By store: the things that write it and were there before, and those that the plan has made.
struct Sharing {
  std::vector<Id<Thing>> old;
  std::vector<Id<Thing>> made;
};

bool Within(const Plan& plan, Id<Thing> inner, Id<Thing> outer) {
  return inner == outer || plan.things[inner].parent == outer;
}

bool IsNew(const Plan& plan, Id<Thing> id) {
  const Thing& thing = plan.things[id];
  return MadeByPlan(thing) || (thing.parent && MadeByPlan(plan.things[*thing.parent]));
}

std::map<Id<Thing>, Sharing> SharedStores(const Plan& plan) {
  std::map<Id<Thing>, Sharing> shared;
  for (std::uint32_t i = 0; i < plan.things.size(); ++i) {
    for (const Id<Thing> store : plan.things[Id<Thing>{i}].data) {
      auto& into = IsNew(plan, {i}) ? shared[store].made : shared[store].old;
      into.push_back({i});
    }
  }
  std::erase_if(
      shared, [](const auto& each) { return each.second.old.empty() || each.second.made.empty(); });
  return shared;
}

// The last step that deletes something which held the store, or the cluster that it was in.
const Step* LastRemoval(const Plan& plan, const Sharing& sharing) {
  const Step* last = nullptr;
  for (const Id<Step> id : plan.order) {
    const Step& step = plan.steps[id];
    if (step.verb != Verb::kDelete) continue;
    for (const Subject& subject : step.subjects) {
      const bool holds = subject.thing && std::ranges::any_of(sharing.old, [&](Id<Thing> thing) {
                           return Within(plan, thing, *subject.thing);
                         });
      if (holds) last = &step;
    }
  }
  return last;
}

// Somebody looks at the store or at one that has it now, behind the step.
bool Looked(const Plan& plan, const Step& removal, Id<Thing> store, const Sharing& sharing) {
  return std::ranges::any_of(plan.order, [&](Id<Step> id) {
    const Step& step = plan.steps[id];
    if (!Precedes(removal, step) || !IsLook(step)) return false;
    if (step.verb == Verb::kManual) return true;
    return std::ranges::any_of(step.subjects, [&](const Subject& subject) {
      return subject.thing &&
             (*subject.thing == store || std::ranges::any_of(sharing.made, [&](Id<Thing> thing) {
               return Within(plan, thing, *subject.thing);
             }));
    });
  });
}

void Check(RuleContext& context) {
  const Plan& plan = context.plan();
  std::set<const Step*> seen;  // removals behind which some store of theirs is looked at
  const auto shared = SharedStores(plan);
  std::map<const Step*, Id<Thing>> unseen;
  for (const auto& [store, sharing] : shared) {
    const Step* removal = LastRemoval(plan, sharing);
    if (removal == nullptr) continue;
    if (Looked(plan, *removal, store, sharing)) {
      seen.insert(removal);
    } else {
      unseen.emplace(removal, store);
    }
  }
  for (const auto& [removal, store] : unseen) {
    if (seen.contains(removal)) continue;
    const Id<Thing> survivor = shared.at(store).made.front();
    Diagnostic finding = context.Finding(
        removal->name_span,
        fmt::format("{} is the last that removes what `{}` was shared with, and nothing looks at "
                    "`{}` after it",
                    StepNumber(*removal), plan.things[store].path, plan.things[survivor].path));
    finding.labels.push_back(
        {.span = plan.things[survivor].span, .text = "has to work without the old one"});
    finding.remarks.push_back(EffectRemark(
        "a network, a right or a volume that went along with the old one is missed by users "
        "first"));
    finding.remarks.push_back(HelpRemark(fmt::format(
        "put a `verify {}` behind {}", plan.things[survivor].path, StepNumber(*removal))));
    context.Report(std::move(finding));
  }
}

}  // namespace

extern const Rule kSurvivorUnseen = {
    .info =
        {.code = "VER21",
         .name = "survivor-unseen",
         .severity = Severity::kWarning,
         .profile = Profile::kProduction,
         .summary = "the old installation is removed, and nothing looks whether the new one still "
                    "works",
         .why =
             R"(The new installation worked as long as the old one was there. Whether it works without is seen only when the old one is gone: with it go networks, roles and volumes that nobody thought of.)",
         .sources = "samples/kubeflow-pipelines: the last verification comes behind the deletion"},
    .check = Check};

}  // namespace belay
