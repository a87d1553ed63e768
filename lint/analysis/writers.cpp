#include "lint/analysis/writers.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <string_view>
#include <utility>

namespace belay {
namespace {

// Kinds of stores that nothing writes by itself.
constexpr std::array<std::string_view, 4> kWrittenByHand = {"file", "git", "terraform",
                                                            "terraform-state"};

enum class Turn { kNone, kStops, kStarts };

std::string_view LastWord(std::string_view text) {
  const auto space = text.find_last_of(' ');
  return space == std::string_view::npos ? text : text.substr(space + 1);
}

// `kubectl scale`, `juju scale-application`, `systemctl start`: a command that sets how much of
// something runs.
Turn TurnOf(const CommandEffect& effect) {
  const std::string_view word = LastWord(effect.command);
  const bool scales = word == "scale" || word == "scale-application";
  if (effect.kind == CommandEffect::Kind::kDisrupt && (scales || word == "stop")) {
    return Turn::kStops;
  }
  if (effect.kind == CommandEffect::Kind::kChange && (scales || word == "start")) {
    return Turn::kStarts;
  }
  return Turn::kNone;
}

// `--replicas="$replicas"`, where the plan knows the value.
Turn TurnByReplicas(const Command& command) {
  for (const Binding& binding : command.bindings) {
    if (binding.name != "replicas" || !binding.value.constant()) continue;
    return binding.value.Display() == "0" ? Turn::kStops : Turn::kStarts;
  }
  return Turn::kNone;
}

// Whether the step takes its subjects away: by what its commands are known to do, or because nobody
// knows what they do.
bool TakesAway(const Step& step) {
  if (step.operations.empty()) return true;
  return std::any_of(
      step.operations.begin(), step.operations.end(), [](const Operation& operation) {
        if (operation.kind == OperationKind::kManual) return true;
        if (operation.kind != OperationKind::kRun || !operation.command) return false;
        const auto& effects = operation.command->effects;
        return effects.empty() ||
               std::any_of(effects.begin(), effects.end(), [](const CommandEffect& effect) {
                 return effect.kind == CommandEffect::Kind::kDisrupt ||
                        effect.kind == CommandEffect::Kind::kDestroy;
               });
      });
}

// What a step with the verb `scale` does. Where its commands do not show it, it stops what runs.
Turn TurnOfScale(const Step& step, bool runs) {
  Turn turn = Turn::kNone;
  for (const Operation& operation : step.operations) {
    if (operation.kind != OperationKind::kRun || !operation.command) continue;
    const Turn known = TurnByReplicas(*operation.command);
    if (known != Turn::kNone) return known;
    for (const CommandEffect& effect : operation.command->effects) {
      const Turn read = TurnOf(effect);
      if (read == Turn::kStops) return read;
      if (read == Turn::kStarts) turn = read;
    }
  }
  if (turn != Turn::kNone) return turn;
  return runs ? Turn::kStops : Turn::kStarts;
}

}  // namespace

Writers::Writers(const Plan& plan, const Questions& questions)
    : plan_(plan), questions_(questions), of_(plan.things.size()), lives_(plan.things.size()) {
  for (std::uint32_t i = 0; i < plan.things.size(); ++i) {
    const Id<Thing> id{i};
    const Thing& thing = plan.things[id];
    for (const Id<Thing> store : thing.data) {
      const std::string& kind = plan.things[store].provider;
      if (std::find(kWrittenByHand.begin(), kWrittenByHand.end(), kind) != kWrittenByHand.end())
        continue;
      of_[store.index].push_back(id);
      lives_[i].writes = true;
    }
    if (!lives_[i].writes) continue;
    // What stands in a cluster that the plan makes is made after it.
    lives_[i].at_first =
        !MadeByPlan(thing) && (!thing.parent || !MadeByPlan(plan.things[*thing.parent]));
    lives_[i].last = lives_[i].at_first;
    named_[thing.name].push_back(id);
    for (const Field& field : thing.fields) {
      if (field.key != "name" || field.path.size() != 1) continue;
      const std::string name = field.path.front().Display();
      if (name != thing.name) named_[name].push_back(id);
    }
  }
  for (const Id<Step> id : plan.order) ReadStep(id);
  for (Life& life : lives_) {
    for (std::size_t i = 1; i < life.events.size() && life.chained; ++i) {
      life.chained = Precedes(plan.steps[life.events[i - 1].step], plan.steps[life.events[i].step]);
    }
  }
}

void Writers::Set(Id<Thing> thing, Id<Step> step, bool runs) {
  Life& life = lives_[thing.index];
  if (!life.writes) return;
  // What is made anew inside of a bracket comes back with the way out.
  const bool held =
      std::any_of(open_.begin(), open_.end(), [&](const std::vector<Id<Thing>>& stopped) {
        return std::find(stopped.begin(), stopped.end(), thing) != stopped.end();
      });
  if (runs && held) return;
  life.last = runs;
  if (!life.events.empty() && life.events.back().step == step) {
    life.events.back().runs = runs;
  } else {
    life.events.push_back({.step = step, .runs = runs});
  }
}

void Writers::ReadStep(Id<Step> id) {
  const Step& step = plan_.steps[id];
  if (step.verb == Verb::kEnter) open_.emplace_back();
  if (step.verb == Verb::kExit && !open_.empty()) {
    const std::vector<Id<Thing>> stopped = std::move(open_.back());
    open_.pop_back();
    for (const Id<Thing> thing : stopped) Set(thing, id, true);
  }
  for (const Move& move : step.moves) {
    if (move.to.kind() == Version::Kind::kNone) {
      Set(move.thing, id, false);
      // With a cluster goes what runs in it.
      const bool cluster = plan_.things[move.thing].kind == ThingKind::kCluster;
      for (std::uint32_t i = 0; cluster && i < plan_.things.size(); ++i) {
        if (plan_.things[Id<Thing>{i}].parent == move.thing && lives_[i].last) Set({i}, id, false);
      }
    } else if (move.from.kind() == Version::Kind::kNone) {
      Set(move.thing, id, true);
    }
  }
  for (const Effect& effect : step.effects) {
    if (!effect.subject.thing || !lives_[effect.subject.thing->index].writes) continue;
    const Id<Thing> thing = *effect.subject.thing;
    const bool runs = lives_[thing.index].last;
    if (effect.kind == EffectKind::kRestore && !runs && step.moves.empty()) {
      Set(thing, id, true);
    } else if (step.verb == Verb::kScale && effect.kind == EffectKind::kChange) {
      Set(thing, id, TurnOfScale(step, runs) == Turn::kStarts);
    } else if (effect.kind == EffectKind::kDisrupt) {
      if (step.verb == Verb::kEnter) {
        if (!runs || !TakesAway(step)) continue;
        open_.back().push_back(thing);
      }
      Set(thing, id, false);
    }
  }
  const bool said = step.effects_declared || step.verb == Verb::kEnter ||
                    step.verb == Verb::kExit || step.verb == Verb::kScale;
  if (!said) ReadCommands(id);
}

// `kubectl scale deployment/mlflow --replicas=0`, in whatever step it stands.
void Writers::ReadCommands(Id<Step> id) {
  for (const Operation& operation : plan_.steps[id].operations) {
    if (operation.kind != OperationKind::kRun || !operation.command) continue;
    for (const CommandEffect& effect : operation.command->effects) {
      const Turn turn = TurnOf(effect);
      if (turn == Turn::kNone) continue;
      const auto named = named_.find(effect.object.substr(effect.object.find('/') + 1));
      if (named == named_.end()) continue;
      for (const Id<Thing> thing : named->second) {
        const auto& cluster = plan_.things[thing].parent;
        if (cluster && operation.command->cluster && cluster != operation.command->cluster)
          continue;
        Set(thing, id, turn == Turn::kStarts);
      }
    }
  }
}

const std::vector<Id<Thing>>& Writers::Of(Id<Thing> store) const {
  return of_[store.index];
}

std::optional<Answers> Writers::RunsAt(Id<Thing> thing, Id<Step> step) const {
  return RunsAt(thing, step, questions_.Needed(step));
}

std::optional<Answers> Writers::RunsAt(Id<Thing> thing, Id<Step> id, const Answers& must) const {
  const Life& life = lives_[thing.index];
  const Step& step = plan_.steps[id];
  // Where all events stand before the step or behind it, and the last one before it is in every
  // run, that one decides.
  const auto next = std::partition_point(
      life.events.begin(), life.events.end(),
      [&](const Event& event) { return plan_.steps[event.step].forward < step.forward; });
  const bool before =
      next == life.events.begin() || (Precedes(plan_.steps[std::prev(next)->step], step) &&
                                      questions_.Needed(std::prev(next)->step).empty());
  const bool behind =
      next == life.events.end() || next->step == id || Precedes(step, plan_.steps[next->step]);
  if (life.chained && before && behind) {
    const bool runs = next == life.events.begin() ? life.at_first : std::prev(next)->runs;
    return runs ? questions_.Choose(must, {}) : std::nullopt;
  }
  // Whether it runs since `start`, if nothing has stopped it meanwhile.
  const auto since = [&](const Event* start) -> std::optional<Answers> {
    Answers needed = must;
    if (start != nullptr) {
      const Answers& more = questions_.Needed(start->step);
      needed.insert(needed.end(), more.begin(), more.end());
    }
    std::vector<const Answers*> stops;
    for (const Event& event : life.events) {
      if (event.runs || !Precedes(plan_.steps[event.step], step)) continue;
      if (start != nullptr && !Precedes(plan_.steps[start->step], plan_.steps[event.step]))
        continue;
      stops.push_back(&questions_.Needed(event.step));
      if (stops.back()->empty()) return std::nullopt;
    }
    return questions_.Choose(needed, stops);
  };
  // The latest start first: it is what a reader sees.
  for (auto event = life.events.rbegin(); event != life.events.rend(); ++event) {
    if (!event->runs || event->step == id || Precedes(step, plan_.steps[event->step])) continue;
    if (auto answers = since(&*event)) return answers;
  }
  return life.at_first ? since(nullptr) : std::nullopt;
}

std::optional<Answers> Writers::RunsBetween(Id<Thing> thing, Id<Step> from, Id<Step> to) const {
  Answers must = questions_.Needed(from);
  const Answers& more = questions_.Needed(to);
  must.insert(must.end(), more.begin(), more.end());
  if (auto answers = RunsAt(thing, from, must)) return answers;
  if (auto answers = RunsAt(thing, to, must)) return answers;
  const std::vector<Event>& events = lives_[thing.index].events;
  const Step& begin = plan_.steps[from];
  auto event = std::partition_point(events.begin(), events.end(), [&](const Event& each) {
    return plan_.steps[each.step].forward <= begin.forward;
  });
  for (; event != events.end(); ++event) {
    const Step& step = plan_.steps[event->step];
    if (step.forward >= plan_.steps[to].forward) break;
    if (!event->runs || !Precedes(begin, step) || !Precedes(step, plan_.steps[to])) continue;
    Answers with = must;
    const Answers& needed = questions_.Needed(event->step);
    with.insert(with.end(), needed.begin(), needed.end());
    if (auto answers = questions_.Choose(with, {})) return answers;
  }
  return std::nullopt;
}

}  // namespace belay
