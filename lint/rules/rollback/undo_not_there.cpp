#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "lint/context.h"
#include "lint/rules/order/absent.h"

namespace belay {
namespace {

// More steps than these are not asked whether they are of one run with the deletion.
constexpr std::size_t kMostAsked = 64;

// What has to be there for the way back of a step. What the step makes or takes away itself may be
// gone.
std::set<Id<Thing>> NeededBack(const Plan& plan, const Step& step, const Undo& undo) {
  std::set<Id<Thing>> needed;
  const bool makes =
      step.verb == Verb::kCreate || step.verb == Verb::kRestore || step.verb == Verb::kBackup;
  for (const Subject& subject : step.subjects) {
    if (!subject.thing || makes) continue;
    needed.insert(*subject.thing);
    if (const auto parent = plan.things[*subject.thing].parent) needed.insert(*parent);
  }
  // Who comes in by an entry goes back to what has served it.
  if (step.route && step.route->from) needed.insert(*step.route->from);
  for (const Move& move : step.moves) {
    if (move.to.kind() == Version::Kind::kNone) needed.erase(move.thing);
  }
  if (const auto cluster = ClusterOf(undo.operations)) needed.insert(*cluster);
  return needed;
}

// `undone` is taken back by what `who` says: `step 3.2`, or the plan itself.
void Report(RuleContext& context, const std::string& who, Span undone, const Step& deletion,
            Id<Thing> thing) {
  const std::string& path = context.plan().things[thing].path;
  const bool comes_back = deletion.undo.kind == Undo::Kind::kOperations;
  Diagnostic finding = context.Finding(
      undone,
      fmt::format("the way back of {} needs `{}`, which {} deletes{}", who, path,
                  StepNumber(deletion),
                  comes_back ? ", and brings back only later" : " and does not bring back"));
  finding.labels.push_back({.span = deletion.name_span, .text = "gone from here on"});
  finding.remarks.push_back(EffectRemark(
      fmt::format("after a stop behind {} the rollback fails at {}, and what comes before it stays "
                  "as it is",
                  StepNumber(deletion), who)));
  finding.remarks.push_back(HelpRemark(
      comes_back
          ? fmt::format("let {} come before {}, or after it, and not beside it",
                        StepNumber(deletion), who)
          : fmt::format("give {} a `rollback` that brings `{}` back, or `rollback none \"why\"`: "
                        "the way back then ends there, and people know it",
                        StepNumber(deletion), path)));
  context.Report(std::move(finding));
}

using Steps = std::vector<Id<Step>>;
using StepsOf = std::map<Id<Thing>, Steps>;  // in the order of the file

class Checker {
 public:
  explicit Checker(RuleContext& context)
      : context_(context),
        plan_(context.plan()),
        questions_(context.timeline().questions()),
        ways_(context.timeline().ways_back()) {
    for (const Id<Step> id : plan_.order) {
      std::vector<const Answers*> avoid;
      if (!ways_.Goes(id) || !ways_.AddEarlier(id, avoid)) continue;
      for (const Id<Thing> thing :
           NeededBack(plan_, plan_.steps[id], plan_.steps[ways_.By(id)].undo)) {
        needed_[thing].push_back(id);
      }
    }
  }

  void Check() {
    for (const auto& [thing, needing] : needed_) {
      const auto& states = context_.timeline().StatesOf(thing);
      for (std::size_t i = 1; i < states.size(); ++i) {
        if (states[i].version.kind() != Version::Kind::kNone) continue;
        const Id<Step> deletion = *states[i].step;
        auto found = ways_.Stays(deletion) ? StepBefore(needing, states, i) : std::nullopt;
        if (!found) found = StepBeside(needing, deletion);
        if (!found) continue;
        const Step& step = plan_.steps[*found];
        Report(context_, StepNumber(step), plan_.steps[ways_.By(*found)].undo.span,
               plan_.steps[deletion], thing);
      }
    }
    CheckPlan();
  }

 private:
  // A step that is taken back while the thing is still away, because what has deleted it stays.
  std::optional<Id<Step>> StepBefore(const Steps& needing, const std::vector<VersionState>& states,
                                     std::size_t state) const {
    const Id<Step> deletion = *states[state].step;
    auto step = std::partition_point(needing.begin(), needing.end(), [&](Id<Step> other) {
      return plan_.steps[other].forward < plan_.steps[deletion].forward;
    });
    for (std::size_t asked = 0; step != needing.begin() && asked < kMostAsked; ++asked) {
      --step;
      Answers must = questions_.Needed(deletion);
      const Answers& needed = questions_.Needed(*step);
      must.insert(must.end(), needed.begin(), needed.end());
      std::vector<const Answers*> avoid;
      ways_.AddEarlier(*step, avoid);
      if (!ways_.AddEnds(*step, deletion, avoid)) return std::nullopt;
      // A move in between that is taken back first brings the thing to what it was before that.
      for (std::size_t i = state; i-- > 1;) {
        const Id<Step> move = *states[i].step;
        if (plan_.steps[move].forward <= plan_.steps[*step].forward) break;
        if (ways_.Goes(move) && AtOrBefore(plan_, move, deletion)) {
          avoid.push_back(&questions_.Needed(move));
        }
      }
      if (questions_.Choose(must, avoid)) return *step;
    }
    return std::nullopt;
  }

  // A step that stands behind the deletion in the file, and so is taken back before it, but may run
  // before it.
  std::optional<Id<Step>> StepBeside(const Steps& needing, Id<Step> deletion) const {
    const Step& gone = plan_.steps[deletion];
    auto step = std::partition_point(needing.begin(), needing.end(), [&](Id<Step> other) {
      return plan_.steps[other].forward <= gone.forward;
    });
    for (std::size_t asked = 0; step != needing.end() && asked < kMostAsked; ++step, ++asked) {
      // What a stage takes away its rollback brings back.
      if (ways_.By(deletion) == ways_.By(*step) || Precedes(gone, plan_.steps[*step])) continue;
      Answers must = questions_.Needed(deletion);
      const Answers& needed = questions_.Needed(*step);
      must.insert(must.end(), needed.begin(), needed.end());
      std::vector<const Answers*> avoid;
      ways_.AddEarlier(*step, avoid);
      if (questions_.Choose(must, avoid)) return *step;
    }
    return std::nullopt;
  }

  // The rollback of the whole plan, from behind any deletion.
  void CheckPlan() {
    if (plan_.undo.kind != Undo::Kind::kOperations) return;
    const auto cluster = ClusterOf(plan_.undo.operations);
    if (!cluster) return;
    for (const VersionState& state : context_.timeline().StatesOf(*cluster)) {
      if (!state.step || state.version.kind() != Version::Kind::kNone) continue;
      Report(context_, "the plan", plan_.undo.span, plan_.steps[*state.step], *cluster);
      return;
    }
  }

  RuleContext& context_;
  const Plan& plan_;
  const Questions& questions_;
  const WaysBack& ways_;
  StepsOf needed_;
};

void Check(RuleContext& context) {
  Checker(context).Check();
}

}  // namespace

extern const Rule kUndoNotThere = {
    .info =
        {.code = "RBK13",
         .name = "undo-not-there",
         .severity = Severity::kError,
         .profile = Profile::kStandard,
         .summary = "a way back needs what another step has deleted",
         .why =
             R"(Steps are taken back from the last one to the first. One whose rollback is `unneeded` is passed over: what it has deleted is still gone when the way back comes to the steps before it. So is what a step beside it in a `parallel` has deleted. Their commands then fail, in the worst moment.)",
         .sources = "the plan itself: the order in which steps are taken back"},
    .check = Check};

}  // namespace belay
