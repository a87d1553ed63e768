#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "lint/analysis/looks.h"
#include "lint/analysis/sight.h"
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
    return Asserts(operation) || WaitsByItself(operation);
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

// A change that nothing has looked at yet in every run, and what has in some.
struct Unseen {
  Id<Step> step;
  std::vector<Id<Step>> looks;
};

// More that nobody has looked at in one run or the other are not kept.
constexpr std::size_t kMostUnseen = 64;

class Walker {
 public:
  explicit Walker(RuleContext& context) : context_(context), plan_(context.plan()) {}

  void Walk() {
    for (const Id<Step> id : plan_.order) {
      const Step& step = plan_.steps[id];
      if (ShowsTheRest(step)) See(id);
      if (GoesOn(step)) GoOn(id);
      if (IsChange(step) && !LooksAtItself(step)) unseen_.push_back({.step = id, .looks = {}});
      if (unseen_.size() > kMostUnseen) unseen_.erase(unseen_.begin());
    }
    for (const Unseen& one : unseen_) AtTheEnd(one);
  }

 private:
  void See(Id<Step> look) {
    std::erase_if(unseen_, [&](Unseen& one) {
      const Step& change = plan_.steps[one.step];
      if (!Precedes(change, plan_.steps[look]) || !MayShow(plan_, plan_.steps[look], change)) {
        return false;
      }
      one.looks.push_back(look);
      return !context_.timeline().RunWithout(one.step, one.looks);
    });
  }

  void GoOn(Id<Step> next) {
    const Questions& questions = context_.timeline().questions();
    std::erase_if(unseen_, [&](const Unseen& one) {
      if (!Precedes(plan_.steps[one.step], plan_.steps[next])) return false;
      Answers both = questions.Needed(one.step);
      const Answers& needed = questions.Needed(next);
      both.insert(both.end(), needed.begin(), needed.end());
      std::vector<const Answers*> avoid;
      for (const Id<Step> look : one.looks) avoid.push_back(&questions.Needed(look));
      const auto answers = questions.Choose(both, avoid);
      if (answers) Report(one, plan_.steps[next], *answers);
      return answers || needed.empty();
    });
  }

  // Nothing comes behind it. What no verification at all follows is VER01's, but for the way out.
  void AtTheEnd(const Unseen& one) {
    const Step& step = plan_.steps[one.step];
    if (step.verb != Verb::kExit && !context_.timeline().LookedAtLater(one.step)) return;
    const auto answers = context_.timeline().RunWithout(one.step, one.looks);
    if (!answers) return;
    Diagnostic finding = context_.Finding(
        step.name_span, fmt::format("nothing looks at {}, `{}`, up to the end of the plan",
                                    StepNumber(step), Title(plan_, step)));
    Close(std::move(finding), one, *answers,
          "the plan ends well when it did not work, and nobody looks any more");
  }

  void Report(const Unseen& one, const Step& next, const Answers& answers) {
    const Step& step = plan_.steps[one.step];
    Diagnostic finding = context_.Finding(
        step.name_span, fmt::format("nothing looks at {}, `{}`, before {} {}", StepNumber(step),
                                    Title(plan_, step), StepNumber(next),
                                    next.verb == Verb::kManual ? "has somebody work on"
                                                               : "changes the next thing"));
    finding.labels.push_back({.span = next.name_span, .text = "goes on unseen"});
    Close(std::move(finding), one, answers,
          "the plan goes on when it did not work, and stops where the fault is not");
  }

  void Close(Diagnostic finding, const Unseen& one, const Answers& answers, std::string effect) {
    if (!one.looks.empty()) {
      finding.remarks.push_back(AssumedRemark(context_.timeline().questions().Describe(answers)));
    }
    finding.remarks.push_back(EffectRemark(std::move(effect)));
    finding.remarks.push_back(
        HelpRemark("add `verify COMMAND is \"…\"` to it, or a `verify` step behind it"));
    context_.Report(std::move(finding));
  }

  RuleContext& context_;
  const Plan& plan_;
  std::vector<Unseen> unseen_;
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
