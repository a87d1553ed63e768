// What the verb of a step does to its subjects: versions, effects, and whether it can be taken
// back.

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "compiler/resolve/resolver.h"

namespace belay {

// `restore drill from db`: what is declared `none -> V` is there afterwards.
void Resolver::ComeIntoBeing(Step& made) {
  for (const Subject& subject : made.subjects) {
    if (!subject.thing) continue;
    const Id<Thing> id = *subject.thing;
    const std::vector<Version>& versions = plan_.things[id].versions;
    std::size_t& position = now_.position[id.index];
    const bool comes =
        position + 1 < versions.size() && versions[position].kind() == Version::Kind::kNone;
    if (!comes) continue;
    made.moves.push_back({.thing = id,
                          .from = versions[position],
                          .to = versions[position + 1],
                          .span = subject.span});
    now_.version[id.index] = versions[++position];
  }
}

bool Resolver::Moves(const ast::Step& step, Place& place, Step& made) {
  if (made.verb == Verb::kRestore && !step.to) {
    ComeIntoBeing(made);
    return true;
  }
  const bool moves = made.verb == Verb::kUpgrade || made.verb == Verb::kDowngrade ||
                     made.verb == Verb::kCreate || made.verb == Verb::kDelete;
  if (!moves) {
    if (!step.to) return true;
    Fail(Code::kMisplaced, step.to->span, fmt::format("`{}` has no `to`", step.verb.text));
    Last().remarks.push_back(
        {.kind = Remark::Kind::kHelp,
         .text = made.verb == Verb::kScale
                     ? "how many there are to be is said by its title and its command: `scale web "
                       "\"to none\" { run `kubectl scale deployment/web --replicas=0` … }`; for as "
                       "long as other steps take, `within web using kubectl.stopped { … }` also "
                       "brings them back"
                     : "to a version go `create`, `upgrade` and `downgrade`, to a thing goes "
                       "`route`; all else stands in the title"});
    return false;
  }
  if (made.subjects.empty()) {
    Fail(Code::kMissingPart, step.verb.span,
         fmt::format("`{}` needs what it is done to", step.verb.text));
    return false;
  }
  for (const Subject& subject : made.subjects) {
    if (!subject.thing) continue;
    const Id<Thing> id = *subject.thing;
    const Thing& thing = plan_.things[id];
    Move move{.thing = id, .from = Version(), .to = Version(), .span = subject.span};
    const bool next_one = made.verb != Verb::kDelete && !step.to;
    if (next_one && !Settled(id, subject.span)) return false;
    const auto current = now_.version.find(id.index);
    if (auto unsettled = now_.unsettled.extract(id.index)) {
      left_.insert(std::move(unsettled));  // all ways come to one version again
    } else if (current != now_.version.end()) {
      move.from = current->second;
    }
    std::size_t& position = now_.position[id.index];
    const bool rest = subject.member && plan_.loops[*place.loop].part == Loop::Part::kRest;
    if (rest && now_.before_first.contains(id.index)) {
      // The first member is there already; the others follow it.
      move.from = now_.before_first.at(id.index);
      move.to = now_.version.at(id.index);
      made.moves.push_back(std::move(move));
      continue;
    }
    if (subject.member && plan_.loops[*place.loop].part == Loop::Part::kFirst) {
      now_.before_first.insert_or_assign(id.index, move.from);
    }
    if (made.verb == Verb::kDelete) {
      move.to = Version::None();
      // The path may say that it comes back: `1.21 -> none -> 1.24`.
      for (std::size_t i = position + 1; i < thing.versions.size(); ++i) {
        if (thing.versions[i].kind() != Version::Kind::kNone) continue;
        position = i;
        break;
      }
    } else if (step.to) {
      const auto to = VersionOf(*step.to, *place.scope);
      if (!to) return false;
      move.to = *to;
      move.span = step.to->span;
      for (std::size_t i = 0; i < thing.versions.size(); ++i) {
        if (thing.versions[i] == *to || thing.versions[i].Compare(*to) == 0) position = i;
      }
    } else if (made.verb == Verb::kCreate && MadeByPlan(thing) && position > 0 &&
               thing.versions[position].kind() != Version::Kind::kNone) {
      Fail(Code::kMissingPart, subject.span,
           fmt::format("`{}` is there already, at {}: a `create` begins at `none`", thing.path,
                       thing.versions[position].text()));
      Last().labels.push_back({.span = thing.version_spans[position], .text = "declared here"});
      return false;
    } else if (made.verb == Verb::kCreate &&
               (thing.versions.empty() ||
                thing.versions[position].kind() != Version::Kind::kNone)) {
      if (!thing.versions.empty()) move.to = thing.versions.front();
      move.from = Version::None();
    } else if (position + 1 < thing.versions.size()) {
      move.to = thing.versions[++position];
    } else if (!thing.versions.empty()) {
      Fail(Code::kMissingPart, subject.span,
           thing.versions.size() == 1
               ? fmt::format("`{}` stays at {}; say `to VERSION`, or declare where it goes: "
                             "`version = {} -> …`",
                             thing.path, thing.versions.front().text(),
                             thing.versions.front().text())
               : fmt::format("`{}` is at {} already, the last version that is declared for it",
                             thing.path, thing.versions.back().text()));
      Last().labels.push_back({.span = thing.version_spans.back(), .text = "declared here"});
      return false;
    }
    now_.version[id.index] = move.to;
    made.moves.push_back(std::move(move));
  }
  return true;
}

void Resolver::VerbEffects(Step& step) {
  const auto add = [&](EffectKind kind, const Subject& subject) {
    step.effects.push_back(
        {.kind = kind, .subject = subject, .source = Effect::Source::kVerb, .span = subject.span});
  };
  for (const Subject& subject : step.subjects) {
    switch (step.verb) {
      case Verb::kBackup:
        add(EffectKind::kBackup, subject);
        break;
      case Verb::kRestore:
        add(EffectKind::kRestore, subject);
        break;
      case Verb::kCreate:
        add(EffectKind::kCreate, subject);
        break;
      case Verb::kUpgrade:
      case Verb::kDowngrade:
        add(EffectKind::kMove, subject);
        if (!subject.thing) break;
        for (const Id<Thing> store : plan_.things[*subject.thing].data) {
          add(EffectKind::kWrite,
              {.thing = store, .kind = {}, .id = {}, .member = false, .span = subject.span});
        }
        break;
      case Verb::kDelete:
        add(EffectKind::kDelete, subject);
        break;
      case Verb::kMigrate:
        add(EffectKind::kMigrate, subject);
        break;
      case Verb::kApply:
      case Verb::kEdit:
      case Verb::kScale:
        add(EffectKind::kChange, subject);
        break;
      case Verb::kRoute:
        add(EffectKind::kRoute, subject);
        break;
      case Verb::kDrain:
        add(EffectKind::kDisrupt, subject);
        break;
      case Verb::kEnter:
        add(subject.kind == "file" ? EffectKind::kChange : EffectKind::kDisrupt, subject);
        break;
      case Verb::kExit:
        add(EffectKind::kChange, subject);
        break;
      case Verb::kCheck:
      case Verb::kVerify:
      case Verb::kWait:
      case Verb::kApprove:
      case Verb::kManual:
      case Verb::kNotify:
      case Verb::kRun:
      case Verb::kRemember:
        break;
    }
  }
}

// Where the plan says nothing of a rollback.
void Resolver::DefaultUndo(Step& step, const Place& place) {
  if (step.undo_declared) return;
  Value recover = std::move(step.undo.recover);
  step.undo = {};
  step.undo.recover = std::move(recover);
  bool changes = !OnlyReads(step.verb) && step.verb != Verb::kBackup && !place.procedure;
  if (step.verb == Verb::kRun && step.effects_declared) {
    changes = !step.effects.empty();
  } else if (step.verb == Verb::kRun && changes) {
    // A command is taken to change something unless the catalog knows that all of it only reads.
    changes =
        std::any_of(step.operations.begin(), step.operations.end(), [](const Operation& operation) {
          if (!operation.command || operation.kind != OperationKind::kRun) return false;
          const auto& effects = operation.command->effects;
          return effects.empty() ||
                 std::any_of(effects.begin(), effects.end(), [](const CommandEffect& effect) {
                   using Kind = CommandEffect::Kind;
                   return effect.kind != Kind::kRead && effect.kind != Kind::kPlan &&
                          effect.kind != Kind::kLocal && effect.kind != Kind::kWait &&
                          effect.kind != Kind::kBackup && effect.kind != Kind::kEndless &&
                          effect.kind != Kind::kSwitchContext;
                 });
        });
  }
  step.undo.kind = changes ? Undo::Kind::kMissing : Undo::Kind::kNotNeeded;
}

}  // namespace belay
