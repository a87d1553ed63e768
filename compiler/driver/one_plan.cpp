#include "compiler/driver/one_plan.h"

#include <fmt/format.h>

#include "compiler/driver/inputs.h"

namespace belay {

std::optional<Plan> CompileOne(const std::string& path, const Settings& settings,
                               Workspace& workspace, const World& world, Result& result) {
  if (path != kStandardInput && world.files.IsFolder(path)) {
    result.Note(ExitCode::kUsage, fmt::format("`{}` is a folder; one plan is needed", path));
    return std::nullopt;
  }
  const std::optional<FileId> file = workspace.Open(path);
  if (!file) return std::nullopt;
  std::optional<Plan> plan = workspace.Compile(*file, settings);
  if (plan) return plan;
  const std::vector<Diagnostic> findings = workspace.diagnostics().Sorted();
  result.notes += Render(Format::kText, findings, workspace.sources(), world.notes);
  if (!findings.empty()) result.notes += '\n';
  if (workspace.diagnostics().has_errors()) {
    result.Note(ExitCode::kFindings, fmt::format("{}; there is no plan to go on with",
                                                 Summary(findings, {.files = 1, .steps = 0})));
  } else {
    result.Note(ExitCode::kUsage, fmt::format("`{}` is a module: it has no plan", path));
  }
  return std::nullopt;
}

}  // namespace belay
