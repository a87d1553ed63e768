#include "compiler/driver/account.h"
#include "compiler/driver/commands.h"
#include "compiler/driver/one_plan.h"
#include "compiler/driver/project.h"
#include "compiler/driver/set_from.h"

namespace belay {

Result Run(const TimelineArguments& arguments, World& world) {
  Result result;
  const auto settings = AllSettings(arguments.settings, arguments.set_from, world.files, result);
  if (!settings) return result;
  Projects projects(arguments.project, arguments.stdin_name, world.files, result);
  const Project* project = projects.Of(arguments.plan);
  if (project == nullptr) return result;
  Workspace workspace(world.files, arguments.stdin_name, result);
  const std::optional<Plan> plan = CompileOne(arguments.plan, *settings, workspace, world, result);
  if (!plan) return result;
  const std::vector<Diagnostic> findings = workspace.diagnostics().Sorted();
  result.notes += Render(Format::kText, findings, workspace.sources(), world.notes);
  const Account account = AccountOf(*plan, *project->facts);
  result.out = arguments.json ? AccountJson(*plan, account) : AccountText(*plan, account);
  return result;
}

}  // namespace belay
