#include <fmt/format.h>

#include <vector>

#include "lint/context.h"

namespace belay {
namespace {

void Check(RuleContext& context) {
  const Plan& plan = context.plan();
  std::vector<Id<Thing>> unknown;
  for (std::uint32_t i = 0; i < plan.things.size(); ++i) {
    const auto& states = context.timeline().StatesOf(Id<Thing>{i});
    const Verb verb = states.size() < 2 ? Verb::kRun : plan.steps[*states[1].step].verb;
    const bool moves = verb == Verb::kUpgrade || verb == Verb::kDowngrade;
    if (moves && states[0].version.kind() == Version::Kind::kUnknown) unknown.push_back({i});
  }
  if (unknown.empty()) return;
  const VersionState& first = context.timeline().StatesOf(unknown.front())[0];
  const std::string others =
      unknown.size() == 1
          ? ""
          : fmt::format(", nor at which {} other{} {}", unknown.size() - 1,
                        unknown.size() == 2 ? "" : "s", unknown.size() == 2 ? "is" : "are");
  Diagnostic finding = context.Finding(
      first.span, fmt::format("nothing says at which version `{}` is when the plan begins{}",
                              plan.things[unknown.front()].path, others));
  for (std::size_t i = 1; i < unknown.size() && i < 4; ++i) {
    finding.labels.push_back(
        {.span = context.timeline().StatesOf(unknown[i])[0].span, .text = "nor here"});
  }
  finding.remarks.push_back(EffectRemark(
      "how far the step goes, what it may not skip and where the rollback goes back to are open"));
  finding.remarks.push_back(
      HelpRemark("write the version down: `version = NOW -> NEXT`, and let a `check` compare it "
                 "with what is there"));
  context.Report(std::move(finding));
}

}  // namespace

extern const Rule kStartUnknown = {
    .info =
        {.code = "HOP07",
         .name = "start-unknown",
         .severity = Severity::kWarning,
         .profile = Profile::kStandard,
         .summary = "the version that an upgrade begins at is not known",
         .why =
             R"(Whether a hop is too far, whether a waypoint is missed, whether two versions fit together, and what a rollback has to bring back: all of it is counted from the version that is there now.)",
         .sources = "documentation.ubuntu.com/charmed-kubeflow, export of the bundle; "
                    "canonical/bundle-kubeflow commit a32fcd2"},
    .check = Check};

}  // namespace belay
