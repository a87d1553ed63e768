#include "lint/analysis/pairs.h"

#include <algorithm>
#include <limits>
#include <map>
#include <set>
#include <string_view>

#include "lint/analysis/objects.h"
#include "lint/catalog/tables.h"

namespace belay {
namespace {

// Conditions beyond these are not weighed against one another: there is surely one that fits.
constexpr std::size_t kMostConditional = 32;

const PairFact* FactOf(const Facts& facts, std::string_view pair) {
  for (const PairFact& fact : facts.Of<PairFact>()) {
    if (fact.pair == pair) return &fact;
  }
  return nullptr;
}

// Where a command of the plan begins or ends a state.
struct Place {
  Id<Step> step;
  std::size_t operation = 0;
  std::uint32_t begin = 0;
  ObjectName object;
  auto Within() const { return std::pair(operation, begin); }
};

// Those that end a state, as they stand in the file.
class Closers {
 public:
  void Add(const Plan& plan, Place place) {
    forward_.push_back(plan.steps[place.step].forward);
    places_.push_back(std::move(place));
  }

  void Finish(const Plan& plan) {
    latest_.assign(places_.size() + 1, 0);
    for (std::size_t i = places_.size(); i > 0; --i) {
      latest_[i - 1] = std::max(latest_[i], plan.steps[places_[i - 1].step].backward);
    }
  }

  // Calls `take` for those at or behind the step until it says that it is enough.
  template <typename Take>
  void ForEachFrom(const Step& step, Take take) const {
    const auto first = std::lower_bound(forward_.begin(), forward_.end(), step.forward);
    for (auto i = static_cast<std::size_t>(first - forward_.begin()); i < places_.size(); ++i) {
      if (!take(places_[i], latest_[i + 1] > step.backward)) return;
    }
  }

 private:
  std::vector<Place> places_;
  std::vector<std::uint32_t> forward_;
  std::vector<std::uint32_t> latest_;  // the largest `backward` from here on
};

struct Opened {
  const PairFact* pair = nullptr;
  Place place;
  const Operation* operation = nullptr;
  const CommandEffect* effect = nullptr;
};

class Finder {
 public:
  Finder(const Plan& plan, const Questions& questions, const WaysBack& ways, const Facts& facts)
      : plan_(plan), questions_(questions), ways_(ways), facts_(facts) {
    for (const Id<Step> id : plan.order) Read(id);
    for (auto& [key, closers] : closers_) closers.Finish(plan);
    for (auto& [thing, closers] : ends_) closers.Finish(plan);
  }

  std::vector<OpenPair> Find() const {
    std::vector<OpenPair> open;
    for (const Opened& opened : opened_) {
      bool in_its_step = false;
      auto gap = GapOf(opened, in_its_step);
      if (!gap && !in_its_step && !ClosedOnTheWayBack(opened)) {
        gap.emplace().gap = OpenPair::Gap::kTakenBack;
      }
      if (!gap) continue;
      gap->pair = opened.pair;
      gap->object = opened.place.object.Display();
      gap->step = opened.place.step;
      gap->operation = opened.operation;
      gap->effect = opened.effect;
      open.push_back(*std::move(gap));
    }
    return open;
  }

 private:
  // By the name of the state and the object: exact ones under their own name, the others under
  // none.
  using Key = std::pair<std::string_view, std::string>;

  void Read(Id<Step> id) {
    const Step& step = plan_.steps[id];
    for (std::size_t i = 0; i < step.operations.size(); ++i) {
      const Operation& operation = step.operations[i];
      if (!operation.command) continue;
      for (const CommandEffect& effect : operation.command->effects) {
        for (const Toggle& toggle : effect.toggles) {
          for (ObjectName& object : ReadObjectNames(*operation.command, effect, toggle.object)) {
            const PairFact* fact = FactOf(facts_, toggle.pair);
            if (fact == nullptr) continue;
            Place place{.step = id, .operation = i, .begin = effect.begin, .object = object};
            if (!toggle.opens) {
              AddCloser(toggle.pair, std::move(place));
            } else if (step.verb != Verb::kEnter && !step.effects_declared) {
              opened_.push_back({fact, std::move(place), &operation, &effect});
            }
          }
        }
      }
    }
    ReadUndo(id);
    ReadPerson(id);
  }

  void AddCloser(std::string_view pair, Place place) {
    closers_[Key(pair, place.object.exact() ? place.object.name : "")].Add(plan_, place);
    closers_[Key(pair, "*")].Add(plan_, std::move(place));
  }

  void ReadUndo(Id<Step> id) {
    const Step& step = plan_.steps[id];
    for (const Operation& operation : step.undo.operations) {
      if (!operation.command) continue;
      for (const CommandEffect& effect : operation.command->effects) {
        for (const Toggle& toggle : effect.toggles) {
          if (toggle.opens) continue;
          for (const ObjectName& object :
               ReadObjectNames(*operation.command, effect, toggle.object)) {
            undone_.try_emplace(Key(toggle.pair, object.exact() ? object.name : ""), step.forward);
          }
        }
      }
    }
  }

  // What goes away takes its states along; what a person does to a thing may end any of them.
  void ReadPerson(Id<Step> id) {
    const Step& step = plan_.steps[id];
    const bool by_person =
        !OnlyReads(step.verb) &&
        (step.operations.empty() || std::any_of(step.operations.begin(), step.operations.end(),
                                                [](const Operation& operation) {
                                                  return operation.kind == OperationKind::kManual;
                                                }));
    for (const Effect& effect : step.effects) {
      if (!effect.subject.thing) continue;
      if (effect.kind != EffectKind::kDelete && !by_person) continue;
      ends_[*effect.subject.thing].Add(
          plan_, {.step = id, .operation = 0, .begin = 0, .object = ObjectName()});
    }
  }

  std::optional<OpenPair> GapOf(const Opened& opened, bool& in_its_step) const {
    const Step& step = plan_.steps[opened.place.step];
    OpenPair gap;
    std::vector<Id<Step>> conditional;
    bool closed = false;
    const auto look = [&](const Closers& closers, bool of_thing) {
      closers.ForEachFrom(step, [&](const Place& place, bool more) {
        if (place.step == opened.place.step) {
          closed = !of_thing && place.Within() > opened.place.Within() &&
                   opened.place.object.MayBe(place.object) && !Names(opened, place);
          in_its_step = in_its_step || closed;
          return !closed && more;
        }
        if (!of_thing && !opened.place.object.MayBe(place.object)) return more;
        if (!Precedes(step, plan_.steps[place.step])) {
          Note(gap, OpenPair::Gap::kBeside, place.step);
          return more;
        }
        if (!of_thing && Names(opened, place)) {
          Note(gap, OpenPair::Gap::kPartly, place.step);
          return more;
        }
        const Answers& needed = questions_.Needed(place.step);
        closed = needed.empty() || conditional.size() == kMostConditional;
        if (!closed && questions_.InOneRun(opened.place.step, place.step))
          conditional.push_back(place.step);
        return !closed && more;
      });
    };
    const std::string_view pair = opened.pair->pair;
    const ObjectName& object = opened.place.object;
    for (const std::string& name : object.exact() ? std::vector<std::string>{object.name, ""}
                                                  : std::vector<std::string>{"*"}) {
      const auto found = closers_.find(Key(pair, name));
      if (!closed && found != closers_.end()) look(found->second, false);
    }
    std::set<Id<Thing>> things;
    if (step.cluster) things.insert(*step.cluster);
    for (const Subject& subject : step.subjects) {
      if (!subject.thing) continue;
      things.insert(*subject.thing);
      if (plan_.things[*subject.thing].parent) things.insert(*plan_.things[*subject.thing].parent);
    }
    for (const Id<Thing> thing : things) {
      const auto found = ends_.find(thing);
      if (!closed && found != ends_.end()) look(found->second, true);
    }
    if (closed) return std::nullopt;
    if (conditional.empty()) return gap;
    std::vector<const Answers*> avoid;
    for (const Id<Step> closer : conditional) avoid.push_back(&questions_.Needed(closer));
    auto answers = questions_.Choose(questions_.Needed(opened.place.step), avoid);
    if (!answers) return std::nullopt;
    gap.gap = OpenPair::Gap::kConditional;
    gap.closer = conditional.front();
    gap.answers = *std::move(answers);
    return gap;
  }

  // It was begun on whatever there is, and ends on what is named.
  static bool Names(const Opened& opened, const Place& closer) {
    return opened.place.object.name.empty() && closer.object.exact();
  }

  // The first one that could end it tells most of what is wrong.
  static void Note(OpenPair& gap, OpenPair::Gap kind, Id<Step> closer) {
    if (gap.closer) return;
    gap.gap = kind;
    gap.closer = closer;
  }

  // What a person, or a command that nobody knows, does on the way back may end it.
  bool ClosedOnTheWayBack(const Opened& opened) const {
    const Step& step = plan_.steps[opened.place.step];
    const Undo& undo = plan_.steps[ways_.By(opened.place.step)].undo;
    const bool declared = undo.kind == Undo::Kind::kOperations ||
                          (undo.kind == Undo::Kind::kNotNeeded && step.undo_declared);
    if (!declared || !undo.restores.empty()) return true;
    for (const Operation& operation : undo.operations) {
      if (!operation.command || operation.command->effects.empty()) return true;
    }
    const std::string_view pair = opened.pair->pair;
    const ObjectName& object = opened.place.object;
    if (!object.exact()) {
      const auto of_pair = undone_.lower_bound(Key(pair, ""));
      return of_pair != undone_.end() && of_pair->first.first == pair;
    }
    for (const std::string& name : {object.name, std::string()}) {
      const auto undone = undone_.find(Key(pair, name));
      if (undone != undone_.end() && undone->second <= step.forward) return true;
    }
    return false;
  }

  const Plan& plan_;
  const Questions& questions_;
  const WaysBack& ways_;
  const Facts& facts_;
  std::vector<Opened> opened_;
  std::map<Key, Closers> closers_;  // under `*` all of a state
  std::map<Id<Thing>, Closers> ends_;
  std::map<Key, std::uint32_t> undone_;  // in the rollback of the first step at that place
};

}  // namespace

std::vector<OpenPair> FindOpenPairs(const Plan& plan, const Questions& questions,
                                    const WaysBack& ways, const Facts& facts) {
  return Finder(plan, questions, ways, facts).Find();
}

}  // namespace belay
