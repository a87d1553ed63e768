#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "lint/analysis/dues.h"
#include "lint/analysis/looks.h"
#include "lint/analysis/sight.h"
#include "lint/by_line.h"
#include "lint/context.h"

namespace belay {
namespace {

// A command that returns only when what it began is complete, and fails when that does not come.
bool WaitsByItself(const Operation& operation) {
  return operation.command &&
         std::ranges::any_of(operation.command->effects, [](const CommandEffect& effect) {
           return effect.kind == CommandEffect::Kind::kWait ||
                  (effect.kind != CommandEffect::Kind::kRead && !effect.asynchronous &&
                   !effect.completes.empty());
         });
}

bool LooksAtItself(const Step& step) {
  return std::ranges::any_of(step.operations, [](const Operation& operation) {
    return Asserts(operation) || WaitsByItself(operation) ||
           (Does(operation) && SaysWhich(operation));
  });
}

// The way out of a `within` is a change as the way in is. Of a file of the plan only the text
// changes, and `patch` fails where it does not fit.
bool IsChange(const Step& step) {
  const bool files = std::ranges::all_of(
      step.subjects, [](const Subject& subject) { return subject.kind == "file"; });
  if (files && !step.subjects.empty()) return false;
  if (step.verb != Verb::kExit) return Changes(step) && !step.operations.empty();
  return std::ranges::any_of(step.operations, [](const Operation& operation) {
    return operation.kind == OperationKind::kRun;
  });
}

bool ShowsTheRest(const Step& step) {
  return Looks(step) && (step.operations.empty() || LooksAtItself(step));
}

// A person works on: what is not so by then is found by him, or is not.
bool GoesOn(const Step& step) {
  return IsChange(step) || (step.verb == Verb::kManual && !Looks(step));
}

class Walker {
 public:
  explicit Walker(RuleContext& context)
      : context_(context), plan_(context.plan()), unseen_(plan_, context.timeline()) {}

  void Walk() {
    for (const Id<Step> id : plan_.order) {
      const Step& step = plan_.steps[id];
      if (ShowsTheRest(step)) {
        unseen_.Do(
            id, [&](const Dues::Due& due) { return MayShow(plan_, step, plan_.steps[due.step]); });
      }
      if (GoesOn(step)) {
        for (const Dues::Overdue& one : unseen_.Before(id)) Report(one, step);
      }
      if (IsChange(step) && !LooksAtItself(step)) unseen_.Begin(id);
    }
    for (const Dues::Overdue& one : unseen_.AtTheEnd()) AtTheEnd(one);
    ReportByLine(context_, std::move(findings_));
  }

 private:
  // Nothing comes behind it. What no verification at all follows is VER01's, but for the way out.
  void AtTheEnd(const Dues::Overdue& one) {
    const Step& step = plan_.steps[one.due.step];
    if (step.verb != Verb::kExit && !context_.timeline().LookedAtLater(one.due.step)) return;
    Diagnostic finding = context_.Finding(
        step.name_span, fmt::format("nothing looks at {}, `{}`, up to the end of the plan",
                                    StepNumber(step), Title(plan_, step)));
    context_.Report(Closed(std::move(finding), one,
                           "the plan ends well when it did not work, and nobody looks any more"));
  }

  void Report(const Dues::Overdue& one, const Step& next) {
    const Step& step = plan_.steps[one.due.step];
    // What nothing ever looks at is VER01's.
    const bool looked = context_.timeline().LookedAtLater(one.due.step) ||
                        std::ranges::any_of(step.operations, [](const Operation& operation) {
                          return Looks(operation);
                        });
    if (!looked && step.verb != Verb::kExit) return;
    Diagnostic finding = context_.Finding(
        step.name_span, fmt::format("nothing looks at {}, `{}`, before {} {}", StepNumber(step),
                                    Title(plan_, step), StepNumber(next),
                                    next.verb == Verb::kManual ? "has somebody work on"
                                                               : "changes the next thing"));
    finding.labels.push_back({.span = next.name_span, .text = "goes on unseen"});
    findings_.push_back(
        Closed(std::move(finding), one,
               "the plan goes on when it did not work, and stops where the fault is not"));
  }

  Diagnostic Closed(Diagnostic finding, const Dues::Overdue& one, std::string effect) {
    if (one.sometimes()) {
      finding.remarks.push_back(
          AssumedRemark(context_.timeline().questions().Describe(one.answers)));
    }
    finding.remarks.push_back(EffectRemark(std::move(effect)));
    finding.remarks.push_back(
        HelpRemark("add `verify COMMAND is \"…\"` to it, or a `verify` step behind it"));
    return finding;
  }

  RuleContext& context_;
  const Plan& plan_;
  Dues unseen_;
  std::vector<Diagnostic> findings_;
};

void Check(RuleContext& context) {
  Walker(context).Walk();
}

}  // namespace

extern const Rule kUnseenChange = {
    .info =
        {.code = "VER14",
         .name = "unseen-change",
         .severity = Severity::kWarning,
         .profile = Profile::kProduction,
         .every_run = true,
         .summary = "the next change begins before anything has looked at the one before",
         .why =
             R"(A command that ends with 0 has been accepted, no more. When each change is looked at before the next one, the plan stops at the one that did not work, and only that one has to be taken back.)",
         .sources =
             "the upgrade documents of five platforms, of which three verify once, at the end"},
    .check = Check};

}  // namespace belay
