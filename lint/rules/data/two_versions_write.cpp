#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "lint/catalog/tables.h"
#include "lint/context.h"

namespace belay {
namespace {

// More installations of one name on one store than this are not compared in pairs.
constexpr std::size_t kMostInstallations = 16;

// What a thing is while the plan runs: which version, and whether it runs.
struct Life {
  struct State {
    std::optional<Id<Step>> step;  // that brought it there; none: as it is declared
    Version version;
    bool runs = false;
  };
  std::vector<State> states;

  std::vector<Id<Step>> Steps() const {
    std::vector<Id<Step>> steps;
    for (std::size_t i = 1; i < states.size(); ++i) steps.push_back(*states[i].step);
    return steps;
  }
};

Life LifeOf(const Plan& plan, const Timeline& timeline, Id<Thing> thing) {
  const Writers& writers = timeline.writers();
  std::map<std::uint32_t, Life::State> by_place;  // by the place of the step in the file
  for (const VersionState& state : timeline.StatesOf(thing)) {
    if (state.step) {
      by_place[plan.steps[*state.step].forward] = {.step = state.step, .version = state.version};
    }
  }
  for (const Writers::Event& event : writers.EventsOf(thing)) {
    by_place[plan.steps[event.step].forward].step = event.step;
  }
  Life life;
  life.states.push_back({.step = std::nullopt,
                         .version = timeline.StatesOf(thing).front().version,
                         .runs = writers.RunsAtFirst(thing)});
  auto event = writers.EventsOf(thing).begin();
  for (auto& [place, state] : by_place) {
    const bool moves =
        std::any_of(plan.steps[*state.step].moves.begin(), plan.steps[*state.step].moves.end(),
                    [&](const Move& move) { return move.thing == thing; });
    if (!moves) state.version = life.states.back().version;
    state.runs = life.states.back().runs;
    if (event != writers.EventsOf(thing).end() && event->step == state.step) {
      state.runs = event->runs;
      ++event;
    }
    life.states.push_back(state);
  }
  return life;
}

// Numbers for the versions of both: the same one has the same number, one that is not known its
// own.
class Numbers {
 public:
  std::int64_t Of(const Version& version) {
    const auto number = static_cast<std::int64_t>(numbers_.size() + unknown_);
    if (!version.known()) {
      ++unknown_;
      return number;
    }
    return numbers_.emplace(version.text(), number).first->second;
  }

 private:
  std::map<std::string, std::int64_t> numbers_;
  std::size_t unknown_ = 0;
};

struct Both {
  const Life::State* a = nullptr;
  const Life::State* b = nullptr;
  Answers answers;
};

std::optional<Both> RunTogether(const RuleContext& context, const Life& a, const Life& b) {
  const Plan& plan = context.plan();
  const Questions& questions = context.timeline().questions();
  const Moves moves_a(plan, questions, a.Steps());
  const Moves moves_b(plan, questions, b.Steps());
  const Coexistence coexistence(plan, questions, moves_a, moves_b);
  Numbers numbers;
  std::vector<std::int64_t> of_a;
  std::vector<std::int64_t> of_b;
  for (const Life::State& state : a.states) of_a.push_back(numbers.Of(state.version));
  for (const Life::State& state : b.states) of_b.push_back(numbers.Of(state.version));
  for (const std::int64_t sign : {1, -1}) {
    Ranks ranks_a;
    Ranks ranks_b;
    for (std::size_t i = 0; i < of_a.size(); ++i) {
      ranks_a.push_back(a.states[i].runs ? sign * of_a[i] : kNeverAbove);
    }
    for (std::size_t i = 0; i < of_b.size(); ++i) {
      ranks_b.push_back(b.states[i].runs ? sign * of_b[i] : kNeverBelow);
    }
    const auto found = coexistence.FirstAbove(ranks_a, ranks_b);
    if (found) return Both{&a.states[found->a], &b.states[found->b], found->answers};
  }
  return std::nullopt;
}

std::string Described(const Plan& plan, Id<Thing> thing, const Life::State& state) {
  const std::string& path = plan.things[thing].path;
  return state.version.known() ? fmt::format("`{}` {}", path, state.version.text())
                               : fmt::format("`{}`", path);
}

void ReportBoth(RuleContext& context, Id<Thing> store, Id<Thing> a, Id<Thing> b, const Both& both) {
  const Plan& plan = context.plan();
  // The step after which both write: the later one of those that brought them there.
  const auto place = [&](const Life::State* state) {
    return state->step ? plan.steps[*state->step].forward : 0;
  };
  const bool a_later = place(both.a) > place(both.b);
  const Life::State& later = a_later ? *both.a : *both.b;
  const std::string writers =
      fmt::format("{} and {}", Described(plan, b, *both.b), Described(plan, a, *both.a));
  const std::string& path = plan.things[store].path;
  Diagnostic finding =
      context.Finding(later.step ? plan.steps[*later.step].name_span : plan.things[a].span,
                      later.step ? fmt::format("after {}, {} may both write to `{}`",
                                               StepNumber(plan.steps[*later.step]), writers, path)
                                 : fmt::format("{} may both write to `{}`", writers, path));
  const Id<Thing> other = a_later ? b : a;
  finding.labels.push_back({.span = plan.things[other].span, .text = "it still writes"});
  finding.remarks.push_back(
      EffectRemark("what the newer one writes or migrates the older one may not read: it fails, or "
                   "spoils the data, and there is no way back to it"));
  std::string assumed =
      fmt::format("nothing in the plan stops `{}` before", plan.things[other].path);
  if (!both.a->version.known() || !both.b->version.known()) {
    assumed += "; the plan does not say that the two are of one version";
  }
  if (!both.answers.empty()) {
    assumed += "; " + context.timeline().questions().Describe(both.answers);
  }
  finding.remarks.push_back(AssumedRemark(std::move(assumed)));
  finding.remarks.push_back(HelpRemark(fmt::format(
      "stop `{}` before, or give the other one a copy of `{}`", plan.things[other].path, path)));
  context.Report(std::move(finding));
}

void Check(RuleContext& context) {
  const Plan& plan = context.plan();
  std::set<std::pair<Id<Thing>, Id<Thing>>> reported;
  for (std::uint32_t i = 0; i < plan.things.size(); ++i) {
    const Id<Thing> store{i};
    std::map<std::string, std::vector<Id<Thing>>> same;  // installations of one piece of software
    for (const Id<Thing> writer : context.timeline().writers().Of(store)) {
      same[plan.things[writer].name].push_back(writer);
    }
    for (const auto& [name, things] : same) {
      if (things.size() < 2 || things.size() > kMostInstallations) continue;
      std::vector<Life> lives;
      for (const Id<Thing> thing : things) {
        lives.push_back(LifeOf(plan, context.timeline(), thing));
      }
      for (std::size_t a = 1; a < things.size(); ++a) {
        for (std::size_t b = 0; b < a; ++b) {
          if (reported.contains({things[a], things[b]})) continue;
          const auto both = RunTogether(context, lives[a], lives[b]);
          if (!both) continue;
          reported.insert({things[a], things[b]});
          ReportBoth(context, store, things[a], things[b], *both);
        }
      }
    }
  }
}

}  // namespace

extern const Rule kTwoVersionsWrite = {
    .info =
        {.code = "DAT07",
         .name = "two-versions-write",
         .severity = Severity::kError,
         .profile = Profile::kStandard,
         .summary = "two versions of a component write to the same store at one time",
         .why =
             R"(Blue and green over one database are no two systems: a test on green writes into production, and what green migrates blue can no longer read, so that the way back is gone. One of them is stopped before the other starts, or green works on a copy.)",
         .sources = "awslabs/kubeflow-manifests, upgrade guide"},
    .check = Check};

}  // namespace belay
