#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <string>
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
  Diagnostic finding =
      context.Finding(span, fmt::format("{} {} has yet to be filled in", where, list));
  finding.remarks.push_back(
      HelpRemark("write what is meant, or declare a `param` and use its name"));
  context.Report(std::move(finding));
}

void CheckThing(RuleContext& context, const Thing& thing) {
  for (std::size_t i = 0; i < thing.versions.size(); ++i) {
    if (thing.versions[i].kind() != Version::Kind::kPlaceholder) continue;
    ReportIn(context, thing.version_spans[i],
             {{.text = thing.versions[i].text(), .begin = 0, .end = 0}},
             fmt::format("the version of `{}`,", thing.path));
  }
  for (const Field& field : thing.fields) {
    for (const Value& value : field.path)
      ReportIn(context, field.span, FindBlanks(value.Display()),
               fmt::format("in `{}`,", field.key));
  }
}

void CheckCommand(RuleContext& context, const Operation& operation) {
  const Command& command = *operation.command;
  const auto blanks = FindBlanks(command);
  if (!blanks.empty()) {
    ReportIn(context, PlaceIn(command, blanks.front().begin, blanks.front().end), blanks,
             "in the command,");
  }
  for (const Binding& binding : command.bindings) {
    ReportIn(context, operation.call, FindBlanks(binding.value.Display()),
             fmt::format("in the value of `{}`,", binding.name));
  }
  ReportIn(context, operation.span, FindBlanks(operation.test.expected.Display()),
           "in what is expected,");
}

void CheckStep(RuleContext& context, const Step& step) {
  const bool instructs = step.verb == Verb::kManual;
  ReportIn(context, step.span, FindBlanks(step.title.Display()),
           instructs ? "in the instruction," : "in the title,");
  for (const Operation& operation : step.operations) {
    if (operation.title == step.title) continue;
    ReportIn(context, operation.span, FindBlanks(operation.title.Display()), "in the title,");
  }
  for (const Move& move : step.moves) {
    const auto& declared = context.plan().things[move.thing].versions;
    const bool told = std::find(declared.begin(), declared.end(), move.to) != declared.end();
    if (move.to.kind() != Version::Kind::kPlaceholder || told) continue;
    ReportIn(context, move.span, {{.text = move.to.text(), .begin = 0, .end = 0}}, "the version");
  }
}

void Check(RuleContext& context) {
  for (const EnvironmentVariable& variable : context.plan().environment) {
    if (!variable.value) continue;
    ReportIn(context, variable.span, FindBlanks(variable.value->Display()),
             fmt::format("in the value of `{}`,", variable.name));
  }
  for (const Thing& thing : context.plan().things) CheckThing(context, thing);
  for (const Step& step : context.plan().steps) CheckStep(context, step);
  for (const CommandUse& use : context.timeline().commands()) CheckCommand(context, *use.operation);
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
