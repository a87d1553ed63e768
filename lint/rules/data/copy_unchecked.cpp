#include <fmt/format.h>

#include "lint/analysis/copies.h"
#include "lint/catalog/tables.h"
#include "lint/context.h"
#include "lint/rules/data/looked_at.h"

namespace belay {
namespace {

void Check(RuleContext& context) {
  const Plan& plan = context.plan();
  const Looks looks = FindLooks(plan);
  for (const Id<Step> id : plan.order) {
    const Step& step = plan.steps[id];
    for (const Effect& effect : step.effects) {
      if (effect.kind != EffectKind::kMigrate || !effect.subject.thing) continue;
      if (!Copies(step) || ComparesItself(step)) break;
      if (LookedAt(looks, *effect.subject.thing, step)) continue;
      const std::string& store = plan.things[*effect.subject.thing].path;
      Diagnostic finding = context.Finding(
          step.name_span,
          fmt::format("{} copies `{}`, and nothing compares the copy with what it was made from",
                      StepNumber(step), store));
      finding.remarks.push_back(EffectRemark(
          "a copy that stopped half-way, or left out what it could not read, looks like one that "
          "is complete"));
      finding.remarks.push_back(HelpRemark(
          "add a `verify` to the step that compares numbers and checksums of both sides and prints "
          "what differs: `verify \"…\" `…` is empty`"));
      context.Report(std::move(finding));
      break;
    }
  }
}

}  // namespace

extern const Rule kCopyUnchecked = {
    .info =
        {.code = "DAT05",
         .name = "copy-unchecked",
         .severity = Severity::kError,
         .profile = Profile::kStandard,
         .summary = "data are copied, and nothing compares the copy with its source",
         .why =
             R"(`cp`, `rsync` and `mc mirror` end with 0 for what they have been asked to do: a file that came while they ran, a mount that was empty, a wrong folder are no errors. Count both sides, or compare checksums.)",
         .sources = "Charmed Kubeflow 1.6 to 1.7, upgrade guide; MinIO, mc mirror reference"},
    .check = Check};

}  // namespace belay
