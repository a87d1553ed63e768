#include <fmt/format.h>

#include <algorithm>
#include <string>

#include "targets/markdown/operations.h"
#include "targets/markdown/preparation.h"
#include "targets/markdown/shell.h"
#include "targets/place.h"

namespace belay::markdown {
namespace {

std::string_view Word(ValueType type) {
  switch (type) {
    case ValueType::kString:
      return "string";
    case ValueType::kInt:
      return "int";
    case ValueType::kBool:
      return "bool";
    case ValueType::kDuration:
      return "duration";
    case ValueType::kVersion:
      return "version";
    case ValueType::kPath:
      return "path";
    case ValueType::kList:
      return "list";
  }
  return "";
}

Inline Limits(const Parameter& parameter) {
  std::vector<Inline> limits;
  if (!parameter.choices.empty()) {
    limits.push_back(JoinEach(parameter.choices, ", ", " or ", Code));
  }
  if (parameter.pattern) limits.push_back(Say("matches {}", {Code(*parameter.pattern)}));
  return limits.empty() ? Say("any") : Join(limits, "; ", "; ");
}

Inline Origin(const Secret& secret) {
  switch (secret.source) {
    case Secret::Source::kEnvironment:
      return Say("secret, from variable {}", {Code(secret.place)});
    case Secret::Source::kFile:
      return Say("secret, from file {}", {Code(secret.place)});
    case Secret::Source::kKubernetes:
      return Say("secret, from Kubernetes: {}", {Code(secret.place)});
    case Secret::Source::kCommand:
      return Say("secret, from a command");
  }
  return {};
}

std::string Assign(const std::string& name, const std::string& word) {
  return fmt::format("{0}={1}\nexport {0}\n", name, word);
}

// `NAMESPACE/NAME/KEY` as a command that prints it.
std::string KubernetesSecret(std::string_view place) {
  const std::size_t first = place.find('/');
  const std::size_t last = place.rfind('/');
  if (first == std::string_view::npos || first == last) return Quoted(place);
  const std::string format =
      fmt::format("{{{{index .data \"{}\" | base64decode}}}}", place.substr(last + 1));
  return fmt::format("$(kubectl -n {} get secret {} -o go-template={})",
                     Quoted(place.substr(0, first)),
                     Quoted(place.substr(first + 1, last - first - 1)), Quoted(format));
}

bool NeedsSecret(const Value& value) {
  return std::any_of(value.pieces().begin(), value.pieces().end(), [](const Value::Piece& piece) {
    const auto* reference = std::get_if<Reference>(&piece);
    return reference != nullptr && reference->kind == Reference::Kind::kSecret;
  });
}

// The variables that all commands see. `with_secrets`: those whose value holds one, or the others.
std::string EnvironmentLines(const Runbook& runbook, bool with_secrets) {
  std::string lines;
  for (const EnvironmentVariable& variable : runbook.plan.environment) {
    if ((variable.value && NeedsSecret(*variable.value)) != with_secrets) continue;
    lines += variable.value ? fmt::format("export {}={}\n", variable.name,
                                          runbook.variables.Word(*variable.value))
                            : fmt::format("export {}\n", variable.name);
  }
  return lines;
}

std::string ParameterLines(const Runbook& runbook) {
  std::string lines;
  for (const Parameter& parameter : runbook.plan.parameters) {
    const Reference reference{.kind = Reference::Kind::kParameter, .name = parameter.name};
    if (!runbook.variables.Used(reference)) continue;
    const std::string& name = runbook.variables.Name(reference);
    lines += parameter.standard ? fmt::format("export {}={}\n", name, Quoted(*parameter.standard))
                                : fmt::format("export {0}=\"${{{0}:?}}\"\n", name);
  }
  return lines;
}

// The secrets that are taken by a line of ours.
std::string SecretLines(const Runbook& runbook) {
  std::string lines;
  for (const Secret& secret : runbook.plan.secrets) {
    const Reference reference{.kind = Reference::Kind::kSecret, .name = secret.name};
    if (!runbook.variables.Used(reference)) continue;
    const std::string& name = runbook.variables.Name(reference);
    switch (secret.source) {
      case Secret::Source::kEnvironment:
        lines += fmt::format("export {}=\"${{{}:?}}\"\n", name, secret.place);
        break;
      case Secret::Source::kFile:
        lines += Assign(name, fmt::format("$(cat {})", Quoted(secret.place)));
        break;
      case Secret::Source::kKubernetes:
        lines += Assign(name, KubernetesSecret(secret.place));
        break;
      case Secret::Source::kCommand:
        break;  // the command has a fence of its own
    }
  }
  return lines;
}

void WriteShell(Runbook& runbook, std::string_view name, std::string lines) {
  if (lines.empty()) return;
  lines.pop_back();
  runbook.document.Shell({.name = std::string(name), .by_hand = false}, lines);
}

}  // namespace

void WriteInputs(Runbook& runbook) {
  Document& document = runbook.document;
  const Plan& plan = runbook.plan;
  std::vector<std::vector<Inline>> rows;
  for (const Parameter& parameter : plan.parameters) {
    rows.push_back({Code(parameter.name), Text(Word(parameter.type)), Limits(parameter),
                    parameter.standard ? Code(*parameter.standard) : Say("**to be given**"),
                    Inline()});
  }
  for (const Secret& secret : plan.secrets) {
    rows.push_back({Code(secret.name), Origin(secret), Inline(), Inline(), Say("*not here*")});
  }
  for (const EnvironmentVariable& variable : plan.environment) {
    rows.push_back({Code(variable.name), Say("environment variable"), Inline(),
                    variable.value ? Code(variable.value->Display()) : Say("as it is set"),
                    Inline()});
  }
  if (rows.empty()) return;
  document.Heading(3, Say("Values to fill in"));
  document.Table(
      {Say("Name"), Say("Type"), Say("Limits"), Say("Default"), Say("Value in this change")}, rows);
  if (!plan.parameters.empty()) {
    document.Paragraph(Say("Compiling with the values writes them into every step: {}.",
                           {Code(fmt::format("belay compile --to markdown {} --set {}=…",
                                             FileName(plan.file), plan.parameters.front().name))}));
  }
  const std::string lines = ParameterLines(runbook) + EnvironmentLines(runbook, false);
  if (lines.find(":?}") != std::string::npos) {
    document.Paragraph(
        Say("Set what is to be given first ({}), then run this:", {Code("name=value")}));
  }
  WriteShell(runbook, "inputs", lines);
}

void WriteSecrets(Runbook& runbook) {
  Document& document = runbook.document;
  const Plan& plan = runbook.plan;
  if (plan.secrets.empty()) return;
  document.Heading(3, Say("Secrets"));
  document.Paragraph(Say("They stay in the terminal: never print them, never write them down."));
  WriteShell(runbook, "secrets", SecretLines(runbook));
  for (const Secret& secret : plan.secrets) {
    if (!secret.command) continue;
    const Reference reference{.kind = Reference::Kind::kSecret, .name = secret.name};
    const std::string name =
        runbook.variables.Used(reference) ? runbook.variables.Name(reference) : secret.name;
    document.Paragraph(
        Say("Take the secret {} by {}:",
            {Code(secret.name), Code(fmt::format("{0}=$(block) && export {0}", name))}));
    WriteCommand(runbook, *secret.command, FenceName("secret", secret.name));
  }
  WriteShell(runbook, "environment", EnvironmentLines(runbook, true));
}

}  // namespace belay::markdown
