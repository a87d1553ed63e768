#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lint/analysis/copies.h"
#include "lint/catalog/tables.h"
#include "lint/context.h"
#include "lint/rules/data/looked_at.h"

namespace belay {
namespace {

// Kinds of things that hold data, as people write them of a step's subject.
constexpr std::array<std::string_view, 9> kHolders = {
    "pv",     "pvc",      "persistentvolume", "persistentvolumeclaim", "volume", "disk",
    "bucket", "database", "filesystem"};

// What of the step deletes data: a subject that holds some, or a command.
std::optional<std::string> Deletes(const Step& step) {
  for (const Effect& effect : step.effects) {
    if (effect.kind != EffectKind::kDelete || effect.subject.thing) continue;
    const std::string& kind = effect.subject.kind;
    if (std::find(kHolders.begin(), kHolders.end(), kind) != kHolders.end()) {
      return fmt::format("{}(\"{}\")", kind, effect.subject.id);
    }
  }
  if (step.effects_declared) return std::nullopt;
  for (const Operation& operation : step.operations) {
    if (!operation.command || operation.kind != OperationKind::kRun) continue;
    for (const CommandEffect& effect : operation.command->effects) {
      const bool holder = effect.object.starts_with("persistentvolume");
      if (effect.kind == CommandEffect::Kind::kDestroy && effect.loses_data && holder) {
        return effect.object;
      }
    }
  }
  return std::nullopt;
}

// A copy of data.
struct Copy {
  const Step* step = nullptr;
  Id<Thing> store;
};

void ReportDelete(RuleContext& context, const Step& step, const std::string& what,
                  const Copy* copy) {
  const Plan& plan = context.plan();
  Diagnostic finding = context.Finding(
      step.name_span,
      copy != nullptr
          ? fmt::format("{} deletes {}, and nothing has compared the copy of `{}` before",
                        StepNumber(step), what, plan.things[copy->store].path)
          : fmt::format("{} deletes {}, and nothing before keeps what it holds", StepNumber(step),
                        what));
  if (copy != nullptr) {
    finding.labels.push_back({.span = copy->step->name_span, .text = "copied here"});
  }
  finding.remarks.push_back(EffectRemark("what the copy does not have is lost with it"));
  finding.remarks.push_back(FactRemark(context.facts().Now(facts::kVolumeDeletionBack).fact));
  finding.remarks.push_back(HelpRemark(
      copy != nullptr
          ? fmt::format("add a `verify` with numbers or checksums of both sides to {}, let some "
                        "time pass, and delete then",
                        StepNumber(*copy->step))
          : "put a `backup` of the store before it, or say why none is needed: `backup S none "
            "\"…\"`"));
  context.Report(std::move(finding));
}

void Check(RuleContext& context) {
  const Plan& plan = context.plan();
  const Timeline& timeline = context.timeline();
  const Looks looks = FindLooks(plan);
  std::vector<Copy> copies;
  std::vector<const Step*> kept;  // backups that are complete, and stores that need none
  for (const Id<Step> id : plan.order) {
    const Step& step = plan.steps[id];
    if (step.verb == Verb::kBackup) {
      const auto backup = timeline.backups().find(id.index);
      if (step.backup_unneeded) kept.push_back(&step);
      if (backup != timeline.backups().end() && backup->second.verified) {
        kept.push_back(&plan.steps[backup->second.complete.value_or(id)]);
      }
    }
    const auto what = Deletes(step);
    if (what) {
      const auto before = [&](const Step* other) { return Precedes(*other, step); };
      const Copy* unchecked = nullptr;
      bool checked = false;
      for (const Copy& copy : copies) {
        if (!Precedes(*copy.step, step)) continue;
        const bool looked =
            ComparesItself(*copy.step) || LookedAt(looks, copy.store, *copy.step, &step);
        checked = checked || looked;
        if (!looked) unchecked = &copy;
      }
      if (unchecked != nullptr || (!checked && step.undo.recover.empty() &&
                                   std::none_of(kept.begin(), kept.end(), before))) {
        ReportDelete(context, step, *what, unchecked);
        return;  // the rest goes the same way
      }
    }
    for (const Effect& effect : step.effects) {
      if (effect.kind != EffectKind::kMigrate || !effect.subject.thing) continue;
      if (!Copies(step)) continue;
      copies.push_back({.step = &step, .store = *effect.subject.thing});
    }
  }
}

}  // namespace

extern const Rule kUnverifiedDelete = {
    .info =
        {.code = "DAT01",
         .name = "unverified-delete",
         .severity = Severity::kError,
         .profile = Profile::kStandard,
         .summary = "old data are deleted, and no copy of them has been verified",
         .why =
             R"(The old volume is the last thing that goes: after something has compared the copy with it, and after users have worked on the copy for a while. A dashboard that opens proves nothing of the files.)",
         .sources =
             "GitLab.com database incident, 2017-01-31; Charmed Kubeflow 1.6 to 1.7, upgrade "
             "guide"},
    .check = Check};

}  // namespace belay
