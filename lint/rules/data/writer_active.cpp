#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <string>

#include "lint/catalog/tables.h"
#include "lint/context.h"

namespace belay {
namespace {

// The step is the writer's own doing: a server that migrates when it starts.
bool IsSubject(const Step& step, Id<Thing> writer) {
  return std::any_of(step.subjects.begin(), step.subjects.end(),
                     [&](const Subject& subject) { return subject.thing == writer; });
}

void Check(RuleContext& context) {
  const Plan& plan = context.plan();
  const Writers& writers = context.timeline().writers();
  std::set<Id<Thing>> reported;
  for (const Id<Step> id : plan.order) {
    const Step& step = plan.steps[id];
    for (const Effect& effect : step.effects) {
      const auto store = effect.subject.thing;
      if (effect.kind != EffectKind::kMigrate || !store || reported.contains(*store)) continue;
      for (const Id<Thing> writer : writers.Of(*store)) {
        if (IsSubject(step, writer)) continue;
        const auto answers = writers.RunsAt(writer, id);
        if (!answers) continue;
        const std::string& name = plan.things[writer].path;
        Diagnostic finding = context.Finding(
            step.name_span, fmt::format("{} migrates `{}` while `{}` may run and write to it",
                                        StepNumber(step), plan.things[*store].path, name));
        finding.labels.push_back(
            {.span = plan.things[writer].span, .text = "writes while it runs"});
        finding.remarks.push_back(
            EffectRemark("what is written meanwhile is lost, or in a form that neither version "
                         "reads"));
        std::string assumed = fmt::format("`{}` runs: no step before has stopped it", name);
        if (!answers->empty()) {
          assumed += "; " + context.timeline().questions().Describe(*answers);
        }
        finding.remarks.push_back(AssumedRemark(std::move(assumed)));
        finding.remarks.push_back(HelpRemark(fmt::format(
            "put it into `within {} using kubectl.stopped {{ … }}`, or stop `{}` otherwise before",
            name, name)));
        context.Report(std::move(finding));
        reported.insert(*store);
        break;
      }
    }
  }
}

}  // namespace

extern const Rule kWriterActive = {
    .info =
        {.code = "DAT04",
         .name = "writer-active",
         .severity = Severity::kError,
         .profile = Profile::kStandard,
         .summary = "data are copied or migrated while something writes them",
         .why =
             R"(A copy of data that change is of no moment at all: some of it is old, some new. A schema that changes under a running server breaks the server's statements, or the server's rows. Stop what writes, then copy or migrate.)",
         .sources = "mlflow.org/docs, self-hosting, migration; Charmed Kubeflow, upgrade guides"},
    .check = Check};

}  // namespace belay
