#include "lint/analysis/hops.h"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <utility>

namespace belay {
namespace {

// Versions that the ways of conditions may have left are not asked for further away.
constexpr std::size_t kMostStates = 16;

void Add(Answers& answers, const Answers& more) {
  answers.insert(answers.end(), more.begin(), more.end());
}

// The versions that the runs of the plan may have brought the thing to when the step begins.
void AddHops(const Plan& plan, const Timeline& timeline, Id<Step> id, const Move& move,
             std::vector<Hop>& hops) {
  const Questions& questions = timeline.questions();
  const auto& states = timeline.StatesOf(move.thing);
  std::vector<const Answers*> between;  // of the moves after a state, so that it is the last one
  std::size_t asked = 0;
  for (auto state = states.rbegin(); state != states.rend() && asked < kMostStates; ++state) {
    if (state->step && !Precedes(plan.steps[*state->step], plan.steps[id])) continue;
    ++asked;
    Answers must = questions.Needed(id);
    if (state->step) Add(must, questions.Needed(*state->step));
    auto answers = questions.Choose(must, between);
    if (answers && (state->version.known() || state->version.kind() == Version::Kind::kNone)) {
      Hop& hop = hops.emplace_back();
      hop.move = move;
      hop.move.from = state->version;
      hop.answers = *std::move(answers);
    }
    if (!state->step || questions.Needed(*state->step).empty()) return;
    between.push_back(&questions.Needed(*state->step));
  }
}

// The rollback runs commands, and does not put a backup back.
bool RunsCommands(const Undo& undo) {
  if (undo.kind != Undo::Kind::kOperations || !undo.restores.empty()) return false;
  bool runs = false;
  for (const Operation& operation : undo.operations) {
    if (!operation.command) continue;
    runs = runs || operation.kind == OperationKind::kRun;
    for (const CommandEffect& effect : operation.command->effects) {
      if (effect.kind == CommandEffect::Kind::kRestore) return false;
    }
  }
  return runs;
}

// Where the thing may be when the undo comes to the step, by its states: where the step has brought
// it, where later ones have that stay, and, of a stage that is taken back at once, its later ones.
void AddBack(const Plan& plan, const Timeline& timeline, Id<Step> id, const Hop& forth,
             std::vector<Hop>& hops) {
  const Questions& questions = timeline.questions();
  const WaysBack& ways = timeline.ways_back();
  const auto& states = timeline.StatesOf(forth.move.thing);
  const auto first =
      std::partition_point(states.begin() + 1, states.end(), [&](const VersionState& state) {
        return plan.steps[*state.step].forward < plan.steps[id].forward;
      });
  std::vector<const Answers*> avoid;  // what would be taken back first, or end the undo
  if (!ways.AddEarlier(id, avoid)) return;
  std::size_t asked = 0;
  for (auto state = first; state != states.end() && asked < kMostStates; ++state, ++asked) {
    const Id<Step> step = *state->step;
    if (step != id && !Precedes(plan.steps[id], plan.steps[step])) continue;
    const Answers& needed = questions.Needed(step);
    if (ways.By(step) != ways.By(id) && !ways.Stays(step)) {
      if (needed.empty()) return;
      avoid.push_back(&needed);
      continue;
    }
    Answers must = forth.answers.empty() ? questions.Needed(id) : forth.answers;
    Add(must, needed);
    std::vector<const Answers*> without = avoid;
    if (!ways.AddEnds(id, step, without)) return;
    auto answers = questions.Choose(must, without);
    if (!answers || !state->version.known()) continue;
    hops.push_back({.move = {.thing = forth.move.thing,
                             .from = state->version,
                             .to = forth.move.from,
                             .span = plan.steps[ways.By(id)].undo.span},
                    .answers = *std::move(answers),
                    .back = true,
                    .forth = state->span});
  }
}

}  // namespace

std::vector<Hop> HopsOf(const Plan& plan, const Timeline& timeline, Id<Step> id) {
  std::vector<Hop> hops;
  if (!timeline.RunWithout(id, {})) return hops;  // no run does it
  for (const Move& move : plan.steps[id].moves) {
    if (move.from.known() || move.from.kind() == Version::Kind::kNone) {
      hops.push_back({.move = move, .answers = {}, .back = false, .forth = {}});
    } else {
      AddHops(plan, timeline, id, move, hops);
    }
  }
  return hops;
}

std::vector<Hop> HopsBack(const Plan& plan, const Timeline& timeline, Id<Step> id) {
  std::vector<Hop> hops;
  const WaysBack& ways = timeline.ways_back();
  if (!ways.Goes(id) || !RunsCommands(plan.steps[ways.By(id)].undo)) return hops;
  for (const Hop& forth : HopsOf(plan, timeline, id)) {
    if (forth.move.from.known()) AddBack(plan, timeline, id, forth, hops);
  }
  return hops;
}

std::vector<Hop> AllHops(const Plan& plan, const Timeline& timeline, Id<Step> id) {
  std::vector<Hop> hops = HopsOf(plan, timeline, id);
  if (plan.steps[id].forward == 0) return hops;
  for (Hop& hop : HopsBack(plan, timeline, id)) hops.push_back(std::move(hop));
  return hops;
}

}  // namespace belay
