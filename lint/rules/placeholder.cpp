#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include "lint/analysis/blanks.h"
#include "lint/catalog/tables.h"
#include "lint/context.h"
#include "lint/rules/all.h"

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

void CheckCommand(RuleContext& context, const Operation& operation) {
  if (!operation.command) return;
  const auto blanks = FindBlanks(operation.command->text);
  if (blanks.empty()) return;
  ReportIn(context, PlaceIn(*operation.command, blanks.front().begin, blanks.front().end), blanks,
           "in the command,");
}

void Check(RuleContext& context) {
  const Plan& plan = context.plan();
  for (const Thing& thing : plan.things) {
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
  for (const Step& step : plan.steps) {
    for (const Operation& operation : step.operations) {
      CheckCommand(context, operation);
      const bool instructs =
          operation.kind == OperationKind::kManual || operation.kind == OperationKind::kApprove;
      if (instructs)
        ReportIn(context, operation.span, FindBlanks(operation.title.Display()),
                 "in the instruction,");
    }
    if (step.skip_if) CheckCommand(context, *step.skip_if);
    for (const Operation& operation : step.undo.operations) CheckCommand(context, operation);
    for (const Move& move : step.moves) {
      const auto& declared = plan.things[move.thing].versions;
      const bool told = std::find(declared.begin(), declared.end(), move.to) != declared.end();
      if (move.to.kind() != Version::Kind::kPlaceholder || told) continue;
      ReportIn(context, move.span, {{.text = move.to.text(), .begin = 0, .end = 0}}, "the version");
    }
  }
}

}  // namespace

const Rule kPlaceholder = {
    .info =
        {.code = "PIN01",
         .name = "placeholder",
         .severity = Severity::kError,
         .profile = Profile::kBasic,
         .summary = "a blank that somebody has yet to fill in",
         .why =
             R"(In a shell `<name>` is a redirection: `kubectl scale deployment/<name> --replicas=0` reads a file `name` and writes one called `--replicas=0`. Elsewhere a blank goes to the platform as it stands.)",
         .bad = R"(edition 1
plan demo { title = "demo" }
cluster dev { kind = eks  version = 1.30 }
stage look on dev {
  check "the deployment is there" `kubectl -n shop get deployment/<name>`
}
)",
         .good = R"(edition 1
plan demo { title = "demo" }
cluster dev { kind = eks  version = 1.30 }
stage look on dev {
  check "the deployment is there" `kubectl -n shop get deployment/web`
}
)",
         .sources = "GNU bash manual, redirections"},
    .check = Check};

}  // namespace belay
