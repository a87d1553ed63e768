// The tasks of one step, or of its undo.

#include "targets/argo/graph.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "targets/argo/gates.h"
#include "targets/argo/text.h"

namespace belay::argo {
namespace {

// A pod's deadline counts from before its image is there.
constexpr std::int64_t kStartSeconds = 300;
// The longest that commands with limits of their own can take; nullopt: one of them has none.
std::optional<Duration> LongestTime(const Segment& segment) {
  Duration total{.seconds = kStartSeconds};
  for (const Operation* operation : segment.operations) {
    if (!operation->timing.up_to) return std::nullopt;
    total.seconds += operation->timing.up_to->seconds;
    total.seconds += operation->timing.hold_for.value_or(Duration{}).seconds;
  }
  return total;
}

bool CanSkipInside(const Operation& skip_if, const Segment& segment) {
  return segment.kind == Segment::Kind::kScript && skip_if.command &&
         std::all_of(segment.operations.begin(), segment.operations.end(),
                     [&](const Operation* operation) {
                       return CanShare(*skip_if.command, *operation->command);
                     });
}

}  // namespace

Origin GraphBuilder::OriginOf(const Job& job, const Segment* segment) const {
  Origin origin{.span = job.span,
                .place = Place(context_.input, job.span),
                .step = job.step == nullptr ? std::string()
                                            : fmt::format("{} {}", job.step->number, job.step->id),
                .title = job.step == nullptr ? std::string() : Title(context_.plan(), *job.step),
                .restore = ""};
  if (job.step != nullptr && job.forward) {
    for (const Value& note : job.step->notes) origin.notes += ForPeople(note) + "\n";
  } else if (job.step != nullptr) {
    origin.recover = ForPeople(job.step->undo.recover);
  }
  if (segment == nullptr) return origin;
  if (segment->operations.size() == 1) {
    origin.place = Place(context_.input, segment->operations.front()->call);
  }
  // Beside a backup stands how to put it back, also where no step of the plan does.
  if (job.forward && job.step != nullptr &&
      (Changes(*segment) || segment->kind == Segment::Kind::kPerson)) {
    for (const Operation& operation : job.step->restore) {
      if (operation.command) origin.restore += operation.command->text + "\n";
    }
  }
  return origin;
}

Script GraphBuilder::JobScript(const Job& job, const Segment& segment) {
  ScriptWriter writer(context_);
  const bool skips =
      job.skip_if != nullptr && Changes(segment) && CanSkipInside(*job.skip_if, segment);
  if (skips) writer.AddSkip(*job.skip_if);
  for (const Operation* operation : segment.operations) writer.AddOperation(*operation);
  Script script = writer.Finish(graph_.problems);
  const Step* step = job.forward ? job.step : nullptr;
  if (segment.kind == Segment::Kind::kCapture) script.output = kValue;
  script.deadline = step != nullptr && step->timeout ? step->timeout : LongestTime(segment);
  if (step != nullptr && step->retries > 0) {
    script.retry = {
        .policy = Retry::Policy::kAlways, .limit = step->retries, .every = step->retry_every};
  } else if (job.again || skips || !Changes(segment)) {
    script.retry = {.policy = Retry::Policy::kOnError, .limit = kLostPods, .every = {}};
  }
  // Otherwise a pod that is lost in the middle leaves the step in doubt, and a person decides.
  return script;
}

std::vector<After> GraphBuilder::AddPerson(const std::string& name, const Job& job,
                                           const Operation* operation,
                                           const std::vector<After>& after,
                                           const std::vector<std::string>& guards, Done& done) {
  const Suspension suspension = PersonSuspension(context_, job.step, operation);
  const std::string question = suspension.question;
  Segment segment{.kind = Segment::Kind::kPerson, .operations = {}};
  if (operation != nullptr) segment.operations.push_back(operation);
  Add({.name = name, .origin = OriginOf(job, &segment), .body = suspension}, after, guards);
  // A node that a person says no to has succeeded, for Argo: another one has to fail.
  std::vector<std::string> unless = guards;
  unless.push_back(fmt::format("{} != 'YES'", Said(name, question)));
  const std::string declined = name + "-declined";
  AddStop(declined,
          fmt::format("nobody said YES at {0}; to be asked again: argo retry {1} "
                      "--restart-successful --node-field-selector displayName={0}",
                      name, "{{workflow.name}}"),
          job.span, Depends(Ends(name, guards)), unless);
  if (operation != nullptr && operation->rollback_if_declined) {
    done.rollback_gates.push_back(declined);
  }
  return {{.task = declined, .result = After::Result::kSkipped}};
}

GraphBuilder::Done GraphBuilder::AddJob(const Job& job, std::vector<After> after,
                                        std::vector<std::string> guards) {
  std::vector<Segment> segments = Split(*job.operations);
  if (segments.empty()) segments.push_back({.kind = Segment::Kind::kPerson, .operations = {}});
  Done done;
  if (job.skip_if != nullptr && job.skip_if->command &&
      (segments.size() > 1 || !CanSkipInside(*job.skip_if, segments.front()) ||
       !Changes(segments.front()))) {
    const std::string name = job.name + "-skip";
    ScriptWriter writer(context_);
    writer.AddAnswer(*job.skip_if->command, job.skip_if->test, job.skip_if->call);
    Script script = writer.Finish(graph_.problems);
    script.output = kAnswer;
    script.retry = {.policy = Retry::Policy::kOnError, .limit = kLostPods, .every = {}};
    Add({.name = name, .origin = OriginOf(job, nullptr), .body = std::move(script)}, after, guards);
    after = Ends(name, guards);
    guards.push_back(fmt::format("!({})", IsYes(name)));
  }
  std::map<std::string, int> suffixes;
  std::string first;
  for (const Segment& segment : segments) {
    std::string name = job.name;
    if (segments.size() > 1) {
      const std::string suffix = Suffix(segment);
      const int count = ++suffixes[suffix];
      name += '-' + suffix + (count == 1 ? "" : fmt::format("-{}", count));
    }
    if (first.empty()) first = name;
    switch (segment.kind) {
      case Segment::Kind::kPerson: {
        const Operation* operation =
            segment.operations.empty() ? nullptr : segment.operations.front();
        const bool work = Question(operation) == "done";
        if (done.begun.empty() && work) done.begun = name;
        after = AddPerson(name, job, operation, after, guards, done);
        break;
      }
      case Segment::Kind::kSoak:
        Add({.name = name,
             .origin = OriginOf(job, &segment),
             .body = SoakSuspension(*segment.operations.front())},
            after, guards);
        after = Ends(name, guards);
        break;
      case Segment::Kind::kScript:
      case Segment::Kind::kCapture: {
        Add({.name = name, .origin = OriginOf(job, &segment), .body = JobScript(job, segment)},
            after, guards);
        if (segment.kind == Segment::Kind::kCapture) {
          context_.capture_tasks[segment.operations.front()->key] = name;
        }
        if (done.begun.empty() && Changes(segment)) done.begun = name;
        after = Ends(name, guards);
        break;
      }
    }
  }
  done.changes = !done.begun.empty();
  if (!done.changes) done.begun = first;
  done.after = std::move(after);
  return done;
}

}  // namespace belay::argo
