#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <set>

#include "lint/analysis/artifacts.h"
#include "lint/context.h"

namespace belay {
namespace {

// What more steps than these make and remove again and again is left alone.
constexpr std::size_t kMostMakers = 64;

struct Missing {
  Id<Step> other;
  bool gone = false;  // `other` has removed it; else it makes it
};

std::optional<Missing> MissingAt(const RuleContext& context, const Artifact& artifact,
                                 Id<Step> id) {
  const Plan& plan = context.plan();
  const Step& step = plan.steps[id];
  if (artifact.made.size() + artifact.removed.size() > kMostMakers) return std::nullopt;
  std::optional<Id<Step>> maker;
  for (const Id<Step> made : artifact.made) {
    if (Precedes(plan.steps[made], step)) {
      maker = made;
      break;
    }
  }
  if (!maker) {
    for (const Id<Step> made : artifact.made) {
      if (context.timeline().questions().InOneRun(made, id))
        return Missing{.other = made, .gone = false};
    }
    return std::nullopt;
  }
  for (const Id<Step> removed : artifact.removed) {
    const Step& removal = plan.steps[removed];
    if (Precedes(step, removal) || !context.timeline().questions().InOneRun(removed, id)) continue;
    const bool again = std::any_of(artifact.made.begin(), artifact.made.end(), [&](Id<Step> made) {
      return Precedes(removal, plan.steps[made]);
    });
    if (!again) return Missing{.other = removed, .gone = true};
  }
  return std::nullopt;
}

void Report(RuleContext& context, const Artifact& artifact, const Artifact::Use& use,
            const Missing& missing) {
  const Plan& plan = context.plan();
  const Step& step = plan.steps[use.step];
  const Step& other = plan.steps[missing.other];
  const bool beside = !Precedes(step, other) && !Precedes(other, step);
  const std::string when = missing.gone ? (beside ? "may have removed" : "has removed")
                                        : (beside ? "may make only later" : "makes only later");
  Diagnostic finding = context.FindingAt(*use.operation, use.operation->command->span,
                                         fmt::format("{} uses `{}`, which {} {}", StepNumber(step),
                                                     artifact.display, StepNumber(other), when));
  finding.labels.push_back(
      {.span = other.name_span, .text = missing.gone ? "removed here" : "made here"});
  finding.remarks.push_back(
      EffectRemark("the command finds nothing, or what an earlier run has left"));
  finding.remarks.push_back(
      HelpRemark(beside ? fmt::format("take {} out of the parallel block, {} {}", StepNumber(other),
                                      missing.gone ? "behind" : "before", StepNumber(step))
                        : fmt::format("move {} {} {}", StepNumber(step),
                                      missing.gone ? "before" : "behind", StepNumber(other))));
  context.Report(std::move(finding));
}

void Check(RuleContext& context) {
  std::set<Id<Step>> told;
  for (const auto& [key, artifact] : FindArtifacts(context.plan())) {
    for (const Artifact::Use& use : artifact.used) {
      if (told.contains(use.step)) continue;
      const auto missing = MissingAt(context, artifact, use.step);
      if (!missing) continue;
      told.insert(use.step);
      Report(context, artifact, use, *missing);
    }
  }
}

}  // namespace

extern const Rule kUsedBeforeMade = {
    .info =
        {.code = "ORD18",
         .name = "used-before-made",
         .severity = Severity::kError,
         .profile = Profile::kStandard,
         .summary = "a command uses an object, file or kubeconfig before the plan has made it, or "
                    "after it is removed",
         .why =
             R"(Jobs, pods, Secrets and folders that exist only for the upgrade are made by one of its steps. A command that asks for them earlier fails, or finds what an earlier run has left there, and that is worse.)",
         .sources = "kubernetes.io/docs, kubectl logs and exec: NotFound"},
    .check = Check};

}  // namespace belay
