#include <fmt/format.h>

#include <algorithm>

#include "lint/analysis/artifacts.h"
#include "lint/context.h"

namespace belay {
namespace {

// What more steps than these make and wait for again and again is left alone.
constexpr std::size_t kMost = 64;

// The step that has made what `use` reads, if nothing has waited for it since.
std::optional<Id<Step>> Unawaited(const Plan& plan, const Artifact& artifact,
                                  const Artifact::Use& use) {
  if (artifact.made.size() + artifact.polled.size() > kMost) return std::nullopt;
  const Step& reader = plan.steps[use.step];
  std::optional<Id<Step>> maker;
  for (const Id<Step> made : artifact.made) {
    if (Precedes(plan.steps[made], reader)) maker = made;
  }
  if (!maker) return std::nullopt;
  const bool awaited = std::ranges::any_of(artifact.polled, [&](Id<Step> polled) {
    const Step& wait = plan.steps[polled];
    const bool after = polled == *maker || Precedes(plan.steps[*maker], wait);
    return after && (polled == use.step || Precedes(wait, reader));
  });
  return awaited ? std::nullopt : maker;
}

void Check(RuleContext& context) {
  const Plan& plan = context.plan();
  for (const auto& [key, artifact] : FindArtifacts(plan)) {
    for (const Artifact::Use& use : artifact.used) {
      if (!use.logs || use.operation->timing.up_to) continue;
      const auto maker = Unawaited(plan, artifact, use);
      if (!maker) continue;
      const Step& step = plan.steps[use.step];
      Diagnostic finding = context.FindingAt(
          *use.operation, use.operation->command->span,
          fmt::format("{} reads what `{}` has printed, and nothing waits until it has: {} only "
                      "begins it",
                      StepNumber(step), artifact.display, StepNumber(plan.steps[*maker])));
      finding.labels.push_back({.span = plan.steps[*maker].name_span, .text = "begun here"});
      finding.remarks.push_back(
          EffectRemark("it reads nothing, or the first half, and takes that for the answer"));
      finding.remarks.push_back(HelpRemark(fmt::format(
          "wait for it in {}: `wait `kubectl wait --for=condition=complete {} --timeout=0s` up to "
          "10m every 5s`",
          StepNumber(plan.steps[*maker]), artifact.display)));
      context.Report(std::move(finding));
    }
  }
}

}  // namespace

extern const Rule kReadTooSoon = {
    .info =
        {.code = "WAI11",
         .name = "read-too-soon",
         .severity = Severity::kError,
         .profile = Profile::kStandard,
         .summary = "the output of a job is read, and nothing has waited for the job to end",
         .why =
             R"(`kubectl apply` returns when the job is accepted. Its pod has still to be placed, to fetch its image and to do its work; what it prints is there when the job is complete.)",
         .sources = "kubernetes.io/docs, jobs: completion"},
    .check = Check};

}  // namespace belay
