#include "targets/argo/arguments.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <ranges>
#include <set>

#include "targets/argo/prepare.h"
#include "targets/argo/text.h"
#include "targets/tools.h"

namespace belay::argo {
namespace {

// The captures that commands of a procedure use and no step of it takes.
std::set<std::string> CapturesFromElsewhere(const Plan& plan, const Procedure& procedure) {
  std::set<std::string> used;
  std::set<std::string> taken;
  for (const Id<Step> id : procedure.order) {
    for (const Operation& operation : plan.steps[id].operations) {
      if (operation.kind == OperationKind::kCapture) taken.insert(operation.key);
      if (!operation.command) continue;
      for (const Binding& binding : operation.command->bindings) {
        for (const Value::Piece& piece : binding.value.pieces()) {
          const auto* reference = std::get_if<Reference>(&piece);
          if (reference == nullptr || reference->kind != Reference::Kind::kCapture) continue;
          const Operation* capture = FindCapture(plan, reference->name);
          if (capture == nullptr || !capture->secret) used.insert(reference->name);
        }
      }
    }
  }
  for (const std::string& key : taken) used.erase(key);
  return used;
}

}  // namespace

std::vector<WorkflowArgument> WorkflowArguments(const Context& context) {
  const Plan& plan = context.plan();
  std::vector<WorkflowArgument> arguments;
  std::map<std::string, Version> tools = NotableToolsOf(plan);
  if (!plan.source.empty()) tools.emplace("git", Version());
  arguments.push_back(
      {.name = kImageParameter,
       .description = fmt::format("The image of all steps, best by digest: bash 4.4 or later, "
                                  "coreutils, diffutils, findutils, grep, sed, awk, {}",
                                  fmt::join(std::views::keys(tools), ", ")),
       .standard = std::nullopt,
       .choices = {}});
  if (!plan.source.empty()) {
    arguments.push_back(
        {.name = kRepositoryParameter,
         .description = IsRepository(plan.source)
                            ? "The git repository that commands run in"
                            : fmt::format("The git repository that commands run in; the plan says "
                                          "\"{}\", which a pod has not",
                                          plan.source),
         .standard = IsRepository(plan.source) ? std::optional(plan.source) : std::nullopt,
         .choices = {}});
    arguments.push_back({.name = kRevisionParameter,
                         .description = "The commit, tag or branch of it",
                         .standard = "HEAD",
                         .choices = {}});
  }
  for (const Parameter& parameter : plan.parameters) {
    std::string description = Place(context.input, parameter.span);
    if (parameter.pattern) description += fmt::format(": matches {}", *parameter.pattern);
    std::vector<std::string> choices = parameter.choices;
    if (parameter.type == ValueType::kBool && choices.empty()) choices = {"true", "false"};
    arguments.push_back({.name = parameter.name,
                         .description = std::move(description),
                         .standard = parameter.standard,
                         .choices = std::move(choices)});
  }
  for (const EnvironmentVariable& variable : plan.environment) {
    if (variable.value) continue;
    arguments.push_back({.name = variable.name,
                         .description = "The variable that commands see; not set when empty",
                         .standard = "",
                         .choices = {}});
  }
  if (context.procedure == nullptr) return arguments;
  arguments.push_back({.name = kRunParameter,
                       .description = "The workflow whose files and backups this one uses",
                       .standard = std::nullopt,
                       .choices = {}});
  for (const std::string& key : CapturesFromElsewhere(plan, *context.procedure)) {
    arguments.push_back(
        {.name = CaptureParameter(key),
         .description = fmt::format(
             "What the run has remembered as {}: the output `{}` of its task", key, kValue),
         .standard = std::nullopt,
         .choices = {}});
  }
  return arguments;
}

Yaml ToYaml(const WorkflowArgument& argument) {
  Yaml::Map map = {{"name", argument.name}, {"description", argument.description}};
  if (argument.standard) map.push_back({"value", *argument.standard});
  if (!argument.choices.empty()) {
    Yaml::List choices;
    for (const std::string& choice : argument.choices) choices.emplace_back(choice);
    map.push_back({"enum", choices});
  }
  return map;
}

}  // namespace belay::argo
