#include <fmt/format.h>

#include <algorithm>
#include <string_view>

#include "compiler/driver/commands.h"
#include "compiler/driver/explanations.h"
#include "compiler/driver/inputs.h"
#include "compiler/driver/one_plan.h"
#include "compiler/driver/project.h"
#include "compiler/driver/set_from.h"
#include "compiler/plan/hash.h"
#include "lint/lint.h"
#include "targets/argo/argo.h"
#include "targets/target.h"

namespace belay {
namespace {

const Target& FindTarget(std::string_view name) {
  const auto targets = Targets();
  return *std::find_if(targets.begin(), targets.end(), [&](auto& t) { return t.name == name; });
}

// What the target itself cannot express. It does not know of Diagnostics.
void CheckTarget(const Target& target, const TargetInput& input, Diagnostics& diagnostics) {
  if (target.generate != GenerateArgo) return;
  for (const ArgoProblem& problem : CheckArgo(input)) {
    Diagnostic diagnostic;
    diagnostic.code = kTargetCode;
    diagnostic.name = kTargetName;
    diagnostic.severity = Severity::kError;
    diagnostic.span = problem.span;
    diagnostic.message = problem.message;
    diagnostics.Add(std::move(diagnostic));
  }
}

std::uint32_t FirstDifference(std::string_view a, std::string_view b) {
  const auto at = std::mismatch(a.begin(), a.end(), b.begin(), b.end()).first;
  return static_cast<std::uint32_t>(std::count(a.begin(), at, '\n')) + 1;
}

// --check: is the file what the plan gives now?
void Compare(const OutputFile& output, const CompileArguments& arguments, const World& world,
             Result& result) {
  const std::string& path = arguments.output;
  const ReadResult read = world.files.Read(path);
  std::string stale;
  if (!read.text && !read.missing) {
    result.Note(ExitCode::kFailure, fmt::format("cannot read `{}`: {}", path, read.error));
    return;
  }
  if (!read.text) {
    stale = "does not exist";
  } else if (*read.text != output.text) {
    stale = fmt::format("is stale: it differs from line {} on",
                        FirstDifference(*read.text, output.text));
  } else if (output.executable && !world.files.IsExecutable(path)) {
    stale = "is not executable";
  } else {
    return;
  }
  std::string command =
      fmt::format("belay compile --to {} {} -o {}", arguments.to, arguments.plan, path);
  for (const std::string& file : arguments.set_from) command += " --set-from " + file;
  if (arguments.profile) command += fmt::format(" --profile {}", ToString(*arguments.profile));
  if (!arguments.project.config.empty()) command += " --config " + arguments.project.config;
  if (arguments.project.no_config) command += " --no-config";
  for (const std::string& file : arguments.project.facts) command += " --facts " + file;
  for (const auto& [name, value] : arguments.settings) {
    command += fmt::format(" --set {}={}", name, value);
  }
  if (arguments.allow_errors) command += " --allow-errors";
  result.Note(ExitCode::kFindings, fmt::format("`{}` {}; to write it: {}", path, stale, command));
}

void Write(const OutputFile& output, const std::string& path, World& world, Result& result) {
  const FileMode mode = output.executable ? FileMode::kExecutable : FileMode::kPlain;
  const std::string error = world.files.Write(path, output.text, mode);
  if (error.empty()) return;
  result.Note(ExitCode::kFailure, fmt::format("cannot write `{}`: {}", path, error));
}

}  // namespace

Result Run(const CompileArguments& arguments, World& world) {
  Result result;
  const bool to_file = arguments.output != kStandardInput;
  if (to_file && world.files.IsFolder(arguments.output)) {
    result.Note(ExitCode::kUsage,
                fmt::format("`{}` is a folder; -o takes a file", arguments.output));
    return result;
  }
  const auto settings = AllSettings(arguments.settings, arguments.set_from, world.files, result);
  if (!settings) return result;
  Projects projects(arguments.project, arguments.stdin_name, world.files, result);
  const Project* project = projects.Of(arguments.plan);
  if (project == nullptr) return result;
  Workspace workspace(world.files, arguments.stdin_name, result);
  const std::optional<Plan> plan = CompileOne(arguments.plan, *settings, workspace, world, result);
  if (!plan) return result;

  Diagnostics& diagnostics = workspace.diagnostics();
  LintOptions options;
  options.profile = arguments.profile.value_or(project->profile.value_or(options.profile));
  options.facts = project->facts.get();
  Lint(*plan, options, diagnostics);
  const std::size_t lint_errors = diagnostics.Count(Severity::kError);
  TargetInput input{.plan = *plan,
                    .sources = workspace.sources(),
                    .provenance = {.tool_version = BELAY_VERSION,
                                   .plan_hash = PlanHash(*plan),
                                   .allowed_errors = lint_errors}};
  const Target& target = FindTarget(arguments.to);
  CheckTarget(target, input, diagnostics);

  const std::vector<Diagnostic> findings = diagnostics.Sorted();
  result.notes += Render(Format::kText, findings, workspace.sources(), world.notes);
  if (!findings.empty()) result.notes += '\n';
  const std::string summary = Summary(findings, {.files = 1, .steps = plan->steps.size()});
  if (diagnostics.Count(Severity::kError) > lint_errors) {
    result.Note(ExitCode::kFindings,
                fmt::format("{}; nothing was compiled: {} cannot do what the plan says", summary,
                            target.name));
    return result;
  }
  if (lint_errors > 0 && !arguments.allow_errors) {
    result.Note(ExitCode::kFindings,
                fmt::format("{}; nothing was compiled. --allow-errors compiles all the same, and "
                            "says so in the output",
                            summary));
    return result;
  }
  if (!findings.empty()) result.notes += summary + '\n';

  OutputFile output = target.generate(input);
  if (!to_file) {
    result.out = std::move(output.text);
  } else if (arguments.check) {
    Compare(output, arguments, world, result);
  } else {
    Write(output, arguments.output, world, result);
  }
  return result;
}

}  // namespace belay
