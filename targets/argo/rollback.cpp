#include "targets/argo/rollback.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <string>
#include <utility>

#include "targets/argo/gates.h"
#include "targets/argo/text.h"
#include "targets/commands.h"

namespace belay::argo {
namespace {

constexpr char kGate[] = "rollback";
constexpr char kDeclined[] = "rollback-declined";

// `a.Failed || a.Errored || a.Omitted || …`: true when one end was not reached. All tasks of the
// plan come before some end, and what follows a failed task is omitted.
std::string NotReached(const std::vector<After>& ends) {
  std::string text;
  for (const After& end : ends) {
    if (!text.empty()) text += " || ";
    text += fmt::format("{0}.Failed || {0}.Errored || {0}.Omitted", end.task);
  }
  return text;
}

// The expression that is true when a task has run, well or not.
std::string HasRun(const std::string& task) {
  return fmt::format("tasks['{}'].status in ['Succeeded', 'Failed', 'Error']", task);
}

// The expression that is true when a gate with `otherwise rollback` was declined: then nobody has
// to be asked once more.
std::string Unasked(const std::vector<std::string>& gates) {
  std::string text;
  for (const std::string& gate : gates) {
    if (!text.empty()) text += " || ";
    text += fmt::format("tasks['{}'].status == 'Failed'", gate);
  }
  return text;
}

std::string WhyNot(const Step& step, const Plan& plan) {
  const std::string name = fmt::format("{} {}", step.number, Title(plan, step));
  if (step.undo.kind == Undo::Kind::kMissing) {
    return fmt::format("the plan does not say how to undo {}; the steps before it stay as they are",
                       name);
  }
  std::string text = fmt::format("{} cannot be undone", name);
  if (!step.undo.why.empty()) text += ": " + ForPeople(step.undo.why);
  if (!step.undo.recover.empty()) text += "; instead: " + ForPeople(step.undo.recover);
  return text + "; the steps before it stay as they are";
}

// The steps that an undo is for: its own, and those of a stage whose rollback it is. Only such that
// may change something, where there are any: a failing check leaves nothing to undo.
std::vector<std::string> BegunBy(const Plan& plan, Id<Step> id, const GraphBuilder& builder) {
  std::vector<std::string> tasks;
  for (const Id<Step> other : plan.order) {
    const Undo& undo = plan.steps[other].undo;
    const bool covered = undo.kind == Undo::Kind::kCovered && undo.span == plan.steps[id].undo.span;
    const auto done = builder.done().find(other);
    if ((other != id && !covered) || done == builder.done().end()) continue;
    if (done->second.changes) tasks.push_back(done->second.begun);
  }
  const auto own = builder.done().find(id);
  if (tasks.empty() && own != builder.done().end()) tasks.push_back(own->second.begun);
  return tasks;
}

std::string AnyHasRun(const std::vector<std::string>& tasks) {
  std::string text;
  for (const std::string& task : tasks) text += (text.empty() ? "" : " || ") + HasRun(task);
  return text.empty() ? "false" : fmt::format("({})", text);
}

// The expression that is true when a step has begun that the way back would undo: else a wrong
// argument would stop at a question that has no answer.
std::string SomethingToUndo(const Plan& plan, const GraphBuilder& builder) {
  const bool whole = plan.undo.kind == Undo::Kind::kOperations;
  std::vector<std::string> tasks;
  for (const Id<Step> id : plan.order) {
    const auto done = builder.done().find(id);
    if (done == builder.done().end()) continue;
    if (whole) {
      if (done->second.changes) tasks.push_back(done->second.begun);
    } else if (plan.steps[id].undo.kind == Undo::Kind::kOperations) {
      for (std::string& task : BegunBy(plan, id, builder)) tasks.push_back(std::move(task));
    }
  }
  return AnyHasRun(tasks);
}

// Brackets that are left after a failure too, by the steps that enter them: the first and the last
// task.
using Left = std::map<std::string, std::pair<std::string, std::string>>;

std::string HasEnded(const std::string& task) {
  return fmt::format("({0}.Succeeded || {0}.Skipped || {0}.Failed || {0}.Errored || {0}.Omitted)",
                     task);
}

// One after the other, the inner ones first, as they stand in the plan; also when one fails.
Left LeaveBrackets(const Plan& plan, const std::vector<After>& ends, GraphBuilder& builder) {
  Left left;
  std::string before;
  for (const Id<Step> id : plan.order) {
    const Step& step = plan.steps[id];
    if (!step.always) continue;
    const std::string enter = EnterIdOf(step);
    const auto entered =
        std::find_if(builder.done().begin(), builder.done().end(),
                     [&](const auto& done) { return plan.steps[done.first].id == enter; });
    const auto exited = builder.done().find(id);
    if (entered == builder.done().end() || exited == builder.done().end()) continue;
    Graph& graph = builder.graph();
    const std::size_t first = graph.tasks.size();
    builder.AddJob({.name = "leave-" + Mangle(step.id),
                    .step = &step,
                    .operations = &step.operations,
                    .skip_if = nullptr,
                    .forward = false,
                    .again = false,
                    .span = step.span},
                   {}, {HasRun(entered->second.begun), "!(" + HasRun(exited->second.begun) + ")"});
    graph.tasks[first].depends = fmt::format("({})", NotReached(ends));
    if (!before.empty()) graph.tasks[first].depends += " && " + HasEnded(before);
    before = graph.tasks.back().name;
    left.emplace(enter, std::pair(graph.tasks[first].name, before));
  }
  return left;
}

void AddGate(const Context& context, const std::vector<After>& ends, const Left& left,
             GraphBuilder& builder) {
  const Plan& plan = context.plan();
  Suspension gate{.question = "approve", .description = "", .duration = std::nullopt};
  gate.description = fmt::format(
      "The plan has stopped before its end. YES undoes what was done, last step first. NO leaves "
      "everything as it is; to go on after that, from the step that failed: argo retry {} "
      "--restart-successful --node-field-selector displayName={}",
      "{{workflow.name}}", kGate);
  const std::string unasked = Unasked(builder.rollback_gates());
  std::vector<std::string> guards;
  if (!unasked.empty()) guards.push_back(fmt::format("!({})", unasked));
  std::vector<std::string> asked = guards;
  asked.push_back(SomethingToUndo(plan, builder));
  std::string depends = NotReached(ends);
  if (!left.empty()) depends = fmt::format("({})", depends);
  for (const auto& [enter, tasks] : left) depends += " && " + HasEnded(tasks.second);
  Graph& graph = builder.graph();
  graph.templates.push_back({.name = kGate,
                             .origin = {.span = plan.span,
                                        .place = Place(context.input, plan.span),
                                        .step = "",
                                        .title = "Roll back?",
                                        .restore = ""},
                             .body = gate});
  graph.tasks.push_back({.name = kGate,
                         .run = kGate,
                         .depends = depends,
                         .when = When(asked),
                         .arguments = {},
                         .span = plan.span});
  guards.push_back(fmt::format("{} != 'YES'", Said(kGate, gate.question)));
  builder.AddStop(kDeclined, "the plan has stopped before its end, and nothing was rolled back",
                  plan.span,
                  Depends({{.task = kGate, .result = After::Result::kSucceededOrSkipped}}), guards);
}

}  // namespace

bool HasRollback(const Plan& plan) {
  return plan.undo.kind == Undo::Kind::kOperations ||
         std::any_of(plan.order.begin(), plan.order.end(), [&](Id<Step> id) {
           return plan.steps[id].undo.kind == Undo::Kind::kOperations;
         });
}

void AddRollback(const Context& context, const std::vector<After>& ends, GraphBuilder& builder) {
  const Plan& plan = context.plan();
  if (!HasRollback(plan) || ends.empty()) return;
  const Left left = LeaveBrackets(plan, ends, builder);
  AddGate(context, ends, left, builder);
  std::vector<After> after = {{.task = kDeclined, .result = After::Result::kSkipped}};
  if (plan.undo.kind == Undo::Kind::kOperations) {
    after = builder
                .AddJob({.name = "undo-plan",
                         .step = nullptr,
                         .operations = &plan.undo.operations,
                         .skip_if = nullptr,
                         .forward = false,
                         .again = false,
                         .span = plan.undo.span},
                        after, {SomethingToUndo(plan, builder)})
                .after;
  } else {
    for (auto id = plan.order.rbegin(); id != plan.order.rend(); ++id) {
      const Step& step = plan.steps[*id];
      const std::vector<std::string> begun = BegunBy(plan, *id, builder);
      if (begun.empty()) continue;
      const std::string name = "undo-" + Mangle(step.id);
      std::vector<std::string> guards = {AnyHasRun(begun)};
      if (const auto out = left.find(step.id); out != left.end()) {
        guards.push_back(fmt::format("tasks['{}'].status != 'Succeeded'", out->second.second));
      }
      switch (step.undo.kind) {
        case Undo::Kind::kNotNeeded:
        case Undo::Kind::kCovered:
          break;
        case Undo::Kind::kImpossible:
        case Undo::Kind::kMissing:
          builder.AddStop(name, WhyNot(step, plan), step.span, Depends(after), guards);
          after = {{.task = name, .result = After::Result::kSkipped}};
          break;
        case Undo::Kind::kOperations:
          after = builder
                      .AddJob({.name = name,
                               .step = &step,
                               .operations = &step.undo.operations,
                               .skip_if = nullptr,
                               .forward = false,
                               .again = false,
                               .span = step.undo.span},
                              after, guards)
                      .after;
          break;
      }
    }
  }
  builder.AddStop("rolled-back", "rolled back: the plan was not carried out", plan.span,
                  Depends(after), {});
}

}  // namespace belay::argo
