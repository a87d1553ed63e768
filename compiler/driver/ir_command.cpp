#include "compiler/driver/commands.h"
#include "compiler/driver/one_plan.h"
#include "compiler/driver/set_from.h"
#include "compiler/plan/json.h"

namespace belay {

Result Run(const IrArguments& arguments, World& world) {
  using Json = nlohmann::ordered_json;
  Result result;
  const auto settings = AllSettings(arguments.settings, arguments.set_from, world.files, result);
  if (!settings) return result;
  Workspace workspace(world.files, arguments.stdin_name, result);
  const std::optional<Plan> plan = CompileOne(arguments.plan, *settings, workspace, world, result);
  if (!plan) return result;
  const std::vector<Diagnostic> findings = workspace.diagnostics().Sorted();
  result.notes += Render(Format::kText, findings, workspace.sources(), world.notes);
  constexpr auto kReplace = Json::error_handler_t::replace;
  result.out = arguments.canonical
                   ? ToJsonWithoutPlaces(*plan).dump(-1, ' ', false, kReplace)
                   : ToJson(*plan, workspace.sources()).dump(2, ' ', false, kReplace);
  result.out += '\n';
  return result;
}

}  // namespace belay
