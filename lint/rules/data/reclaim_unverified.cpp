#include <fmt/format.h>

#include <string_view>
#include <vector>

#include "lint/analysis/copies.h"
#include "lint/catalog/tables.h"
#include "lint/context.h"

namespace belay {
namespace {

constexpr std::string_view kPolicy = "persistentVolumeReclaimPolicy";

struct Patch {
  const Step* step = nullptr;
  const Operation* operation = nullptr;
  const CommandEffect* effect = nullptr;
};

bool SetsPolicy(const Operation& operation, const CommandEffect& effect) {
  return effect.kind == CommandEffect::Kind::kChange && effect.command == "kubectl patch" &&
         effect.object.starts_with("persistentvolume") &&
         operation.command->text.find(kPolicy) != std::string::npos &&
         operation.command->text.find("Retain") != std::string::npos;
}

// Something asks for the policy and says what it must be.
bool ReadsPolicy(const Step& step) {
  for (const Operation& operation : step.operations) {
    if (!operation.command || operation.test.kind == Test::Kind::kSucceeds) continue;
    if (operation.command->text.find(kPolicy) != std::string::npos) return true;
  }
  return false;
}

// A command that takes away what a volume belongs to.
const CommandEffect* TakesOwner(const Step& step) {
  for (const Operation& operation : step.operations) {
    if (!operation.command || operation.kind != OperationKind::kRun) continue;
    for (const CommandEffect& effect : operation.command->effects) {
      if (effect.kind == CommandEffect::Kind::kDestroy) return &effect;
    }
  }
  return nullptr;
}

void Check(RuleContext& context) {
  const Plan& plan = context.plan();
  std::vector<Patch> open;  // not read back so far
  for (const Id<Step> id : plan.order) {
    const Step& step = plan.steps[id];
    if (ReadsPolicy(step)) open.clear();
    if (const CommandEffect* taken = TakesOwner(step); taken != nullptr) {
      for (const Patch& patch : open) {
        if (!Precedes(*patch.step, step)) continue;
        const Span span =
            PlaceIn(*patch.operation->command, patch.effect->begin, patch.effect->end);
        Diagnostic finding = context.FindingAt(
            *patch.operation, span,
            fmt::format("the volume's policy is set, and nothing reads it back before {} takes its "
                        "owner away",
                        StepNumber(step)));
        finding.labels.push_back(
            {.span = step.name_span, .text = fmt::format("`{}`", taken->command)});
        finding.remarks.push_back(
            EffectRemark("where the patch met another volume, or none, the disk goes with its "
                         "claim"));
        finding.remarks.push_back(FactRemark(context.facts().Now(facts::kVolumeDeletionBack).fact));
        finding.remarks.push_back(HelpRemark(
            "add `verify `kubectl get pv \"$volume\" -o "
            "jsonpath='{.spec.persistentVolumeReclaimPolicy}'` is \"Retain\"` behind it"));
        context.Report(std::move(finding));
      }
      open.clear();
    }
    if (ReadsPolicy(step)) continue;
    for (const Operation& operation : step.operations) {
      if (!operation.command || operation.kind != OperationKind::kRun) continue;
      for (const CommandEffect& effect : operation.command->effects) {
        if (SetsPolicy(operation, effect)) open.push_back({&step, &operation, &effect});
      }
    }
  }
}

}  // namespace

extern const Rule kReclaimUnverified = {
    .info =
        {.code = "DAT13",
         .name = "reclaim-unverified",
         .severity = Severity::kError,
         .profile = Profile::kStandard,
         .summary = "a volume is to outlive its owner, and nothing looks whether it will",
         .why =
             R"(With the policy Delete the disk goes when its claim does. A patch that met the wrong volume is no error anywhere: read the policy back, of the very volume, before its owner goes.)",
         .sources = "kubernetes.io/docs/concepts/storage/persistent-volumes"},
    .check = Check};

}  // namespace belay
