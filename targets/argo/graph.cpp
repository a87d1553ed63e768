#include "targets/argo/graph.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "targets/argo/gates.h"
#include "targets/argo/text.h"

namespace belay::argo {

void Join(std::vector<After>& after, const std::vector<After>& more) {
  for (const After& term : more) {
    const bool known = std::any_of(after.begin(), after.end(),
                                   [&](const After& old) { return old.task == term.task; });
    if (!known) after.push_back(term);
  }
}
std::vector<After> Ends(const std::string& task, const std::vector<std::string>& guards) {
  return {
      {.task = task,
       .result = guards.empty() ? After::Result::kSucceeded : After::Result::kSucceededOrSkipped}};
}
std::string Depends(const std::vector<After>& after) {
  std::string text;
  for (const After& term : after) {
    if (!text.empty()) text += " && ";
    switch (term.result) {
      case After::Result::kSucceeded:
        text += fmt::format("{}.Succeeded", term.task);
        break;
      case After::Result::kSucceededOrSkipped:
        text += fmt::format("({0}.Succeeded || {0}.Skipped)", term.task);
        break;
      case After::Result::kSkipped:
        text += fmt::format("{}.Skipped", term.task);
        break;
    }
  }
  return text;
}

std::string When(const std::vector<std::string>& guards) {
  return guards.empty() ? "" : fmt::format("{{{{={}}}}}", fmt::join(guards, " && "));
}

void GraphBuilder::Add(Template made, const std::vector<After>& after,
                       const std::vector<std::string>& guards) {
  Task task{.name = made.name,
            .run = made.name,
            .depends = Depends(after),
            .when = When(guards),
            .arguments = {},
            .span = made.origin.span};
  if (auto* script = std::get_if<Script>(&made.body)) {
    for (std::string& input : script->inputs) {
      const auto taken = context_.capture_tasks.find(input);
      if (taken == context_.capture_tasks.end()) {
        graph_.problems.push_back(
            {.span = made.origin.span,
             .message =
                 fmt::format("`{}` is used here, and no step before this one takes it", input)});
      }
      const std::string from = taken == context_.capture_tasks.end() ? "" : taken->second;
      input = CaptureParameter(input);
      task.arguments.push_back(
          {.name = input,
           .value =
               fmt::format("{{{{=tasks['{}']?.outputs?.parameters?.{} ?? ''}}}}", from, kValue)});
    }
  }
  graph_.templates.push_back(std::move(made));
  graph_.tasks.push_back(std::move(task));
}

void GraphBuilder::AddStop(const std::string& name, const std::string& message, const Span& span,
                           const std::string& depends, const std::vector<std::string>& guards) {
  const bool known = std::any_of(graph_.templates.begin(), graph_.templates.end(),
                                 [](const Template& made) { return made.name == kStopTemplate; });
  if (!known) graph_.templates.push_back(StopTemplate(context_, context_.plan().span));
  graph_.tasks.push_back({.name = name,
                          .run = kStopTemplate,
                          .depends = depends,
                          .when = When(guards),
                          .arguments = {{.name = "message", .value = EnvironmentText(message)}},
                          .span = span});
}

std::vector<After> GraphBuilder::AddBlock(Id<Block> id, std::vector<After> after,
                                          const std::vector<std::string>& guards) {
  const Block& block = context_.plan().blocks[id];
  switch (block.kind) {
    case Block::Kind::kSequence:
    case Block::Kind::kStage:
    case Block::Kind::kEach:
      for (const Node& child : block.children) after = AddNode(child, std::move(after), guards);
      return after;
    case Block::Kind::kParallel: {
      std::vector<After> ends;
      for (const Node& child : block.children) Join(ends, AddNode(child, after, guards));
      return block.children.empty() ? after : ends;
    }
    case Block::Kind::kWhen:
      return AddWhen(block, std::move(after), guards);
  }
  return after;
}

std::vector<After> GraphBuilder::AddNode(const Node& node, std::vector<After> after,
                                         const std::vector<std::string>& guards) {
  if (node.step) return AddStep(*node.step, std::move(after), guards);
  if (node.block) return AddBlock(*node.block, std::move(after), guards);
  return after;
}
std::vector<After> GraphBuilder::AddStep(Id<Step> id, std::vector<After> after,
                                         const std::vector<std::string>& guards) {
  const Step& step = context_.plan().steps[id];
  // `backup S none "why"` is a sentence, not work.
  if (step.backup_unneeded) return after;
  Done done = AddJob({.name = Mangle(step.id),
                      .step = &step,
                      .operations = &step.operations,
                      .skip_if = step.skip_if ? &*step.skip_if : nullptr,
                      .forward = true,
                      .again = step.rerun_safe,
                      .span = step.span},
                     std::move(after), guards);
  done_.emplace(id, done);
  rollback_gates_.insert(rollback_gates_.end(), done.rollback_gates.begin(),
                         done.rollback_gates.end());
  return done.after;
}

}  // namespace belay::argo
