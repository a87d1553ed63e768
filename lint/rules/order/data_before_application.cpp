#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "lint/catalog/tables.h"
#include "lint/context.h"

namespace belay {
namespace {

using Kind = CommandEffect::Kind;

constexpr std::ptrdiff_t kMostAsked = 64;

using Backups = std::map<std::string_view, const Step*>;  // by name

bool Has(const Operation& operation, Kind kind) {
  return operation.command &&
         std::any_of(operation.command->effects.begin(), operation.command->effects.end(),
                     [&](const CommandEffect& effect) { return effect.kind == kind; });
}

// The operation is one of those by which a backup is put back.
bool PutsBack(const Backups& backups, const Undo& undo, const Operation& operation) {
  if (Has(operation, Kind::kRestore)) return true;
  return std::any_of(undo.restores.begin(), undo.restores.end(), [&](const std::string& name) {
    const auto backup = backups.find(name);
    if (backup == backups.end()) return false;
    const auto& restore = backup->second->restore;
    return std::any_of(restore.begin(), restore.end(), [&](const Operation& restoring) {
      return restoring.span == operation.span;
    });
  });
}

// Somebody or something may have stopped the application.
bool MayStop(const Operation& operation) {
  return Has(operation, Kind::kDisrupt) ||
         (operation.kind == OperationKind::kManual && !operation.command);
}

void CheckUndo(RuleContext& context, const Backups& backups, const Undo& undo) {
  const Operation* restored = nullptr;
  for (const Operation& operation : undo.operations) {
    const bool puts_back = PutsBack(backups, undo, operation);
    if (!puts_back && restored == nullptr && MayStop(operation)) return;
    if (puts_back && restored == nullptr) restored = &operation;
    if (restored == nullptr || !Has(operation, Kind::kUndo)) continue;
    Diagnostic finding = context.FindingAt(
        *restored, restored->call == restored->span ? restored->span : restored->call,
        "the rollback puts the data back while the new version of the application still runs");
    finding.labels.push_back(
        {.span = operation.span, .text = "the application goes back only here"});
    finding.remarks.push_back(EffectRemark(
        "the new version migrates the restored data again, writes to them, or refuses them"));
    finding.remarks.push_back(FactRemark(context.facts().Now(facts::kSchemaBack).fact));
    finding.remarks.push_back(HelpRemark(
        "take the application back first, or scale it to 0, and then put the data back"));
    context.Report(std::move(finding));
    return;
  }
}

// A writer of the store that a step puts back when it is taken back: what a later step has done to
// it is not taken back, and so still holds then.
void CheckLeft(RuleContext& context, const RestorePoint& point, Id<Thing> writer) {
  const Plan& plan = context.plan();
  const Timeline& timeline = context.timeline();
  const WaysBack& ways = timeline.ways_back();
  const Step& undone = plan.steps[point.step];
  const std::string& path = plan.things[writer].path;
  const std::string& store = plan.things[point.store].path;
  const auto stays = [&](Id<Step> step) {
    std::vector<const Answers*> avoid;
    return step != point.step && Precedes(undone, plan.steps[step]) && ways.Stays(step) &&
           timeline.questions().InOneRun(point.step, step) &&
           ways.AddEnds(point.step, step, avoid) && avoid.empty();
  };
  const auto report = [&](const Step& left, Severity severity, std::string message,
                          std::string effect, std::string help) {
    Diagnostic finding = context.Finding(undone.undo.span, std::move(message));
    finding.severity = severity;
    finding.labels.push_back(
        {.span = left.undo.span, .text = "so it stays when the plan is taken back"});
    finding.remarks.push_back(EffectRemark(std::move(effect)));
    finding.remarks.push_back(
        AssumedRemark(fmt::format("the plan is taken back after {}", StepNumber(left))));
    finding.remarks.push_back(FactRemark(context.facts().Now(facts::kSchemaBack).fact));
    finding.remarks.push_back(HelpRemark(std::move(help)));
    context.Report(std::move(finding));
  };
  // The first of them that follow: more than these are not asked.
  const auto behind = [&](const auto& all, auto place) {
    const auto first = std::partition_point(
        all.begin(), all.end(), [&](const auto& one) { return place(one) <= undone.forward; });
    return std::span(first, std::min(all.end() - first, kMostAsked));
  };
  if (!timeline.writers().RunsAt(writer, point.step)) {
    const auto events = behind(timeline.writers().EventsOf(writer),
                               [&](const auto& event) { return plan.steps[event.step].forward; });
    for (const Writers::Event& event : events) {
      if (!event.runs || !stays(event.step)) continue;
      const Step& starts = plan.steps[event.step];
      report(starts, Severity::kError,
             fmt::format("the rollback of {} puts `{}` back while `{}` runs, which {} has started",
                         StepNumber(undone), store, path, StepNumber(starts)),
             "what it writes meanwhile is lost, or spoils the data that are put back",
             fmt::format("give {} a `rollback` that stops `{}` again, or put the work into `within "
                         "{} using kubectl.stopped {{ … }}`",
                         StepNumber(starts), path, path));
      return;
    }
  }
  const auto states = behind(timeline.StatesOf(writer), [&](const VersionState& state) {
    return state.step ? plan.steps[*state.step].forward : 0;
  });
  for (const VersionState& state : states) {
    if (!state.version.known() || !stays(*state.step)) continue;
    const Step& left = plan.steps[*state.step];
    report(
        left, Severity::kWarning,
        fmt::format("the rollback of {} puts `{}` back and `{}` stays at {}", StepNumber(undone),
                    store, path, state.version.text()),
        "the new version migrates the restored data again, writes to them, or refuses them",
        fmt::format("give {} a `rollback` to the version that the data are of", StepNumber(left)));
    return;
  }
}

void Check(RuleContext& context) {
  const Plan& plan = context.plan();
  Backups backups;
  for (const Step& step : plan.steps) {
    if (step.verb == Verb::kBackup && !step.backup.empty()) backups.emplace(step.backup, &step);
  }
  int brackets = 0;  // in one the application is stopped, also while it is taken back
  for (const Id<Step> id : plan.order) {
    const Step& step = plan.steps[id];
    if (step.verb == Verb::kEnter) ++brackets;
    if (step.verb == Verb::kExit) --brackets;
    if (brackets == 0) CheckUndo(context, backups, step.undo);
  }
  CheckUndo(context, backups, plan.undo);
  for (const RestorePoint& point : context.timeline().restore_points()) {
    const Undo& undo = plan.steps[point.step].undo;
    // What its own rollback stops is stopped.
    if (!point.by_rollback || std::any_of(undo.operations.begin(), undo.operations.end(), MayStop))
      continue;
    for (const Id<Thing> writer : context.timeline().writers().Of(point.store)) {
      CheckLeft(context, point, writer);
    }
  }
}

}  // namespace

extern const Rule kDataBeforeApplication = {
    .info =
        {.code = "ORD05",
         .name = "data-before-application",
         .severity = Severity::kError,
         .profile = Profile::kStandard,
         .summary = "a rollback restores the data first and the application second",
         .why =
             R"(Between the two the new version runs on old data. It may migrate them again as it did before, write what the old version cannot read, or crash. The application goes back or is stopped first, then the data. That holds between steps too: what a later step has upgraded or started, and what is not taken back, is there while the data go back.)",
         .sources = "mlflow.org/docs, self-hosting, migration"},
    .check = Check};

}  // namespace belay
