#include "lint/rules/hops/path.h"

namespace belay {

void LabelPath(const Thing& thing, const Version& version, Diagnostic& finding) {
  for (std::size_t i = 0; i < thing.versions.size(); ++i) {
    if (thing.versions[i] != version) continue;
    finding.labels.push_back({.span = thing.version_spans[i], .text = "the path is declared here"});
  }
}

namespace {

// Versions that the ways of conditions may have left are not asked for further back.
constexpr std::size_t kMostStates = 16;

// The versions that the runs of the plan may have brought the thing to when the step begins.
void AddHops(const RuleContext& context, Id<Step> id, const Move& move, std::vector<Hop>& hops) {
  const Plan& plan = context.plan();
  const Questions& questions = context.timeline().questions();
  const auto& states = context.timeline().StatesOf(move.thing);
  std::vector<const Answers*> between;  // of the moves after a state, so that it is the last one
  std::size_t asked = 0;
  for (auto state = states.rbegin(); state != states.rend() && asked < kMostStates; ++state) {
    if (state->step && !Precedes(plan.steps[*state->step], plan.steps[id])) continue;
    ++asked;
    Answers must = questions.Needed(id);
    if (state->step) {
      const Answers& needed = questions.Needed(*state->step);
      must.insert(must.end(), needed.begin(), needed.end());
    }
    const auto answers = questions.Choose(must, between);
    if (answers && state->version.known()) {
      Hop& hop = hops.emplace_back(Hop{.move = move, .assumed = questions.Describe(*answers)});
      hop.move.from = state->version;
    }
    if (!state->step || questions.Needed(*state->step).empty()) return;
    between.push_back(&questions.Needed(*state->step));
  }
}

}  // namespace

std::vector<Hop> HopsOf(const RuleContext& context, Id<Step> id) {
  std::vector<Hop> hops;
  for (const Move& move : context.plan().steps[id].moves) {
    if (move.from.known() || move.from.kind() == Version::Kind::kNone) {
      hops.push_back({.move = move, .assumed = {}});
    } else {
      AddHops(context, id, move, hops);
    }
  }
  return hops;
}

}  // namespace belay
