#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <utility>

#include "compiler/diagnostics/suggest.h"
#include "compiler/resolve/resolver.h"
#include "compiler/syntax/foreign.h"

namespace belay {
namespace {

constexpr std::size_t kMostSteps = 200'000;

constexpr std::array<std::pair<std::string_view, Verb>, 19> kVerbs = {
    {{"backup", Verb::kBackup},
     {"restore", Verb::kRestore},
     {"create", Verb::kCreate},
     {"upgrade", Verb::kUpgrade},
     {"downgrade", Verb::kDowngrade},
     {"delete", Verb::kDelete},
     {"migrate", Verb::kMigrate},
     {"apply", Verb::kApply},
     {"edit", Verb::kEdit},
     {"scale", Verb::kScale},
     {"drain", Verb::kDrain},
     {"route", Verb::kRoute},
     {"check", Verb::kCheck},
     {"verify", Verb::kVerify},
     {"wait", Verb::kWait},
     {"approve", Verb::kApprove},
     {"manual", Verb::kManual},
     {"notify", Verb::kNotify},
     {"run", Verb::kRun}}};

// Words that are settings of a step, written where a step should stand.
bool IsSetting(std::string_view word) {
  constexpr std::array<std::string_view, 10> kSettings = {"skip_if", "retry", "timeout", "estimate",
                                                          "rerun",   "note",  "recover", "effects",
                                                          "needs",   "exit"};
  return std::find(kSettings.begin(), kSettings.end(), word) != kSettings.end();
}

OperationKind HeaderOperation(Verb verb) {
  switch (verb) {
    case Verb::kCheck:
      return OperationKind::kCheck;
    case Verb::kVerify:
      return OperationKind::kVerify;
    case Verb::kWait:
      return OperationKind::kWait;
    case Verb::kApprove:
      return OperationKind::kApprove;
    case Verb::kManual:
      return OperationKind::kManual;
    case Verb::kNotify:
      return OperationKind::kNotify;
    case Verb::kBackup:
    case Verb::kRestore:
    case Verb::kCreate:
    case Verb::kUpgrade:
    case Verb::kDowngrade:
    case Verb::kDelete:
    case Verb::kMigrate:
    case Verb::kApply:
    case Verb::kEdit:
    case Verb::kScale:
    case Verb::kDrain:
    case Verb::kRoute:
    case Verb::kRun:
    case Verb::kRemember:
    case Verb::kEnter:
    case Verb::kExit:
      return OperationKind::kRun;
  }
  return OperationKind::kRun;
}

}  // namespace

bool Resolver::TakeId(const std::string& id, Span span) {
  const auto [at, added] = ids_.emplace(id, span);
  if (added) return true;
  Fail(Code::kNameClash, span,
       fmt::format(
           "two steps would have the id `{}`; `as NAME` gives one of them a name of its own", id));
  Last().labels.push_back({.span = at->second, .text = "the first one"});
  return false;
}

Step Resolver::NewStep(Verb verb, Span span, const Place& place) {
  Step step;
  step.verb = verb;
  step.span = span;
  step.name_span = span;
  step.stage = place.stage;
  step.guards = place.guards;
  step.cluster = place.cluster;
  step.loop = place.loop;
  return step;
}

void Resolver::Add(Step step, Place& place) {
  if (const auto used = std::exchange(unsettled_use_, std::nullopt))
    TellUnsettled(*used, step.span);
  if (plan_.steps.size() >= kMostSteps) {
    if (plan_.steps.size() == kMostSteps) {
      Fail(Code::kTooLarge, step.span,
           fmt::format("the plan expands to more than {} steps", kMostSteps));
    }
    return;
  }
  const Id<Step> id = plan_.steps.Add(std::move(step));
  plan_.blocks[place.block].children.push_back({.step = id, .block = {}});
  const Step& added = plan_.steps[id];
  if (recipe_) recipes_.emplace(id.index, *std::exchange(recipe_, std::nullopt));
  if (added.verb == Verb::kBackup && !added.backup.empty()) {
    // Inside of loops the name is this turn's.
    std::string name = added.backup;
    if (const std::size_t slash = name.rfind('/'); slash != std::string::npos)
      name = name.substr(slash + 1);
    backups_.insert_or_assign(name, id);
  }
}

void Resolver::StepStatement(const ast::Step& step, Span span, Place& place) {
  const auto found = std::find_if(kVerbs.begin(), kVerbs.end(),
                                  [&](const auto& entry) { return entry.first == step.verb.text; });
  if (found == kVerbs.end()) {
    if (IsSetting(step.verb.text)) {
      Fail(Code::kMisplaced, step.verb.span,
           fmt::format("`{}` belongs into the body of a step or an action", step.verb.text));
      return;
    }
    if (const auto ours = ForeignVerb(step.verb.text)) {
      Fail(Code::kUnknownWord, step.verb.span,
           fmt::format("`{}` is no verb of the language; here it is `{}`", step.verb.text, *ours));
      return;
    }
    std::vector<std::string> words{"stage",  "parallel", "for", "when",
                                   "within", "at",       "let", "rollback"};
    for (const auto& [word, verb] : kVerbs) words.emplace_back(word);
    Fail(Code::kUnknownWord, step.verb.span,
         fmt::format("`{}` is no verb of the language{}", step.verb.text,
                     DidYouMean(step.verb.text, words)));
    return;
  }
  Step made = NewStep(found->second, span, place);
  if (made.verb == Verb::kBackup && step.as) broken_backups_.emplace(step.as->text);  // until added
  made.name_span = step.as ? step.as->span : step.verb.span;
  if (!Subjects(step, place, made)) return;
  if (!made.subjects.empty() && !step.as)
    made.name_span = Cover(step.verb.span, made.subjects.back().span);
  if (step.on) {
    const auto cluster = FindThing(*step.on, *place.scope, true);
    if (!cluster) return;
    made.cluster = ClusterOf(cluster);
  }
  if (!made.cluster) made.cluster = only_cluster_;
  if (!step.strings.empty()) made.title = Text(step.strings.back(), *place.scope);
  if (step.by) made.who = Text(*step.by, *place.scope);
  const std::size_t most_strings = made.verb == Verb::kNotify ? 2 : 1;
  if (step.strings.size() > most_strings) {
    Fail(Code::kSyntax, step.strings.back().span, "the step has a title already");
    if (!step.command) {
      Last().remarks.push_back(
          {.kind = Remark::Kind::kHelp, .text = "a command stands in backticks"});
    }
  }
  const bool empty_head = step.subjects.empty() && step.strings.empty() && !step.command &&
                          step.actions.empty() && step.numbers.empty() && !step.has_body;
  if (empty_head) {
    Fail(Code::kMissingPart, span,
         fmt::format("`{}` says nothing of what is to be done", step.verb.text));
    const std::string_view rest = sources_.file(span.file).text().substr(span.end);
    const std::size_t next = std::min(rest.find_first_not_of(" \t"), rest.size());
    if (rest.substr(next).starts_with('#')) {
      Last().remarks.push_back(
          {.kind = Remark::Kind::kHelp,
           .text = "`#` begins a comment; a text stands in quotes: `notify \"#team\" \"…\"`"});
    }
    return;
  }
  left_.clear();
  if (!(made.verb == Verb::kRoute ? RouteTo(step, place, made) : Moves(step, place, made))) return;

  made.id = place.path.empty() ? StepName(step, made) : place.path + "/" + StepName(step, made);
  if (!TakeId(made.id, made.name_span)) return TellOtherWay(made);
  if (made.verb == Verb::kBackup) {
    std::string name = step.as ? std::string(step.as->text) : StepName(step, made);
    std::string turn;
    for (const std::string& part : loop_parts_) turn += part + "/";
    made.backup = turn + name;
    if (place.loop && !step.none) {
      Fail(Code::kNotSupported, span,
           "a backup for each member of a list that is known only when the plan runs is not known; "
           "back up the whole before the loop");
      return;
    }
    if (step.none) {
      made.backup_unneeded = true;
      made.why = made.title;
      made.backup.clear();
    }
  }

  Scope names(place.scope);
  Frame frame;
  frame.scope = &names;
  frame.step = &made;
  frame.operations = &made.operations;
  frame.folder = place.folder;
  frame.host = place.host;
  frame.key_prefix = made.id;
  recipe_.reset();
  if (!made.subjects.empty()) {
    const Subject& first = made.subjects.front();
    frame.subject = first.thing;
    if (first.member) frame.member = MemberOf(made);
  }
  BuiltIns(frame, names);

  if (made.verb == Verb::kRestore && step.from_text) {
    made.from = Text(*step.from_text, names);
    if (!made.title.empty()) {
      made.title.Append(std::string(" (from "));
      made.title.Append(made.from);
      made.title.Append(std::string(")"));
    }
  } else if (made.verb == Verb::kRestore) {
    if (!step.from) {
      Fail(Code::kMissingPart, span, "`restore` says from which backup: `restore db from before`");
      TellHowToRestore();
      return;
    }
    const std::string_view backup = sources_.Text(step.from->span);
    const auto source = backups_.find(backup);
    if (source == backups_.end()) {
      RestoreFrom(backup, step.from->span, frame);  // says so
      return;
    }
    made.backup = plan_.steps[source->second].backup;
    // A step that says itself how is not told by the backup.
    if (!DoesSomething(step)) RestoreFrom(backup, step.from->span, made.subjects, frame);
  } else if (step.from || step.from_text) {
    Fail(Code::kMisplaced, step.from ? step.from->span : step.from_text->span,
         fmt::format("`{}` has no `from`", step.verb.text));
  }
  if (!SeeFits(step) || !Topics(step, place, made)) return;

  // The head's own command runs in the folder that the body names.
  for (const ast::Statement& statement : step.body) {
    if (const auto* folder = std::get_if<ast::Folder>(&statement.node)) {
      frame.folder = Text(folder->path, names).Display();
    }
  }
  const OperationKind kind = HeaderOperation(made.verb);
  const bool speaks = kind != OperationKind::kRun && kind != OperationKind::kCheck &&
                      kind != OperationKind::kVerify && step.actions.empty() &&
                      (kind != OperationKind::kWait || !step.has_body);
  // `notify "…" { run … }`: the body sends it.
  const bool body_does_it = step.has_body && (kind == OperationKind::kNotify);
  const bool by_difference =
      step.command && step.command->language == "diff" && made.verb == Verb::kEdit;
  // What a person sees, or does as another document says.
  const bool asks = !step.command && step.actions.empty() && (step.see || !step.tests.empty()) &&
                    kind != OperationKind::kRun;
  if (by_difference) {
    EditByDiff(step, span, frame);
  } else if (step.command || asks || (speaks && !body_does_it)) {
    made.operations.push_back(MakeOperation(kind, step, span, frame));
  } else if (step.see) {
    made.operations.push_back(ByDocument(step, span, made, frame));
  } else if (!step.tests.empty()) {
    CheckByPerson(kind, step);
  }
  for (const ast::Call& call : step.actions) {
    if (!Call(call, frame)) return;
  }
  Undo of_actions = std::move(made.undo);
  const bool declared = made.undo_declared;
  made.undo = {};
  made.undo_declared = false;
  Body(step.body, frame);
  if (!made.undo_declared) {
    Value recover = std::move(made.undo.recover);
    made.undo = std::move(of_actions);
    made.undo_declared = declared;
    if (!recover.empty()) made.undo.recover = std::move(recover);
  }
  VerbEffects(made);
  DefaultUndo(made, place);

  // What the step remembers is seen to the end of the plan, under its name.
  for (const auto& [name, symbol] : names.symbols()) {
    if (symbol.what == kRemembered) Remember(name, symbol, place);
  }
  Add(std::move(made), place);
}

// Where the other step of that id stands on the other way of a `when`, one of the two is done, and
// the outputs hold both.
void Resolver::TellOtherWay(const Step& made) {
  for (const Step& other : plan_.steps) {
    if (other.id != made.id) continue;
    for (const Guard& guard : other.guards) {
      const bool against =
          std::any_of(made.guards.begin(), made.guards.end(), [&](const Guard& own) {
            return own.condition == guard.condition && own.expected != guard.expected;
          });
      if (!against) continue;
      Last().remarks.push_back(
          {.kind = Remark::Kind::kHelp,
           .text = "only one way of the `when` is taken, but the script and the runbook hold both: "
                   "give each its own name and use it on that way only, or have one step whose "
                   "command asks: `case \"$cloud\" in aws) …;; gcp) …;; esac`"});
      return;
    }
  }
}

// From here to the end of the plan the name stands for what was remembered last. What is
// remembered for each member of a loop is seen in the loop only.
void Resolver::Remember(std::string_view name, const Symbol& symbol, Place& place) {
  Scope& scope = place.loop ? *place.scope : top_;
  Symbol* known = scope.Find(name);
  if (known == nullptr) {
    scope.Add(std::string(name), symbol);
  } else if (known->what == kRemembered) {
    *known = symbol;
  }
}

void Resolver::RememberStatement(const ast::Let& let, Span span, Place& place) {
  Step made = NewStep(Verb::kRemember, span, place);
  made.name_span = let.name.span;
  made.id = place.path.empty() ? std::string(let.name.text)
                               : place.path + "/" + std::string(let.name.text);
  if (!TakeId(made.id, let.name.span)) {
    Last().message = fmt::format("`{}` is remembered twice, under one id", made.id);
    return TellOtherWay(made);
  }
  made.title = Value(fmt::format("Remember {}", let.name.text));
  Frame frame;
  frame.scope = place.scope;
  frame.step = &made;
  frame.operations = &made.operations;
  frame.folder = place.folder;
  frame.host = place.host;
  frame.key_prefix = made.id;
  if (!made.cluster) made.cluster = only_cluster_;
  Capture(let, span, frame);
  if (const Symbol* symbol = place.scope->Find(let.name.text)) {
    Remember(let.name.text, *symbol, place);
  }
  Add(std::move(made), place);
}

}  // namespace belay
