#include <fmt/format.h>

#include <algorithm>

#include "lint/analysis/looks.h"
#include "lint/context.h"

namespace belay {
namespace {

bool IsEvidence(const Step& step) {
  return step.verb == Verb::kVerify || (step.verb == Verb::kBackup && !step.backup_unneeded);
}

// Walks the steps of one stage at a time. A person's work behind a gate is what the gate should
// have waited for only where the gate closes a row of verifications; else it may be anything.
class Walker {
 public:
  explicit Walker(RuleContext& context) : context_(context), plan_(context.plan()) {}

  void Walk() {
    for (const Id<Step> id : plan_.order) Pass(plan_.steps[id]);
    End();
  }

 private:
  void Pass(const Step& step) {
    if (step.stage != stage_ || step.verb == Verb::kExit) {
      End();
      stage_ = step.stage;
    }
    if (step.verb == Verb::kApprove) {
      // Who is asked once more sees what has come since the first question.
      gate_ = &step;
      late_ = nullptr;
      verified_before_ = verified_;
      return;
    }
    if (Changes(step)) {
      gate_ = late_ = nullptr;
      verified_ = false;
      return;
    }
    const bool person = step.verb == Verb::kManual && verified_before_;
    if (gate_ != nullptr && late_ == nullptr && (IsEvidence(step) || person) &&
        Precedes(*gate_, step)) {
      late_ = &step;
    }
    verified_ = verified_ || step.verb == Verb::kVerify;
  }

  // Nothing of the stage has been changed behind the question.
  void End() {
    if (gate_ != nullptr && late_ != nullptr) Report(*gate_, *late_);
    gate_ = late_ = nullptr;
    verified_ = verified_before_ = false;
  }

  void Report(const Step& gate, const Step& late) {
    Diagnostic finding = context_.Finding(
        gate.name_span,
        fmt::format("{} asks before {}, `{}`, has shown anything, and nothing between the two is "
                    "changed",
                    StepNumber(gate), StepNumber(late), Title(plan_, late)));
    finding.labels.push_back({.span = late.name_span, .text = "nobody is asked after it"});
    finding.remarks.push_back(
        EffectRemark("who approves cannot have seen what the step was meant to show"));
    finding.remarks.push_back(
        HelpRemark(fmt::format("move {} behind {}", StepNumber(gate), StepNumber(late))));
    context_.Report(std::move(finding));
  }

  RuleContext& context_;
  const Plan& plan_;
  std::optional<Id<Stage>> stage_;
  const Step* gate_ = nullptr;    // the last question of the stage, with nothing changed since
  const Step* late_ = nullptr;    // the first evidence behind it
  bool verified_ = false;         // a verification stands behind the last change of the stage
  bool verified_before_ = false;  // … and before the question
};

void Check(RuleContext& context) {
  Walker(context).Walk();
}

}  // namespace

extern const Rule kJudgedBefore = {
    .info =
        {.code = "RBK12",
         .name = "judged-before",
         .severity = Severity::kWarning,
         .profile = Profile::kProduction,
         .summary = "somebody is asked to go on before the last proof of the stage is there",
         .why =
             R"(A question at the end of a stage says that all of it was seen: the copies, the verifications, what a person has tried. What comes behind the question is not part of the answer.)",
         .sources = "samples/kubeflow-aws-blue-green: the question that closes the tests of green"},
    .check = Check};

}  // namespace belay
