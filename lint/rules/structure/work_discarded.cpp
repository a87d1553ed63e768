#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <vector>

#include "lint/analysis/files.h"
#include "lint/hazards.h"

namespace belay {
namespace {

// It fails when something is not committed.
bool LooksAtTree(const Operation& operation) {
  if (operation.kind != OperationKind::kCheck || !operation.command) return false;
  const Command& command = *operation.command;
  const bool asks =
      std::any_of(command.effects.begin(), command.effects.end(), [](const CommandEffect& effect) {
        return effect.command == "git status" || effect.command == "git diff" ||
               effect.command == "git diff-index";
      });
  return asks && (operation.test.kind != Test::Kind::kSucceeds ||
                  FindHazard(command, Hazard::Kind::kPrintsOnly) == nullptr);
}

// A check of the tree comes before the command in every run.
bool IsGuarded(const Plan& plan, const CommandUse& use) {
  if (use.step == nullptr) return false;
  const auto looks = [](const Step& step, const Operation* before) {
    for (const Operation& operation : step.operations) {
      if (&operation == before) return false;
      if (LooksAtTree(operation)) return true;
    }
    return false;
  };
  if (looks(*use.step, use.operation)) return true;
  return std::any_of(plan.order.begin(), plan.order.end(), [&](Id<Step> id) {
    const Step& step = plan.steps[id];
    return Precedes(step, *use.step) && looks(step, nullptr);
  });
}

void ReportOwnWork(RuleContext& context, const Step& edit, const Step& step, Id<Thing> file) {
  const Plan& plan = context.plan();
  Diagnostic finding = context.Finding(
      step.name_span,
      fmt::format("{} throws away what {}, `{}`, has made of `{}`, and nobody has kept any of it",
                  StepNumber(step), StepNumber(edit), Title(plan, edit), plan.things[file].path));
  finding.labels.push_back({.span = edit.name_span, .text = "made here"});
  finding.remarks.push_back(EffectRemark("the edit is as if it had not been made"));
  finding.remarks.push_back(HelpRemark(
      fmt::format("between the two, put the `git commit` or the person who says what is kept, "
                  "behind {} and before {}",
                  StepNumber(edit), StepNumber(step))));
  context.Report(std::move(finding));
}

bool Discards(const Step& step) {
  return std::ranges::any_of(step.operations, [](const Operation& operation) {
    return operation.command && operation.kind == OperationKind::kRun &&
           FindHazard(*operation.command, Hazard::Kind::kDiscardsWork) != nullptr;
  });
}

// A person, or a commit: something of what was edited before may have been kept.
bool Keeps(const Step& step) {
  return std::ranges::any_of(step.operations, [](const Operation& operation) {
    if (operation.kind == OperationKind::kManual) return true;
    return operation.command &&
           std::ranges::any_of(operation.command->effects, [](const CommandEffect& effect) {
             return effect.command == "git commit" || effect.command == "git stash push";
           });
  });
}

// What a step of the plan has written into a file is thrown away by a later one. What is made of
// other files at any time (`rollback unneeded`) is no loss.
void CheckOwnWork(RuleContext& context) {
  const Plan& plan = context.plan();
  std::map<Id<Thing>, Id<Step>> edited;  // by file: the last edit that nobody has kept
  std::vector<Id<Step>> keepers;         // since the first of them
  for (const Id<Step> id : plan.order) {
    const Step& step = plan.steps[id];
    if (Keeps(step)) keepers.push_back(id);
    for (const Subject& subject : step.subjects) {
      if (!subject.thing || !Edits(step, *subject.thing)) continue;
      const auto before = edited.find(*subject.thing);
      if (before != edited.end() && Discards(step)) {
        const Step& edit = plan.steps[before->second];
        const bool kept = std::ranges::any_of(keepers, [&](Id<Step> keeper) {
          return Precedes(edit, plan.steps[keeper]) && Precedes(plan.steps[keeper], step);
        });
        if (!kept && Precedes(edit, step) &&
            context.timeline().questions().InOneRun(before->second, id)) {
          ReportOwnWork(context, edit, step, *subject.thing);
        }
      }
      edited.erase(*subject.thing);
      if (step.undo.kind == Undo::Kind::kOperations) edited.emplace(*subject.thing, id);
    }
  }
}

void Check(RuleContext& context) {
  const Plan& plan = context.plan();
  CheckOwnWork(context);
  ReportHazards(context, Hazard::Kind::kDiscardsWork,
                "what somebody has done and not committed is lost",
                [&](const CommandUse& use, const Hazard& hazard) {
                  return hazard.command == "git push" || !IsGuarded(plan, use);
                });
}

}  // namespace

extern const Rule kWorkDiscarded = {
    .info =
        {.code = "STR08",
         .name = "work-discarded",
         .severity = Severity::kError,
         .profile = Profile::kStandard,
         .summary =
             "a git command throws work away, and nothing before it makes sure that there is none",
         .why =
             R"(A sentence before it (only if the tree is clean) is read by nobody in a script. A check that fails is.)",
         .sources = "2i2c-org/infrastructure, upgrade of a cluster on AWS; git manual"},
    .check = Check};

}  // namespace belay
