#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <string>

#include "lint/catalog/tables.h"
#include "lint/context.h"

namespace belay {
namespace {

void Check(RuleContext& context) {
  const Plan& plan = context.plan();
  const Writers& writers = context.timeline().writers();
  std::set<Id<Thing>> reported;
  for (const RestorePoint& point : context.timeline().restore_points()) {
    if (reported.contains(point.store)) continue;
    for (const Id<Thing> writer : writers.Of(point.store)) {
      // What upgrades the writer itself is its own end.
      const Step& end = plan.steps[point.step];
      const bool own =
          point.by_rollback && std::any_of(end.moves.begin(), end.moves.end(),
                                           [&](const Move& move) { return move.thing == writer; });
      if (own) continue;
      const auto answers = writers.RunsBetween(writer, point.backup, point.step);
      if (!answers) continue;
      const Step& step = plan.steps[point.step];
      const Step& backup = plan.steps[point.backup];
      const std::string& name = plan.things[writer].path;
      const std::string& store = plan.things[point.store].path;
      Diagnostic finding = context.Finding(
          step.name_span,
          fmt::format("{} {} backup `{}` ({}), and `{}` may write to `{}` between the two",
                      StepNumber(step), point.by_rollback ? "is taken back by" : "relies on",
                      backup.backup, StepNumber(backup), name, store));
      finding.labels.push_back({.span = backup.name_span, .text = "the backup is as of here"});
      finding.labels.push_back({.span = plan.things[writer].span, .text = "writes while it runs"});
      finding.remarks.push_back(
          EffectRemark("put back, the backup takes away what was written after it"));
      std::string assumed = fmt::format("`{}` runs: no step before has stopped it", name);
      if (!answers->empty()) {
        assumed += "; " + context.timeline().questions().Describe(*answers);
      }
      finding.remarks.push_back(AssumedRemark(std::move(assumed)));
      finding.remarks.push_back(HelpRemark(
          fmt::format("put {} and {} into one `within {} using kubectl.stopped {{ … }}`, or stop "
                      "it otherwise before the backup",
                      StepNumber(backup), StepNumber(step), name)));
      context.Report(std::move(finding));
      reported.insert(point.store);
      break;
    }
  }
}

}  // namespace

extern const Rule kStaleBackup = {
    .info =
        {.code = "BKP04",
         .name = "stale-backup",
         .severity = Severity::kError,
         .profile = Profile::kStandard,
         .summary = "data are written between a backup and the step that it protects",
         .why =
             R"(A backup brings back the moment at which it was taken. What a running service has written since then is lost when it is put back, without a message. So whoever writes is stopped before the backup and starts again after the step.)",
         .sources = "github.com/kubeflow/website, issue 726; GitLab.com database incident, "
                    "2017-01-31"},
    .check = Check};

}  // namespace belay
