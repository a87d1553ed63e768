#include <fmt/format.h>

#include <algorithm>

#include "compiler/driver/commands.h"
#include "compiler/driver/inputs.h"
#include "compiler/driver/project.h"
#include "compiler/driver/set_from.h"
#include "compiler/driver/workspace.h"
#include "lint/variants.h"

namespace belay {
namespace {

// `belay explain SKW01` for the worst finding, the first of its kind.
std::string ExplainHint(const std::vector<Diagnostic>& findings) {
  const auto worst = std::max_element(
      findings.begin(), findings.end(),
      [](const Diagnostic& a, const Diagnostic& b) { return a.severity < b.severity; });
  return fmt::format("why it matters, with a bad and a good plan: belay explain {}\n", worst->code);
}

}  // namespace

Result Run(const LintArguments& arguments, World& world) {
  Result result;
  const auto settings = AllSettings(arguments.settings, arguments.set_from, world.files, result);
  if (!settings) return result;
  const std::vector<std::string> paths = FindInputs(arguments.paths, world.files, result);
  Projects projects(arguments.project, arguments.stdin_name, world.files, result);
  for (const std::string& path : paths) {
    if (projects.Of(path) == nullptr) return result;
  }
  Workspace workspace(world.files, arguments.stdin_name, result);
  Extent extent;
  for (const std::string& path : paths) {
    const std::optional<FileId> file = workspace.Open(path);
    if (!file) continue;
    ++extent.files;
    const std::optional<Plan> plan = workspace.Compile(*file, *settings);
    if (!plan) continue;
    extent.steps += plan->steps.size();
    const Project& project = *projects.Of(path);
    LintOptions options;
    options.profile = arguments.profile.value_or(project.profile.value_or(options.profile));
    options.facts = project.facts.get();
    const auto fix = [&](const Variant& values) {
      return workspace.CompileVariant(*file, *settings, values);
    };
    LintWithVariants(*plan, fix, options, workspace.diagnostics());
  }

  const std::vector<Diagnostic> findings = workspace.diagnostics().Sorted();
  result.out = Render(arguments.format, findings, workspace.sources(), world.out);
  if (extent.files == 0) return result;
  const bool has_frames = arguments.format == Format::kText && !findings.empty();
  if (has_frames) result.notes += '\n';
  result.notes += Summary(findings, extent) + '\n';
  if (has_frames) result.notes += ExplainHint(findings);
  const bool fails = std::any_of(findings.begin(), findings.end(), [&](const Diagnostic& finding) {
    return arguments.fail_on && finding.severity >= *arguments.fail_on;
  });
  if (fails) result.code = Worst(result.code, ExitCode::kFindings);
  return result;
}

}  // namespace belay
