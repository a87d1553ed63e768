#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "lint/analysis/servers.h"
#include "lint/catalog/lookup.h"
#include "lint/catalog/tables.h"
#include "lint/context.h"

namespace belay {
namespace {

// A backup of the store during which the thing does not run.
bool HasQuietBackup(const Timeline& timeline, Id<Thing> writer, Id<Thing> store) {
  const auto& backups = timeline.BackupsOf(store);
  return std::any_of(backups.begin(), backups.end(), [&](const BackupState& backup) {
    return !timeline.writers().RunsAt(writer, backup.step);
  });
}

// The step that stops another part of the writer after the last backup of the store, when a first
// part was stopped before it: that part ran while the copy was taken. The servers of the data
// themselves go last.
const Step* StoppedLater(const RuleContext& context, Id<Thing> writer, const Step& backup) {
  const Plan& plan = context.plan();
  bool stopped = false;
  for (const Writers::Event& event : context.timeline().writers().EventsOf(writer)) {
    const Step& step = plan.steps[event.step];
    if (Precedes(step, backup)) {
      stopped = !event.runs;
      continue;
    }
    if (event.runs || !stopped || !Precedes(backup, step)) return nullptr;
    const auto names = StoppedNames(step);
    const bool part = std::ranges::any_of(names, [&](const std::string& name) {
      return std::ranges::none_of(plan.things[writer].data, [&](Id<Thing> store) {
        return IsServer(plan.things[store], name);
      });
    });
    return part ? &step : nullptr;
  }
  return nullptr;
}

void CheckParts(RuleContext& context, Id<Thing> writer) {
  const Plan& plan = context.plan();
  for (const Id<Thing> store : plan.things[writer].data) {
    const auto& backups = context.timeline().BackupsOf(store);
    if (backups.empty()) continue;
    const Step& backup = plan.steps[backups.back().step];
    const Step* later = StoppedLater(context, writer, backup);
    if (later == nullptr) continue;
    const Id<Step> stops = plan.order[later->forward - 1];
    if (!context.timeline().questions().InOneRun(backups.back().step, stops)) continue;
    Diagnostic finding = context.Finding(
        backup.name_span,
        fmt::format("backup `{}` of `{}` is taken before {} stops the rest of `{}`", backup.backup,
                    plan.things[store].path, StepNumber(*later), plan.things[writer].path));
    finding.labels.push_back({.span = later->name_span, .text = "runs until here"});
    finding.remarks.push_back(
        EffectRemark("what that part still writes is not in the copy, and in no other"));
    finding.remarks.push_back(
        HelpRemark(fmt::format("move {} behind {}", StepNumber(backup), StepNumber(*later))));
    context.Report(std::move(finding));
  }
}

// `workflows.argoproj.io/x` as one kind: `workflow`.
std::string KindOf(const std::string& object) {
  std::string kind = object.substr(0, object.find_first_of("./"));
  if (kind.ends_with('s')) kind.pop_back();
  return kind;
}

// The steps before it that ask for work of this kind, or pause what starts it.
std::vector<Id<Step>> AskedBefore(const RuleContext& context, const Step& step,
                                  const WorkloadFact& fact) {
  const Plan& plan = context.plan();
  std::vector<Id<Step>> asked;
  for (const Id<Step> id : plan.order) {
    const Step& earlier = plan.steps[id];
    if (!Precedes(earlier, step)) continue;
    const bool asks = std::ranges::any_of(earlier.operations, [&](const Operation& operation) {
      return operation.command && operation.kind != OperationKind::kCapture &&
             std::ranges::any_of(operation.command->effects, [&](const CommandEffect& effect) {
               return std::ranges::find(fact.kinds, KindOf(effect.object)) != fact.kinds.end();
             });
    });
    if (!asks) continue;
    asked.push_back(id);
    if (context.timeline().questions().Needed(id).empty()) break;
  }
  return asked;
}

// Its servers are stopped for the copy, and what they have started goes on and writes.
void CheckRuns(RuleContext& context, Id<Thing> writer) {
  const Plan& plan = context.plan();
  const Timeline& timeline = context.timeline();
  if (timeline.writers().EventsOf(writer).empty()) return;
  for (const WorkloadFact& fact : context.facts().Of<WorkloadFact>()) {
    if (!IsCalled(plan.things[writer], fact.names)) continue;
    for (const Id<Thing> store : plan.things[writer].data) {
      for (const BackupState& backup : timeline.BackupsOf(store)) {
        const Step& step = plan.steps[backup.step];
        if (timeline.writers().RunsAt(writer, backup.step)) continue;
        const auto answers = timeline.RunWithout(backup.step, AskedBefore(context, step, fact));
        if (!answers) continue;
        Diagnostic finding = context.Finding(
            step.name_span,
            fmt::format("backup `{}` of `{}` is taken with `{}` stopped, and {} may still be on "
                        "their way",
                        step.backup, plan.things[store].path, plan.things[writer].path, fact.what));
        finding.remarks.push_back(
            EffectRemark("what they write now is in one copy and not in the other"));
        finding.remarks.push_back(AssumedRemark(fmt::format(
            "no step before waits for their end: none asks for {}", fact.kinds.front())));
        finding.remarks.push_back(HelpRemark(
            "before the servers are stopped, stop what starts them and wait until none runs: of "
            "Pipelines `wait … using kfp.no_runs`"));
        context.Report(std::move(finding));
        return;
      }
    }
  }
}

void Check(RuleContext& context) {
  const Plan& plan = context.plan();
  const Timeline& timeline = context.timeline();
  std::set<Id<Step>> reported;
  for (std::uint32_t i = 0; i < plan.things.size(); ++i) {
    const Id<Thing> writer{i};
    CheckParts(context, writer);
    CheckRuns(context, writer);
    std::vector<Id<Thing>> stores;  // that are backed up
    std::optional<Id<Thing>> torn;  // the first one of them that is only copied under way
    for (const Id<Thing> store : plan.things[writer].data) {
      const auto& writers = timeline.writers().Of(store);
      if (std::find(writers.begin(), writers.end(), writer) == writers.end()) continue;
      if (timeline.BackupsOf(store).empty()) continue;
      stores.push_back(store);
      if (!torn && !HasQuietBackup(timeline, writer, store)) torn = store;
    }
    if (stores.size() < 2 || !torn) continue;
    const Step& backup = plan.steps[timeline.BackupsOf(*torn).back().step];
    if (!reported.insert(timeline.BackupsOf(*torn).back().step).second) continue;
    const Id<Thing> other = stores.front() == *torn ? stores[1] : stores.front();
    const std::string& name = plan.things[writer].path;
    Diagnostic finding = context.Finding(
        backup.name_span,
        fmt::format("`{}` and `{}` belong together, and backup `{}` is taken while `{}` may write "
                    "to them",
                    plan.things[*torn].path, plan.things[other].path, backup.backup, name));
    finding.labels.push_back({.span = plan.things[writer].span, .text = "writes to both"});
    const Step& second = plan.steps[timeline.BackupsOf(other).back().step];
    if (&second != &backup) {
      finding.labels.push_back({.span = second.name_span, .text = "the other copy"});
    }
    finding.remarks.push_back(
        EffectRemark("put back, one of them names what the other does not have"));
    finding.remarks.push_back(AssumedRemark(
        fmt::format("`{}` runs: nothing in the plan stops it before the backups", name)));
    finding.remarks.push_back(
        HelpRemark(fmt::format("stop `{}`, back up all that it writes, then go on", name)));
    context.Report(std::move(finding));
  }
}

}  // namespace

extern const Rule kInconsistentCut = {
    .info =
        {.code = "BKP05",
         .name = "inconsistent-cut",
         .severity = Severity::kWarning,
         .profile = Profile::kProduction,
         .summary = "stores that belong together are backed up while something writes to them",
         .why =
             R"(A database that names objects of a bucket, and a bucket that was copied ten minutes later, are two moments. Restored together, rows point at nothing. The backups of one system are taken in one quiet interval.)",
         .sources = "github.com/kubeflow/website, issue 726"},
    .check = Check};

}  // namespace belay
