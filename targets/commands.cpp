#include "targets/commands.h"

#include <string_view>

namespace belay {
namespace {

void Collect(const std::vector<Operation>& operations, std::vector<const Command*>& commands) {
  for (const Operation& operation : operations) {
    if (operation.command) commands.push_back(&*operation.command);
  }
}

void Collect(const Condition& condition, std::vector<const Command*>& commands) {
  if (condition.command) commands.push_back(&*condition.command);
  for (const Condition& operand : condition.operands) Collect(operand, commands);
}

}  // namespace

std::vector<const Command*> AllCommands(const Plan& plan) {
  std::vector<const Command*> commands;
  for (const Secret& secret : plan.secrets) {
    if (secret.command) commands.push_back(&*secret.command);
  }
  for (const Condition& condition : plan.conditions) Collect(condition, commands);
  for (const Step& step : plan.steps) {
    if (step.skip_if && step.skip_if->command) commands.push_back(&*step.skip_if->command);
    Collect(step.operations, commands);
    Collect(step.undo.operations, commands);
    Collect(step.restore, commands);
  }
  Collect(plan.undo.operations, commands);
  return commands;
}

std::string EnterIdOf(const Step& exit) {
  constexpr std::string_view kExit = "exit";
  const std::size_t slash = exit.id.rfind('/');
  std::string id = exit.id;
  return id.replace(slash == std::string::npos ? 0 : slash + 1, kExit.size(), "enter");
}

}  // namespace belay
