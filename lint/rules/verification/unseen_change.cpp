#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "lint/analysis/looks.h"
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

class Walker {
 public:
  explicit Walker(RuleContext& context) : context_(context), plan_(context.plan()) {}

  // `unseen`: the changes that nothing has looked at yet, before the block and then after it. Of
  // ways beside each other the first one is given those before.
  void Walk(Id<Block> id, std::vector<Id<Step>>& unseen) {
    const Block& block = plan_.blocks[id];
    const bool ways = block.kind == Block::Kind::kParallel || block.kind == Block::Kind::kWhen;
    std::vector<Id<Step>> after;
    for (const Node& child : block.children) {
      if (child.step) Pass(*child.step, unseen);
      if (child.block) Walk(*child.block, unseen);
      if (!ways) continue;
      after.insert(after.end(), unseen.begin(), unseen.end());
      unseen.clear();
    }
    if (ways) unseen = std::move(after);
  }

 private:
  void Pass(Id<Step> id, std::vector<Id<Step>>& unseen) {
    const Step& step = plan_.steps[id];
    if (ShowsTheRest(step)) unseen.clear();
    if (!IsChange(step)) return;
    for (const Id<Step> before : unseen) Report(plan_.steps[before], step);
    unseen.clear();
    if (!LooksAtItself(step)) unseen.push_back(id);
  }

  void Report(const Step& step, const Step& next) {
    Diagnostic finding = context_.Finding(
        step.name_span, fmt::format("nothing looks at {}, `{}`, before {} changes the next thing",
                                    StepNumber(step), Title(plan_, step), StepNumber(next)));
    finding.labels.push_back({.span = next.name_span, .text = "goes on unseen"});
    finding.remarks.push_back(
        EffectRemark("the plan goes on when it did not work, and stops where the fault is not"));
    finding.remarks.push_back(
        HelpRemark("add `verify COMMAND is \"…\"` to it, or a `verify` step behind it"));
    context_.Report(std::move(finding));
  }

  RuleContext& context_;
  const Plan& plan_;
};

void Check(RuleContext& context) {
  std::vector<Id<Step>> unseen;
  if (!context.plan().order.empty()) Walker(context).Walk(context.plan().root, unseen);
}

}  // namespace

extern const Rule kUnseenChange = {
    .info =
        {.code = "VER14",
         .name = "unseen-change",
         .severity = Severity::kWarning,
         .profile = Profile::kProduction,
         .summary = "the next change begins before anything has looked at the one before",
         .why =
             R"(A command that ends with 0 has been accepted, no more. When each change is looked at before the next one, the plan stops at the one that did not work, and only that one has to be taken back.)",
         .sources =
             "the upgrade documents of five platforms, of which three verify once, at the end"},
    .check = Check};

}  // namespace belay
