#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "targets/argo/argo.h"
#include "targets/argo/arguments.h"
#include "targets/argo/braces.h"
#include "targets/argo/context.h"
#include "targets/argo/documents.h"
#include "targets/argo/text.h"
#include "targets/argo/workflow.h"
#include "targets/argo/yaml.h"
#include "targets/commands.h"

namespace belay {
namespace {

// The CRD since Argo 4.0 takes so many templates, and so many tasks in one `dag`.
constexpr std::size_t kMostTemplates = 200;

// An object of etcd is at most 1 MiB, and the status of each task has to fit in as well.
constexpr std::size_t kMostBytes = 700UL * 1024;

// Of a node, by validate.go (4.1.2); of an object whose name becomes a label with five characters
// and a hyphen behind it.
constexpr std::size_t kLongestTask = 128;
constexpr std::size_t kLongestName = 63 - 6;

class Checker {
 public:
  explicit Checker(const TargetInput& input) : input_(input), plan_(input.plan) {}

  std::vector<ArgoProblem> Check() {
    NotKnown();
    Names();
    Texts();
    Look(nullptr, plan_.order, plan_.span);
    for (const Procedure& procedure : plan_.procedures) {
      Look(&procedure, procedure.order, procedure.span);
    }
    std::stable_sort(problems_.begin(), problems_.end(),
                     [](const ArgoProblem& a, const ArgoProblem& b) { return a.span < b.span; });
    return std::move(problems_);
  }

 private:
  void Report(const Span& span, std::string message) {
    problems_.push_back({.span = span, .message = std::move(message)});
  }

  void Text(std::string_view what, std::string_view text, const Span& span) {
    const auto trouble = argo::BraceTrouble(text);
    if (trouble) Report(span, fmt::format("the {} {}", what, trouble->message));
  }
  void Text(std::string_view what, const Value& value, const Span& span) {
    const auto trouble = argo::BraceTrouble(value);
    if (trouble) Report(span, fmt::format("the {} {}", what, *trouble));
  }

  void Test(const belay::Test& test, const Span& span) {
    Text("expected output", test.expected, span);
    for (const Value& bad : test.fails_on) Text("expected output", bad, span);
  }

  // What has no form in a workflow.
  void NotKnown() {
    for (const Command* command : AllCommands(plan_)) {
      if (command->host.empty()) continue;
      Report(command->span, fmt::format("a workflow has no way to `{}`: its pods have no keys of "
                                        "hosts; compile it to bash or markdown",
                                        command->host.Display()));
    }
    for (const Loop& loop : plan_.loops) {
      Report(loop.span,
             "a workflow cannot do steps for each member of a list that is known only "
             "when it runs; compile it to bash or markdown");
    }
  }

  void Look(const Condition& condition) {
    Text("question", condition.question, condition.span);
    Text("comparison", condition.left, condition.span);
    Text("comparison", condition.right, condition.span);
    Test(condition.test, condition.span);
    for (const Condition& operand : condition.operands) Look(operand);
  }

  // Everything that stands in a template, where Argo looks for `{{`.
  void Texts() {
    for (const Command* command : AllCommands(plan_)) {
      if (const auto trouble = argo::BraceTrouble(command->text)) {
        Report(PlaceIn(*command, trouble->begin, trouble->end), "the command " + trouble->message);
      }
      Text("folder", command->folder, command->span);
      for (const Binding& binding : command->bindings) {
        Text(fmt::format("value of `${}`", binding.name), binding.value, command->span);
        if (binding.name.starts_with("BELAY_")) {
          Report(command->span, fmt::format("`${}` is a name of belay's own in its scripts; names "
                                            "of a plan must not begin with `BELAY_`",
                                            binding.name));
        }
      }
    }
    argo::ForEachOperation(plan_, [&](const Operation& operation) {
      Text("title", operation.title, operation.call);
      Text("name", operation.who, operation.call);
      Test(operation.test, operation.call);
    });
    for (const Step& step : plan_.steps) {
      Text("title", step.title, step.span);
      Text("name", step.who, step.span);
      for (const Value& note : step.notes) Text("note", note, step.span);
      Text("reason", step.undo.why, step.undo.span);
      Text("advice", step.undo.recover, step.undo.span);
    }
    for (const Condition& condition : plan_.conditions) Look(condition);
    for (const FileText& file : plan_.files) {
      if (file.text) Text("text of the file", *file.text, file.span);
    }
    for (const EnvironmentVariable& variable : plan_.environment) {
      if (variable.value) Text("value", *variable.value, variable.span);
    }
    for (const Parameter& parameter : plan_.parameters) {
      if (parameter.standard) Text("default", *parameter.standard, parameter.span);
      if (parameter.pattern) Text("pattern", *parameter.pattern, parameter.span);
    }
  }

  void Names() {
    constexpr std::array<std::string_view, 4> kOwn = {
        argo::kImageParameter, argo::kRepositoryParameter, argo::kRevisionParameter,
        argo::kRunParameter};
    std::set<std::string> arguments(kOwn.begin(), kOwn.end());
    const auto argument = [&](const std::string& name, const Span& span) {
      if (!arguments.insert(name).second) {
        Report(span, fmt::format("`{}` is the name of another argument of the workflow", name));
      }
    };
    for (const Parameter& parameter : plan_.parameters) argument(parameter.name, parameter.span);
    for (const EnvironmentVariable& variable : plan_.environment) {
      if (!variable.value) argument(variable.name, variable.span);
    }
    Length(argo::BaseName(plan_), plan_.span);
    for (const Procedure& procedure : plan_.procedures) {
      Length(argo::ProcedureName(plan_, procedure), procedure.span);
    }
  }

  void Length(const std::string& name, const Span& span) {
    if (name.size() <= kLongestName) return;
    Report(span, fmt::format("the name `{}` of the workflow has {} characters; at most {} fit in "
                             "a label together with what Argo adds",
                             name, name.size(), kLongestName));
  }

  void Look(const Procedure* procedure, const std::vector<Id<Step>>& order, const Span& span) {
    const auto steps = static_cast<std::size_t>(std::count_if(
        order.begin(), order.end(), [&](Id<Step> id) { return !plan_.steps[id].backup_unneeded; }));
    if (steps > kMostTemplates) {  // each is a task, so there is no need to build what is too large
      TooMany(steps, span);
      return;
    }
    Look(argo::BuildWorkflow(input_, procedure), span);
  }

  void TooMany(std::size_t tasks, const Span& span) {
    Report(span, fmt::format("the workflow would have {} tasks or more; Argo takes {}: move steps "
                             "to a second plan",
                             tasks, kMostTemplates));
  }

  void Look(const argo::Workflow& workflow, const Span& span) {
    const argo::Graph& graph = workflow.graph;
    problems_.insert(problems_.end(), graph.problems.begin(), graph.problems.end());
    std::map<std::string_view, const argo::Task*> tasks;
    for (const argo::Task& task : graph.tasks) {
      const auto [known, added] = tasks.emplace(task.name, &task);
      if (!added) {
        Report(task.span, fmt::format("the name of this step becomes `{}` in Kubernetes, as does "
                                      "that of {}; give one of them another name with `as`",
                                      task.name, argo::Place(input_, known->second->span)));
      }
      if (task.name.size() > kLongestTask) {
        Report(task.span, fmt::format("the task `{}` has a name of {} characters; Argo takes {}",
                                      task.name, task.name.size(), kLongestTask));
      }
    }
    const std::size_t most = std::max(graph.tasks.size(), graph.templates.size() + 1);
    if (most > kMostTemplates) TooMany(most, span);
    const std::size_t bytes = argo::ToText(argo::WorkflowDocument(workflow.context, graph)).size();
    if (bytes > kMostBytes) {
      Report(span, fmt::format("the workflow would have {} KiB; with its status it must fit in "
                               "1 MiB, so at most {} KiB: move steps to a second plan",
                               bytes / 1024, kMostBytes / 1024));
    }
  }

  const TargetInput& input_;
  const Plan& plan_;
  std::vector<ArgoProblem> problems_;
};

}  // namespace

std::vector<ArgoProblem> CheckArgo(const TargetInput& input) {
  return Checker(input).Check();
}

}  // namespace belay
