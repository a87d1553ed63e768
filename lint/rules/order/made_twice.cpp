#include <fmt/format.h>

#include <algorithm>

#include "lint/context.h"

namespace belay {
namespace {

// The state that the step of `state` finds, if the steps of both are done in one run, in this
// order.
const VersionState* Before(const RuleContext& context, const std::vector<VersionState>& states,
                           std::size_t at) {
  const Plan& plan = context.plan();
  const VersionState& before = states[at - 1];
  if (!before.step) return &before;
  if (!Precedes(plan.steps[*before.step], plan.steps[*states[at].step])) return nullptr;
  const Questions& questions = context.timeline().questions();
  return questions.InOneRun(*before.step, *states[at].step) ? &before : nullptr;
}

void Check(RuleContext& context) {
  const Plan& plan = context.plan();
  for (std::uint32_t i = 0; i < plan.things.size(); ++i) {
    const auto& states = context.timeline().StatesOf(Id<Thing>{i});
    for (std::size_t at = 1; at < states.size(); ++at) {
      const Step& step = plan.steps[*states[at].step];
      if (step.verb != Verb::kCreate) continue;
      const VersionState* before = Before(context, states, at);
      if (before == nullptr || before->version.kind() == Version::Kind::kUnknown ||
          before->version.kind() == Version::Kind::kNone) {
        continue;
      }
      const Thing& thing = plan.things[Id<Thing>{i}];
      Diagnostic finding = context.Finding(
          step.name_span, fmt::format("{} creates `{}`, which is there already, at {}",
                                      StepNumber(step), thing.path, before->version.text()));
      finding.labels.push_back({.span = before->span, .text = "there since here"});
      const auto gone = std::find_if(
          states.begin() + static_cast<std::ptrdiff_t>(at) + 1, states.end(),
          [](const VersionState& state) { return state.version.kind() == Version::Kind::kNone; });
      if (gone != states.end()) {
        finding.labels.push_back(
            {.span = plan.steps[*gone->step].name_span, .text = "taken away only here"});
      }
      finding.remarks.push_back(
          EffectRemark("the command fails, or leaves the old one as it is and says nothing"));
      finding.remarks.push_back(HelpRemark(
          gone != states.end()
              ? fmt::format("move {} behind {}", StepNumber(step),
                            StepNumber(plan.steps[*gone->step]))
              : fmt::format("say `upgrade {}`, or `none ->` first in its path", thing.path)));
      context.Report(std::move(finding));
    }
  }
}

}  // namespace

extern const Rule kMadeTwice = {
    .info =
        {.code = "ORD19",
         .name = "made-twice",
         .severity = Severity::kError,
         .profile = Profile::kBasic,
         .summary = "a step creates what is there already, and what takes the old one away comes "
                    "later or not at all",
         .why =
             R"(Where the new one has the name of the old one, the old one has to go first. Created too early, the command stops at the name, or takes the old one for the new one; and the deletion behind it then deletes the only one.)",
         .sources = "juju.is/docs, juju deploy; eksctl.io, nodegroups: a name is taken once"},
    .check = Check};

}  // namespace belay
