#include <fmt/format.h>

#include <map>
#include <set>
#include <string>

#include "lint/analysis/files.h"
#include "lint/analysis/looks.h"
#include "lint/context.h"

namespace belay {
namespace {

// What the step does goes into the repository, or on its way there.
bool Commits(const Step& step) {
  for (const Operation& operation : step.operations) {
    if (!operation.command || operation.kind != OperationKind::kRun) continue;
    for (const CommandEffect& effect : operation.command->effects) {
      if (effect.command == "git commit" || effect.command == "git push" ||
          effect.command == "gh pr create") {
        return true;
      }
    }
  }
  return false;
}

// A configuration that the plan says it keeps in a file. What a bracket changes it takes back.
bool IsFile(const Plan& plan, const Subject& subject) {
  return subject.thing && plan.things[*subject.thing].kind == ThingKind::kStore &&
         plan.things[*subject.thing].provider == "file";
}

void Check(RuleContext& context) {
  const Plan& plan = context.plan();
  Followers commits;
  std::map<Id<Thing>, Id<Step>> last;  // edit of each file
  for (const Id<Step> id : plan.order) {
    const Step& step = plan.steps[id];
    if (Commits(step)) commits.Add(step);
    if (step.undo.kind == Undo::Kind::kNotNeeded) continue;  // it can be made at any time
    for (const Subject& subject : step.subjects) {
      if (step.verb == Verb::kEdit && IsFile(plan, subject)) last[*subject.thing] = id;
    }
  }
  commits.Sort();
  const auto files = FileStores(plan);
  std::set<std::uint32_t> reported;  // by line: a loop's are one mistake
  for (const auto& [file, id] : last) {
    const Step& step = plan.steps[id];
    if (IsGenerated(plan, files, file)) continue;  // what it is made of is what counts
    if (commits.After(step) || Commits(step) || !reported.insert(step.name_span.begin).second) {
      continue;
    }
    Diagnostic finding = context.Finding(
        step.name_span, fmt::format("{} is the last to change `{}`, and nothing commits it",
                                    StepNumber(step), plan.things[file].path));
    finding.labels.push_back({.span = plan.things[file].span, .text = "a file of the repository"});
    finding.remarks.push_back(EffectRemark(
        "the repository says what was; the next who applies it takes the change back"));
    finding.remarks.push_back(HelpRemark(
        "after the last verification: `run \"Commit it\" `git commit --message … FILE``, and "
        "somebody who opens the pull request"));
    context.Report(std::move(finding));
  }
}

}  // namespace

extern const Rule kNotRecorded = {
    .info =
        {.code = "COM07",
         .name = "not-recorded",
         .severity = Severity::kWarning,
         .profile = Profile::kProduction,
         .summary = "a configuration file is changed, and the change is not committed",
         .why =
             R"(What a plan changes in a file of the repository is there only where the plan ran, until it is committed. The next who works from the repository puts the old state back without knowing.)",
         .sources = "2i2c-org/infrastructure, commit c06e44a90, which added the commit to its "
                    "upgrade guide"},
    .check = Check};

}  // namespace belay
