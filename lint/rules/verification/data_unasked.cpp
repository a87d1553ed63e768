#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "lint/analysis/dues.h"
#include "lint/analysis/looks.h"
#include "lint/analysis/sight.h"
#include "lint/context.h"

namespace belay {
namespace {

// The components that write each store.
std::map<Id<Thing>, std::vector<Id<Thing>>> FindOwners(const Plan& plan) {
  std::map<Id<Thing>, std::vector<Id<Thing>>> owners;
  for (std::uint32_t i = 0; i < plan.things.size(); ++i) {
    for (const Id<Thing> store : plan.things[Id<Thing>{i}].data) owners[store].push_back({i});
  }
  return owners;
}

// Somebody or something tries it once what the step does is done.
bool Tries(const Step& step) {
  bool done = Looks(step) || step.verb == Verb::kVerify;
  for (const Operation& operation : step.operations) {
    done = done || Does(operation);
    if (done && AsksIt(operation)) return true;
  }
  return false;
}

// A command asks what is behind an address or in a pod, and does not say of whom: it may be
// anything.
bool TriesAnything(const Step& step) {
  return step.subjects.empty() && Looks(step) &&
         std::ranges::any_of(step.operations, [](const Operation& operation) {
           return operation.command && AsksIt(operation);
         });
}

class Walker {
 public:
  explicit Walker(RuleContext& context)
      : context_(context),
        plan_(context.plan()),
        owners_(FindOwners(plan_)),
        dues_(plan_, context.timeline()) {}

  void Walk() {
    for (const Id<Step> id : plan_.order) {
      const Step& step = plan_.steps[id];
      Stop(id);
      const bool looks = Looks(step) && Asserts(step);
      const bool tries = Tries(step);
      const bool anything = TriesAnything(step);
      if (looks || tries) {
        dues_.Do(id, [&](const Dues::Due& due) {
          const Id<Thing> store = due.thing();
          return anything || (looks && SpeaksOf(step, store)) ||
                 (tries && SpeaksOfOwner(step, store));
        });
      }
      for (const Effect& effect : step.effects) Begin(id, effect, tries);
    }
    for (const Dues::Overdue& one : dues_.AtTheEnd()) Report(one, nullptr);
  }

 private:
  const std::vector<Id<Thing>>& OwnersOf(Id<Thing> store) const {
    static const std::vector<Id<Thing>> kNobody;
    const auto found = owners_.find(store);
    return found == owners_.end() ? kNobody : found->second;
  }

  bool SpeaksOfOwner(const Step& step, Id<Thing> store) const {
    return std::ranges::any_of(OwnersOf(store),
                               [&](Id<Thing> owner) { return SpeaksOf(step, owner); });
  }

  void Begin(Id<Step> id, const Effect& effect, bool tries) {
    const bool anew = effect.kind == EffectKind::kMigrate || effect.kind == EffectKind::kRestore;
    if (!anew || !effect.subject.thing) return;
    const Id<Thing> store = *effect.subject.thing;
    const Thing& thing = plan_.things[store];
    const auto& owners = OwnersOf(store);
    // Of a store that nobody has, who takes it is looked at.
    if (thing.kind != ThingKind::kStore || (owners.empty() && !MadeByPlan(thing))) return;
    // While its servers are stopped nothing shows whether they can use it.
    const bool served = owners.empty() || std::ranges::any_of(owners, [&](Id<Thing> owner) {
                          return context_.timeline().writers().RunsAt(owner, id).has_value();
                        });
    if (!tries || !served) dues_.Begin(id, store);
  }

  // Somebody decides by the plan's own question, or the store goes.
  void Stop(Id<Step> id) {
    const Step& step = plan_.steps[id];
    const bool approves = Asks(step);
    const auto overdue = dues_.Before(id, [&](const Dues::Due& due) {
      return approves || (step.verb == Verb::kDelete && SpeaksOf(step, due.thing()));
    });
    for (const Dues::Overdue& one : overdue) Report(one, &step);
  }

  void Report(const Dues::Overdue& one, const Step* next) {
    const Step& step = plan_.steps[one.due.step];
    const Id<Thing> store = one.due.thing();
    const std::string& path = plan_.things[store].path;
    if (!reported_.insert(store).second) return;
    const bool restored = std::ranges::any_of(step.effects, [&](const Effect& effect) {
      return effect.kind == EffectKind::kRestore && effect.subject.thing == store;
    });
    const bool goes = next != nullptr && next->verb == Verb::kDelete;
    Diagnostic finding = context_.Finding(
        step.name_span, fmt::format("{} {} `{}`, and nobody looks into it {}", StepNumber(step),
                                    restored ? "restores" : "migrates", path,
                                    next == nullptr ? "up to the end of the plan"
                                                    : fmt::format("before {}", StepNumber(*next))));
    if (next != nullptr) {
      finding.labels.push_back(
          {.span = next->name_span, .text = goes ? "it goes here" : "somebody decides here"});
    }
    if (one.sometimes()) {
      finding.remarks.push_back(
          AssumedRemark(context_.timeline().questions().Describe(one.answers)));
    }
    finding.remarks.push_back(EffectRemark(
        goes ? "a drill that nobody looks into shows that something was restored, not what"
             : "rows that are lost are missed when what was there before is gone or too old"));
    const auto& owners = OwnersOf(store);
    finding.remarks.push_back(HelpRemark(fmt::format(
        "behind it, `verify {} \"…\"` with a command that counts what it holds, held against what "
        "was counted before{}",
        path,
        owners.empty()
            ? std::string()
            : fmt::format("; or ask `{}`, which serves it", plan_.things[owners.front()].path))));
    context_.Report(std::move(finding));
  }

  RuleContext& context_;
  const Plan& plan_;
  std::map<Id<Thing>, std::vector<Id<Thing>>> owners_;
  Dues dues_;
  std::set<Id<Thing>> reported_;
};

void Check(RuleContext& context) {
  Walker(context).Walk();
}

}  // namespace

extern const Rule kDataUnasked = {
    .info =
        {.code = "VER19",
         .name = "data-unasked",
         .severity = Severity::kWarning,
         .profile = Profile::kProduction,
         .every_run = true,
         .summary = "data are migrated or restored, and nobody looks into them afterwards",
         .why =
             R"(A migration that ends with 0 and a restore that is complete say what the tool did. Whether every row, object and run is there the data say, or the server that uses them: counted before, counted after. A restore drill is that count, and nothing else.)",
         .sources = "GitLab.com database incident, 2017-01-31; samples/kubeflow-aws-blue-green: "
                    "the runs are counted on both sides"},
    .check = Check};

}  // namespace belay
