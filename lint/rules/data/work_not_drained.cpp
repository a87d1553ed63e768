#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "lint/catalog/lookup.h"
#include "lint/catalog/tables.h"
#include "lint/context.h"

namespace belay {
namespace {

// `scheduledworkflows.kubeflow.org/x` as one kind: `scheduledworkflow`.
std::string KindOf(const std::string& object) {
  std::string kind = object.substr(0, object.find_first_of("./"));
  if (kind.ends_with('s')) kind.pop_back();
  return kind;
}

// The kinds of objects that a step asks for or changes: it pauses them, or waits for their end.
std::set<std::string> Touched(const Step& step) {
  std::set<std::string> kinds;
  for (const Operation& operation : step.operations) {
    if (!operation.command) continue;
    const bool asks = operation.test.kind != Test::Kind::kSucceeds;
    for (const CommandEffect& effect : operation.command->effects) {
      const bool changes = effect.kind == CommandEffect::Kind::kChange ||
                           effect.kind == CommandEffect::Kind::kDisrupt;
      if ((asks || changes) && !effect.object.empty()) kinds.insert(KindOf(effect.object));
    }
  }
  return kinds;
}

void Check(RuleContext& context) {
  const Plan& plan = context.plan();
  std::map<std::string, const Step*, std::less<>> touched;  // the first step, by kind
  std::set<const WorkloadFact*> reported;
  for (const Id<Step> id : plan.order) {
    const Step& step = plan.steps[id];
    for (const Move& move : step.moves) {
      const Thing& thing = plan.things[move.thing];
      const bool upgrade = move.from.kind() != Version::Kind::kNone &&
                           move.to.kind() != Version::Kind::kNone &&
                           thing.kind == ThingKind::kComponent;
      if (!upgrade) continue;
      for (const WorkloadFact& fact : context.facts().Of<WorkloadFact>()) {
        if (!IsCalled(thing, fact.names) || reported.contains(&fact)) continue;
        const bool drained = context.timeline().writers().EventsOf(move.thing).size() > 0 &&
                             !context.timeline().writers().RunsAt(move.thing, id).has_value();
        const bool looked =
            std::any_of(fact.kinds.begin(), fact.kinds.end(), [&](std::string_view kind) {
              const auto found = touched.find(kind);
              return found != touched.end() && Precedes(*found->second, step);
            });
        if (drained || looked) continue;
        reported.insert(&fact);
        Diagnostic finding = context.Finding(
            step.name_span, fmt::format("{} upgrades `{}` while {} may run or be started",
                                        StepNumber(step), thing.path, fact.what));
        finding.remarks.push_back(
            EffectRemark("what runs loses its controller in the middle, and ends half done or is "
                         "run twice"));
        finding.remarks.push_back(AssumedRemark(
            fmt::format("no step before pauses them or waits for their end: none asks for {}",
                        fact.kinds.front())));
        finding.remarks.push_back(FactRemark(fact.fact));
        finding.remarks.push_back(HelpRemark(
            "pause what is scheduled, `within … using kfp.no_recurring_runs { … }` for Pipelines, "
            "and wait until nothing runs"));
        context.Report(std::move(finding));
      }
    }
    for (const std::string& kind : Touched(step)) touched.emplace(kind, &step);
  }
}

}  // namespace

extern const Rule kWorkNotDrained = {
    .info =
        {.code = "DAT14",
         .name = "work-not-drained",
         .severity = Severity::kError,
         .profile = Profile::kProduction,
         .summary = "a component is upgraded while the work that it looks after goes on",
         .why =
             R"(Runs that go on lose their controller, and schedules start new ones on a half upgraded platform, or twice after a restore. Pause the schedules, wait for the end of what runs, then upgrade.)",
         .sources = "documentation.ubuntu.com/charmed-kubeflow, upgrade guides"},
    .check = Check};

}  // namespace belay
