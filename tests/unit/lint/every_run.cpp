#include "tests/unit/lint/every_run.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <utility>

namespace belay {
namespace {

// The answers of one run: two questions, a parameter with three values, one with two.
struct World {
  unsigned questions = 0;
  unsigned platform = 0;
  bool careful = false;
};

std::vector<World> AllWorlds() {
  std::vector<World> worlds;
  for (unsigned i = 0; i < 4 * 3 * 2; ++i) {
    worlds.push_back({.questions = i % 4, .platform = i / 4 % 3, .careful = i / 12 != 0});
  }
  return worlds;
}

bool Holds(const Condition& condition, const World& world) {
  const auto& operands = condition.operands;
  const auto holds = [&](const Condition& operand) { return Holds(operand, world); };
  switch (condition.kind) {
    case Condition::Kind::kNot:
      return !Holds(operands[0], world);
    case Condition::Kind::kAnd:
      return std::all_of(operands.begin(), operands.end(), holds);
    case Condition::Kind::kOr:
      return std::any_of(operands.begin(), operands.end(), holds);
    case Condition::Kind::kQuestion:
      return (world.questions >> (condition.question.Display()[1] - '0') & 1U) != 0;
    case Condition::Kind::kCommand:
    case Condition::Kind::kCompare:
      break;
  }
  const char* const platforms[] = {"aws", "gcp", "azure"};
  const std::string left = condition.left.Display();
  const std::string value = left == "${careful}" ? (world.careful ? "true" : "false")
                                                 : std::string(platforms[world.platform]);
  return (value == condition.right.Display()) == (condition.comparison == Comparison::kEqual);
}

// Where a step stands in the tree, from the root: for each block, the child that it is in.
using Path = std::vector<std::pair<Id<Block>, std::size_t>>;

void Walk(const Plan& plan, Id<Block> block, Path path, std::map<Id<Step>, Path>& paths) {
  path.emplace_back(block, 0);
  for (const Node& child : plan.blocks[block].children) {
    if (child.step) paths[*child.step] = path;
    if (child.block) Walk(plan, *child.block, path, paths);
    ++path.back().second;
  }
}

std::optional<int> Minor(const Version& version) {
  if (!version.known()) return std::nullopt;
  return static_cast<int>(version.numbers()[1]);
}

bool Fits(const Version& version, const VersionCondition& condition) {
  const int minor = *Minor(version);
  const int bound = *Minor(condition.version);
  switch (condition.comparison) {
    case Comparison::kEqual:
      return minor == bound;
    case Comparison::kNotEqual:
      return minor != bound;
    case Comparison::kLess:
      return minor < bound;
    case Comparison::kLessEqual:
      return minor <= bound;
    case Comparison::kGreater:
      return minor > bound;
    case Comparison::kGreaterEqual:
      return minor >= bound;
  }
  return false;
}

class Runner {
 public:
  explicit Runner(const Plan& plan) : plan_(plan) { Walk(plan, plan.root, {}, paths_); }

  std::vector<std::string> Run() {
    for (const World& world : AllWorlds()) {
      world_steps_.clear();
      for (const Id<Step> id : plan_.order) {
        const auto& guards = plan_.steps[id].guards;
        const bool done = std::all_of(guards.begin(), guards.end(), [&](const Guard& guard) {
          return Holds(plan_.conditions[guard.condition], world) == guard.expected;
        });
        if (done) world_steps_.push_back(id);
      }
      State start;
      for (const Thing& thing : plan_.things)
        start.versions.push_back(thing.versions.empty() ? Version() : thing.versions.front());
      start.by.resize(plan_.things.size());
      seen_.clear();
      Go(start);
    }
    std::vector<std::string> found(alarms_.begin(), alarms_.end());
    for (const Id<Step> id : unawaited_) {
      found.push_back((plan_.steps[id].verb == Verb::kBackup ? "BKP03 " : "WAI01 ") +
                      plan_.steps[id].id);
    }
    ReportExposures(found);
    for (std::string& text : found) text = text.substr(0, text.find('|'));
    std::sort(found.begin(), found.end());
    return found;
  }

 private:
  struct State {
    std::set<Id<Step>> done;
    std::set<Id<Step>> awaited;  // of the done ones that go on behind their command
    std::vector<Version> versions;
    std::vector<std::optional<Id<Step>>> by;  // what has brought each thing there
  };

  bool Before(Id<Step> a, Id<Step> b) const {
    if (a == b) return false;
    const Path& x = paths_.at(a);
    const Path& y = paths_.at(b);
    for (std::size_t i = 0;; ++i) {
      if (x[i].second == y[i].second) continue;
      return plan_.blocks[x[i].first].kind != Block::Kind::kParallel && x[i].second < y[i].second;
    }
  }

  static bool Mentions(const Step& step, std::string_view text) {
    return std::any_of(step.operations.begin(), step.operations.end(), [&](const Operation& op) {
      return op.command && op.command->text.find(text) != std::string::npos;
    });
  }
  static bool GoesOn(const Step& step) {
    return Mentions(step, "create-db-snapshot") || Mentions(step, "reboot-db-instance");
  }
  static bool WaitsFor(const Step& wait, const Step& step) {
    return Mentions(wait, Mentions(step, "create-db-snapshot") ? "wait db-snapshot-available"
                                                               : "wait db-instance-available");
  }

  // Every way on from a state that this run of the plan is in.
  void Go(const State& state) {
    std::string key;
    for (const Id<Step> id : state.done) key += std::to_string(id.index) + ",";
    for (const Id<Step> id : state.awaited) key += std::to_string(id.index) + ";";
    for (const Version& version : state.versions) key += version.text() + " ";
    if (!seen_.insert(key).second) return;
    LookAt(state);
    TakeBack(state);
    for (const Id<Step> id : world_steps_) {
      const bool ready = !state.done.contains(id) &&
                         std::all_of(world_steps_.begin(), world_steps_.end(), [&](Id<Step> other) {
                           return !Before(other, id) || state.done.contains(other);
                         });
      if (!ready) continue;
      begins_[id].push_back(state);
      State next = state;
      next.done.insert(id);
      const Step& step = plan_.steps[id];
      for (const Move& move : step.moves) {
        Hop(state, move.thing, move.to);
        next.versions[move.thing.index] = move.to;
        next.by[move.thing.index] = id;
      }
      for (const Id<Step> earlier : state.done) {
        if (GoesOn(plan_.steps[earlier]) && WaitsFor(step, plan_.steps[earlier])) {
          next.awaited.insert(earlier);
        }
      }
      Go(next);
    }
    if (state.done.size() < world_steps_.size()) return;
    for (const Id<Step> id : state.done) {
      if (GoesOn(plan_.steps[id]) && !state.awaited.contains(id)) unawaited_.insert(id);
    }
  }

  // The step in whose place a step is taken back: of a stage with a rollback the first one.
  Id<Step> UndoneBy(Id<Step> id) const {
    const Undo& undo = plan_.steps[id].undo;
    if (undo.kind != Undo::Kind::kCovered) return id;
    for (const Id<Step> first : plan_.order) {
      const Undo& other = plan_.steps[first].undo;
      if (other.kind != Undo::Kind::kCovered && other.span == undo.span) return first;
    }
    return id;
  }

  // The last step of the file before `place` that is done and has moved the thing.
  std::optional<Id<Step>> MovedBy(const State& state, Id<Thing> thing, Id<Step> place) const {
    std::optional<Id<Step>> by;
    for (const Id<Step> id : plan_.order) {
      if (id == place) break;
      if (state.done.contains(id) && MoveOf(id, thing)) by = id;
    }
    return by;
  }
  const Move* MoveOf(Id<Step> id, Id<Thing> thing) const {
    const Move* found = nullptr;
    for (const Move& move : plan_.steps[id].moves) {
      if (move.thing == thing) found = &move;
    }
    return found;
  }

  // A control plane goes up by one minor, and down as far as its provider takes it.
  void Hop(const State& state, Id<Thing> id, const Version& to) {
    const Thing& thing = plan_.things[id];
    const Version& from = state.versions[id.index];
    if (thing.kind != ThingKind::kCluster || !from.known() || !to.known()) return;
    const int up = *Minor(to) - *Minor(from);
    if (up > 1) alarms_.insert("HOP01 " + thing.path);
    if (thing.provider == "eks" && up < -1) alarms_.insert("RBK06 " + thing.path);
    if (thing.provider == "aks" && up < 0) alarms_.insert("RBK06 " + thing.path);
  }

  // The rollback of a step finds what it is about and the cluster of that as the step has left
  // them; what had been away before the step is another matter.
  void Find(const State& state, Id<Step> id) {
    const Step& step = plan_.steps[id];
    if (step.verb == Verb::kBackup) return;  // it is thrown away
    const auto find = [&](Id<Thing> thing) {
      const auto by = state.by[thing.index];
      const bool away = state.versions[thing.index].kind() == Version::Kind::kNone;
      if (away && by && UndoneBy(*by) != UndoneBy(id) && !Before(*by, id)) {
        alarms_.insert("RBK13 " + plan_.things[thing].path);
      }
    };
    for (const Subject& subject : step.subjects) {
      if (!subject.thing) continue;
      const Move* move = MoveOf(id, *subject.thing);
      const bool deletes = move != nullptr && move->to.kind() == Version::Kind::kNone;
      if (!deletes) find(*subject.thing);
      const auto parent = plan_.things[*subject.thing].parent;
      if (parent) find(*parent);
    }
  }

  // The last step of the file first, up to one that has no way back. What a step has moved is then
  // where it was before it; a stage with a rollback is taken back at once.
  void TakeBack(State state) {
    for (auto step = plan_.order.rbegin(); step != plan_.order.rend(); ++step) {
      if (UndoneBy(*step) != *step) continue;
      std::vector<Id<Step>> undone;
      for (const Id<Step> id : plan_.order) {
        if (state.done.contains(id) && UndoneBy(id) == *step) undone.push_back(id);
      }
      const Undo::Kind kind = plan_.steps[*step].undo.kind;
      if (undone.empty() || kind == Undo::Kind::kNotNeeded) continue;
      if (kind != Undo::Kind::kOperations) return;
      Find(state, undone.front());
      const State before = state;
      for (const Id<Step> id : undone) state.done.erase(id);
      for (const Id<Step> id : undone) {
        for (const Move& move : plan_.steps[id].moves) {
          const auto& versions = plan_.things[move.thing].versions;
          const auto by = MovedBy(state, move.thing, *step);
          state.by[move.thing.index] = by;
          state.versions[move.thing.index] = by                 ? MoveOf(*by, move.thing)->to
                                             : versions.empty() ? Version()
                                                                : versions.front();
          // Of what its first step does not move, nobody knows whether a stage's rollback does.
          if (MoveOf(undone.front(), move.thing) != nullptr) {
            Hop(before, move.thing, state.versions[move.thing.index]);
          }
        }
      }
      LookAt(state);
    }
  }

  // ---- Versions ----

  void Distance(const char* code, const State& state, std::size_t subject, std::size_t anchor,
                int newer, int older) {
    const auto a = Minor(state.versions[subject]);
    const auto b = Minor(state.versions[anchor]);
    if (!a || !b) return;
    const std::string text = std::string(code) + " " +
                             plan_.things[Id<Thing>{static_cast<std::uint32_t>(subject)}].path +
                             "|" + std::to_string(anchor);
    if (*a > *b + newer) alarms_.insert(text + "newer");
    if (*a + older < *b) alarms_.insert(text + "older");
  }

  void LookAt(const State& state) {
    for (std::uint32_t i = 0; i < plan_.things.size(); ++i) {
      const Thing& thing = plan_.things[Id<Thing>{i}];
      const auto minor = Minor(state.versions[i]);
      if (!thing.parent || !minor) continue;
      const std::uint32_t cluster = thing.parent->index;
      const int older = *minor < 25 ? 2 : 3;
      if (thing.kind == ThingKind::kNodes) {
        const bool aks = plan_.things[*thing.parent].provider == "aks";
        const auto server = Minor(state.versions[cluster]);
        if (server && *minor > *server) alarms_.insert("SKW01 " + thing.path);
        if (server && *minor + (aks ? 2 : older) < *server) alarms_.insert("SKW02 " + thing.path);
      } else if (thing.name == "kube-proxy") {
        Distance("SKW03", state, i, cluster, 0, older);
        for (std::uint32_t nodes = 0; nodes < plan_.things.size(); ++nodes) {
          const Thing& other = plan_.things[Id<Thing>{nodes}];
          if (other.kind != ThingKind::kNodes || other.parent != thing.parent) continue;
          Distance("SKW03", state, i, nodes, older, older);
        }
      } else if (thing.name == "kube-scheduler") {
        Distance("SKW04", state, i, cluster, 0, 1);
      }
    }
    for (std::size_t i = 0; i < plan_.requirements.size(); ++i) {
      if (Broken(plan_.requirements[i], state)) alarms_.insert("SKW06|" + std::to_string(i));
    }
  }

  static bool Broken(const Requirement& requirement, const State& state) {
    const Version& must = state.versions[requirement.must.thing.index];
    const Version& other = state.versions[requirement.within ? requirement.within->of.index
                                                             : requirement.given->thing.index];
    if (!must.known() || !other.known()) return false;
    if (requirement.within)
      return std::abs(*Minor(must) - *Minor(other)) > requirement.within->minors;
    return !Fits(must, requirement.must) && Fits(other, *requirement.given);
  }

  // ---- Backups ----

  bool BacksUp(Id<Step> id, Id<Thing> store) const {
    const Step& step = plan_.steps[id];
    return step.verb == Verb::kBackup && step.subjects.front().thing == store;
  }

  // The store whose data the step puts at risk.
  std::optional<Id<Thing>> Risked(const Step& step) const {
    if (step.subjects.empty() || !step.subjects.front().thing) return std::nullopt;
    const Thing& thing = plan_.things[*step.subjects.front().thing];
    const bool rewrites = step.verb == Verb::kMigrate || step.verb == Verb::kDelete;
    if (rewrites && thing.kind == ThingKind::kStore) return step.subjects.front().thing;
    if (step.verb == Verb::kUpgrade && !thing.data.empty()) return thing.data.front();
    return std::nullopt;
  }

  // Whether some run comes to the step without a complete backup of the store.
  bool Exposed(Id<Step> id, Id<Thing> store) const {
    const auto begins = begins_.find(id);
    if (begins == begins_.end()) return false;
    return std::any_of(begins->second.begin(), begins->second.end(), [&](const State& state) {
      return std::none_of(state.done.begin(), state.done.end(), [&](Id<Step> backup) {
        return BacksUp(backup, store) &&
               (!GoesOn(plan_.steps[backup]) || unawaited_.contains(backup) ||
                state.awaited.contains(backup));
      });
    });
  }

  // One finding for a store: at the first step in the order of the file.
  void ReportExposures(std::vector<std::string>& found) const {
    std::set<Id<Thing>> reported;
    for (const Id<Step> id : plan_.order) {
      const auto risked = Risked(plan_.steps[id]);
      if (!risked || reported.contains(*risked) || !Exposed(id, *risked)) continue;
      const Id<Thing> store = *risked;
      reported.insert(store);
      bool any = false;
      bool before = false;
      for (const Id<Step> backup : plan_.order) {
        if (!BacksUp(backup, store) || !begins_.contains(backup)) continue;
        any = true;
        if (!Before(backup, id)) continue;
        const bool at_once = !GoesOn(plan_.steps[backup]) || unawaited_.contains(backup);
        before = before || at_once ||
                 std::any_of(plan_.order.begin(), plan_.order.end(), [&](Id<Step> wait) {
                   return WaitsFor(plan_.steps[wait], plan_.steps[backup]) &&
                          Before(backup, wait) && Before(wait, id);
                 });
      }
      found.push_back((any && !before ? "ORD06 " : "BKP01 ") + plan_.things[store].path);
    }
  }

  const Plan& plan_;
  std::map<Id<Step>, Path> paths_;
  std::vector<Id<Step>> world_steps_;
  std::set<std::string> seen_;
  std::set<std::string> alarms_;
  std::set<Id<Step>> unawaited_;
  std::map<Id<Step>, std::vector<State>> begins_;
};

}  // namespace

std::vector<std::string> FoundByRunning(const Plan& plan) {
  return Runner(plan).Run();
}

}  // namespace belay
