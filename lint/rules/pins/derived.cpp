#include "lint/rules/pins/derived.h"

#include <fmt/format.h>

#include <vector>

#include "lint/analysis/files.h"

namespace belay {
namespace {

// `made` is generated from `source`: a step that edits it has a command that reads the other.
void Follow(RuleContext& context, const FileStore& source, const FileStore& made) {
  const Plan& plan = context.plan();
  const Step* generated = nullptr;
  const Step* changed = nullptr;  // the source, since then
  for (const Id<Step> id : plan.order) {
    const Step& step = plan.steps[id];
    if (Edits(step, made.thing) && Mentions(step, source.path) != nullptr) {
      generated = &step;
      changed = nullptr;
      continue;
    }
    if (generated != nullptr && changed == nullptr && Edits(step, source.thing)) changed = &step;
    const Operation* use = Mentions(step, made.path);
    if (use == nullptr || changed == nullptr || !Precedes(*changed, step)) continue;
    Diagnostic finding = context.FindingAt(
        *use, use->command->span,
        fmt::format("{} uses `{}` as {} made it, and {} has changed `{}` since", StepNumber(step),
                    made.path, StepNumber(*generated), StepNumber(*changed), source.path));
    finding.labels.push_back({.span = generated->name_span, .text = "made of it here"});
    finding.labels.push_back({.span = changed->name_span, .text = "changed here"});
    finding.remarks.push_back(
        EffectRemark("what was changed does not count, and what counts stands nowhere"));
    finding.remarks.push_back(HelpRemark(
        fmt::format("make `{}` anew behind each change of `{}`; the library's `jsonnet.edited` "
                    "does both",
                    made.path, source.path)));
    context.Report(std::move(finding));
    return;  // its later uses are the same mistake
  }
}

}  // namespace

void ReportStaleFiles(RuleContext& context) {
  const std::vector<FileStore> files = FileStores(context.plan());
  for (const FileStore& source : files) {
    for (const FileStore& made : files) {
      if (source.thing != made.thing) Follow(context, source, made);
    }
  }
}

}  // namespace belay
