#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "compiler/diagnostics/suggest.h"
#include "compiler/resolve/resolver.h"

namespace belay {
namespace {

constexpr std::array<std::pair<std::string_view, EffectKind>, 12> kEffectWords = {
    {{"upgrade", EffectKind::kMove},
     {"backup", EffectKind::kBackup},
     {"restore", EffectKind::kRestore},
     {"migrate", EffectKind::kMigrate},
     {"write", EffectKind::kWrite},
     {"create", EffectKind::kCreate},
     {"delete", EffectKind::kDelete},
     {"change", EffectKind::kChange},
     {"apply", EffectKind::kChange},
     {"scale", EffectKind::kChange},
     {"disrupt", EffectKind::kDisrupt},
     {"route", EffectKind::kRoute}}};

}  // namespace

// What the commands of a step do, where the catalog cannot know it or reads it wrongly.
void Resolver::Effects(const ast::Step& step, Span span, Frame& frame) {
  Step& made = *frame.step;
  if (step.none) {
    made.effects_declared = true;
    return;
  }
  if (step.body.empty()) {
    Fail(Code::kMissingPart, span, "`effects` needs `none` or a body: `effects { migrate db }`");
    return;
  }
  made.effects_declared = true;
  for (const ast::Statement& statement : step.body) {
    const auto* effect = std::get_if<ast::Step>(&statement.node);
    if (effect == nullptr) {
      Fail(Code::kMisplaced, statement.span,
           "an effect is a verb and what it is done to: `migrate db`");
      continue;
    }
    const auto found =
        std::find_if(kEffectWords.begin(), kEffectWords.end(),
                     [&](const auto& entry) { return entry.first == effect->verb.text; });
    if (found == kEffectWords.end()) {
      std::vector<std::string> words;
      for (const auto& [word, kind] : kEffectWords) words.emplace_back(word);
      Fail(Code::kUnknownWord, effect->verb.span,
           fmt::format("`{}` is no effect{}", effect->verb.text,
                       DidYouMean(effect->verb.text, words)));
      continue;
    }
    for (const ast::Call& call : effect->subjects) {
      Subject subject;
      subject.span = call.span;
      if (call.has_arguments) {
        subject.kind = sources_.Text(call.ref.span);
        if (!call.arguments.empty()) {
          if (const auto id = Evaluate(call.arguments[0].value, *frame.scope))
            subject.id = id->value.Display();
        }
      } else {
        subject.thing = FindThing(call.ref, *frame.scope, false);
        // What an action that nothing uses speaks of, only the plan knows.
        if (!subject.thing) subject.thing = FindThing(call.ref, top_, !lone_);
        if (!subject.thing) continue;
      }
      made.effects.push_back({.kind = found->second,
                              .subject = std::move(subject),
                              .source = Effect::Source::kDeclared,
                              .span = statement.span});
    }
  }
}

}  // namespace belay
