#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <string>
#include <tuple>
#include <vector>

#include "lint/analysis/blanks.h"
#include "lint/catalog/tables.h"
#include "lint/context.h"

namespace belay {
namespace {

void ReportIn(RuleContext& context, Span span, const std::vector<Blank>& blanks,
              std::string_view where) {
  if (blanks.empty()) return;
  std::string list;
  std::set<std::string> seen;
  for (const Blank& blank : blanks) {
    if (!seen.insert(blank.text).second) continue;
    list += fmt::format("{}`{}`", list.empty() ? "" : ", ", blank.text);
  }
  Diagnostic finding = context.Finding(span, fmt::format("{} {} {} yet to be filled in", where,
                                                         list, seen.size() == 1 ? "has" : "have"));
  finding.remarks.push_back(
      HelpRemark("write what is meant, or declare a `param` and use its name"));
  context.Report(std::move(finding));
}

// A blank of a declared value is told where it is declared, and not again where the value is used.
class Placeholders {
 public:
  explicit Placeholders(RuleContext& context) : context_(context) {}

  void Check() {
    const Plan& plan = context_.plan();
    for (const Constant& constant : plan.constants) {
      Declared(constant.span, Value(constant.text),
               fmt::format("in the value of `{}`,", constant.name));
    }
    Tell();
    for (const EnvironmentVariable& variable : plan.environment) CheckVariable(variable);
    for (const Thing& thing : plan.things) CheckThing(thing);
    Tell();
    for (const Step& step : plan.steps) CheckStep(step);
    Tell();  // `$to` is the version that a step says
    for (const CommandUse& use : context_.timeline().commands()) CheckCommand(*use.operation);
    Tell();
    for (const Step& step : plan.steps) CheckTitlesOfActions(step);
  }

 private:
  // What has been found so far is not told again from here on.
  void Tell() { told_.insert(found_.begin(), found_.end()); }

  void Declared(Span span, const Value& value, const std::string& where) {
    const std::vector<Blank> blanks = New(value);
    if (!FirstAt(span, value.Display())) return;
    ReportIn(context_, span, blanks, where);
    for (const Blank& blank : blanks) found_.insert(blank.text);
  }

  void CheckVariable(const EnvironmentVariable& variable) {
    if (!variable.value) return;
    Declared(variable.span, *variable.value, fmt::format("in the value of `{}`,", variable.name));
  }

  void CheckThing(const Thing& thing) {
    for (std::size_t i = 0; i < thing.versions.size(); ++i) {
      const std::string& text = thing.versions[i].text();
      if (thing.versions[i].kind() != Version::Kind::kPlaceholder) continue;
      found_.insert(text);
      if (told_.contains(text) || !FirstAt(thing.version_spans[i], text)) continue;
      ReportIn(context_, thing.version_spans[i], {{.text = text, .begin = 0, .end = 0}},
               fmt::format("the version of `{}`,", thing.path));
    }
    for (const Field& field : thing.fields) {
      for (const Value& value : field.path) {
        Declared(field.span, value, fmt::format("in `{}`,", field.key));
      }
    }
    for (const EnvironmentVariable& variable : thing.environment) CheckVariable(variable);
  }

  void CheckCommand(const Operation& operation) {
    const Command& command = *operation.command;
    const std::vector<Blank> blanks = FindBlanks(command);
    if (!blanks.empty()) {
      ReportIn(context_, PlaceIn(command, blanks.front().begin, blanks.front().end), blanks,
               "in the command,");
    }
    for (const Binding& binding : command.bindings) {
      Used(operation.call, binding.value, fmt::format("in the value of `{}`,", binding.name));
    }
    Used(operation.call, operation.test.expected, "in what is expected,");
  }

  void CheckStep(const Step& step) {
    const bool instructs = step.verb == Verb::kManual;
    Read(step.span, step.title, instructs ? "in the instruction," : "in the title,");
    for (const Operation& operation : step.operations) {
      const bool own = operation.call == operation.span;
      if (own && operation.title != step.title) {
        Read(operation.call, operation.title, "in the title,");
      }
    }
    for (const Move& move : step.moves) {
      if (move.to.kind() != Version::Kind::kPlaceholder || told_.contains(move.to.text())) continue;
      found_.insert(move.to.text());
      ReportIn(context_, move.span, {{.text = move.to.text(), .begin = 0, .end = 0}},
               "the version");
    }
  }

  // What an action says of itself is made of values that have been told, as far as a command of
  // it uses them.
  void CheckTitlesOfActions(const Step& step) {
    for (const Operation& operation : step.operations) {
      if (operation.call != operation.span) Used(operation.call, operation.title, "in the title,");
    }
  }

  // A text that people read has blanks of its own, which may look like those of a declaration.
  void Read(Span span, const Value& value, std::string_view where) {
    if (FirstAt(span, value.Display())) {
      ReportIn(context_, span, FindBlanks(value.Display()), where);
    }
  }

  // Once for a place of the plan, however many commands of an action use the value.
  void Used(Span span, const Value& value, const std::string& where) {
    const std::vector<Blank> blanks = New(value);
    if (blanks.empty() || !FirstAt(span, value.Display())) return;
    ReportIn(context_, span, blanks, where);
    for (const Blank& blank : blanks) found_.insert(blank.text);
  }

  // The blanks that no declaration has told.
  std::vector<Blank> New(const Value& value) const {
    std::vector<Blank> blanks = FindBlanks(value.Display());
    std::erase_if(blanks, [&](const Blank& blank) { return told_.contains(blank.text); });
    return blanks;
  }

  // One place may declare several things, or be used by several commands of one step.
  bool FirstAt(Span span, const std::string& text) {
    return places_.emplace(span.file.index, span.begin, text).second;
  }

  RuleContext& context_;
  std::set<std::string> found_;  // blanks of declared values
  std::set<std::string> told_;   // of those, the ones that what is looked at now may be made of
  std::set<std::tuple<std::size_t, std::uint32_t, std::string>> places_;
};

void Check(RuleContext& context) {
  Placeholders(context).Check();
}

}  // namespace

extern const Rule kPlaceholder = {
    .info =
        {.code = "PIN01",
         .name = "placeholder",
         .severity = Severity::kError,
         .profile = Profile::kBasic,
         .summary = "a blank that somebody has yet to fill in",
         .why =
             R"(In a shell `<name>` is a redirection: `kubectl scale deployment/<name> --replicas=0` reads a file `name` and writes one called `--replicas=0`. Elsewhere a blank goes to the platform as it stands.)",
         .sources = "GNU bash manual, redirections"},
    .check = Check};

}  // namespace belay
