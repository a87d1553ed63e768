#include <fmt/format.h>

#include <map>
#include <optional>
#include <set>

#include "targets/markdown/operations.h"
#include "targets/markdown/runbook.h"
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
  std::vector<Value> choices;
  for (const std::string& choice : parameter.choices) choices.emplace_back(choice);
  std::vector<Inline> codes;
  for (const Value& choice : choices) codes.push_back(Code(choice.Display()));
  if (!codes.empty()) limits.push_back(Join(codes, ", ", " or "));
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

// The lines that give the shell all inputs of the plan.
std::string InputLines(const Runbook& runbook) {
  std::string lines;
  for (const EnvironmentVariable& variable : runbook.plan.environment) {
    lines += variable.value ? fmt::format("export {}={}\n", variable.name,
                                          runbook.variables.Word(*variable.value))
                            : fmt::format("export {}\n", variable.name);
  }
  for (const Parameter& parameter : runbook.plan.parameters) {
    const Reference reference{.kind = Reference::Kind::kParameter, .name = parameter.name};
    if (!runbook.variables.Used(reference)) continue;
    const std::string& name = runbook.variables.Name(reference);
    lines += parameter.standard ? fmt::format("export {}={}\n", name, Quoted(*parameter.standard))
                                : fmt::format("export {0}=\"${{{0}:?}}\"\n", name);
  }
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
  if (lines.ends_with('\n')) lines.pop_back();
  return lines;
}

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
  const std::string lines = InputLines(runbook);
  if (lines.find(":?}") != std::string::npos) {
    document.Paragraph(
        Say("Set what is to be given first ({}), then run this:", {Code("name=value")}));
  }
  if (!lines.empty()) document.Shell({.name = "inputs", .by_hand = false}, lines);
  for (const Secret& secret : plan.secrets) {
    if (!secret.command) continue;
    const Reference reference{.kind = Reference::Kind::kSecret, .name = secret.name};
    const std::string name =
        runbook.variables.Used(reference) ? runbook.variables.Name(reference) : secret.name;
    document.Paragraph(
        Say("Take the secret {} by {}:",
            {Code(secret.name), Code(fmt::format("{0}=$(block); export {0}", name))}));
    WriteCommand(runbook, *secret.command, FenceName("secret", secret.name));
  }
}

void WriteTools(Runbook& runbook) {
  std::map<std::string, std::optional<Version>> tools;
  for (const Step& step : runbook.plan.steps) {
    for (const ToolRequirement& need : step.needs) {
      const auto [known, added] = tools.try_emplace(need.tool, need.least);
      if (added || !need.least) continue;
      const bool later =
          !known->second || known->second->Compare(*need.least) == std::partial_ordering::less;
      if (later) known->second = need.least;
    }
  }
  std::vector<Inline> names;
  for (const auto& [tool, least] : tools) {
    names.push_back(least ? Say("{} {} or later", {Code(tool), Text(least->text())}) : Code(tool));
  }
  if (names.empty()) return;
  runbook.document.Heading(3, Say("Tools"));
  for (const Inline& name : names) runbook.document.Task(name);
}

std::optional<Value> FieldOf(const Thing& thing, std::string_view key) {
  for (const Field& field : thing.fields) {
    if (field.key == key && !field.path.empty()) return field.path.front();
  }
  return std::nullopt;
}

// `keep NAME` is a block whose output later steps need, in other terminals too.
constexpr std::string_view kFunctions =
    R"bash(block() { local text; text=$(cat) && bash -euo pipefail -c "$text" </dev/null; }
keep() {
  local text
  text=$(block) && export "$1=$text" && printf '%s\n' "$text" | tee "$BELAY_STATE/found/$1"
}
for file in "$BELAY_STATE"/found/*; do
  [ ! -f "$file" ] || export "${file##*/}=$(cat "$file")"
done)bash";

// The folders, variables and kubeconfigs that steps rely on.
std::string TerminalLines(const Runbook& runbook) {
  const Plan& plan = runbook.plan;
  const Variables& variables = runbook.variables;
  std::string exports;
  std::string folders = PathBelow("BELAY_STATE", "found") + " " + PathBelow("BELAY_STATE", "files");
  for (const Step& step : plan.steps) {
    const Reference folder{.kind = Reference::Kind::kBackupFolder, .name = step.backup};
    if (step.verb != Verb::kBackup || !variables.Used(folder)) continue;
    exports += fmt::format("export {}={}\n", variables.Name(folder),
                           PathBelow("BELAY_STATE", "backups/" + step.backup));
    folders += fmt::format(" \\\n  \"${}\"", variables.Name(folder));
  }
  for (const FileText& file : plan.files) {
    const Reference reference{.kind = Reference::Kind::kFile, .name = file.name};
    if (!variables.Used(reference)) continue;
    exports += fmt::format("export {}={}\n", variables.Name(reference),
                           file.text ? PathBelow("BELAY_STATE", "files/" + FileName(file.path))
                                     : PathBelow("BELAY_SOURCE", file.path));
  }
  std::string kubeconfigs;
  for (const Id<Thing> id : runbook.clusters) {
    const Thing& cluster = plan.things[id];
    const std::string file = PathBelow("BELAY_STATE", cluster.path + ".kubeconfig");
    const std::optional<Value> context = FieldOf(cluster, "context");
    kubeconfigs += fmt::format(
        "[ -s {1} ] || (umask 077 && kubectl config view --raw --minify --flatten \\\n  "
        "--context={0} >{1})\n",
        context ? variables.Word(*context) : "\"$(kubectl config current-context)\"", file);
    if (runbook.clusters.size() == 1) kubeconfigs += fmt::format("export KUBECONFIG={}\n", file);
  }
  std::string run_id;
  if (const Reference reference{.kind = Reference::Kind::kRunId, .name = ""};
      variables.Used(reference)) {
    run_id = fmt::format(
        "[ -s \"$BELAY_STATE/run-id\" ] || date -u +r%Y%m%d%H%M%S >\"$BELAY_STATE/run-id\"\n"
        "{0}=$(cat \"$BELAY_STATE/run-id\")\nexport {0}\n",
        variables.Name(reference));
  }
  return fmt::format(
      "export BELAY_SOURCE=\"$PWD\"\n"
      "export BELAY_STATE={}\n{}(umask 077 && mkdir -p {})\n{}{}{}",
      PathBelow("HOME", ".local/state/belay/" + plan.name), exports, folders, run_id, kubeconfigs,
      kFunctions);
}

void WriteClusters(Runbook& runbook) {
  for (const Id<Thing> id : runbook.clusters) {
    const Thing& cluster = runbook.plan.things[id];
    std::vector<Inline> facts;
    for (const Field& field : cluster.fields) {
      if (field.path.size() != 1) continue;
      facts.push_back(Say("{} {}", {Text(field.key), Code(field.path.front().Display())}));
    }
    runbook.document.Task(facts.empty()
                              ? Say("Cluster {} is the one that you reach", {Code(cluster.path)})
                              : Say("Cluster {} is the one that you reach: {}",
                                    {Code(cluster.path), Join(facts, ", ", ", ")}));
  }
}

void WriteTerminal(Runbook& runbook) {
  Document& document = runbook.document;
  document.Heading(3, Say("Terminal"));
  const Inline source = runbook.plan.source.empty()
                            ? Say("Begin in the folder of the repository that the plan works on.")
                            : Say("Begin in a checkout of {}.", {Text(runbook.plan.source)});
  Inline text = source;
  text += Say(" Run this in every new terminal, with bash:");
  document.Paragraph(text);
  document.Shell({.name = "terminal", .by_hand = false}, TerminalLines(runbook));
  document.Paragraph(Say(
      "To run a block of this runbook as the script would, type {}, paste the block, press Enter "
      "and Ctrl-D: it stops at the first command that fails, which a block pasted into the "
      "prompt does not. Where a step says {}, type that in its place: it remembers the output.",
      {Code("block"), Code("keep NAME")}));
}

void WriteFiles(Runbook& runbook) {
  bool first = true;
  for (const FileText& file : runbook.plan.files) {
    if (!file.text) continue;
    if (first) runbook.document.Heading(3, Say("Files to write"));
    first = false;
    const Reference reference{.kind = Reference::Kind::kFile, .name = file.name};
    const Inline where = runbook.variables.Used(reference)
                             ? Code(fmt::format("cat >\"${}\"", runbook.variables.Name(reference)))
                             : Code(fmt::format("cat >{}", Quoted(file.path)));
    Inline text = Say("File {} ({}): {}, paste, press Ctrl-D.",
                      {Code(file.path), runbook.PlaceOf(file.span), where});
    if (!file.text->constant())
      text += Say(" Fill in what stands between {} and {}.", {Code("${"), Code("}")});
    runbook.document.Paragraph(text);
    runbook.document.Fence(file.language, file.text->Display());
  }
}

void WriteChecklist(Runbook& runbook) {
  Document& document = runbook.document;
  const Plan& plan = runbook.plan;
  document.Heading(3, Say("Checklist"));
  if (!plan.ticket.empty()) document.Task(Say("{} is approved", {Text(plan.ticket)}));
  if (plan.window) {
    document.Task(
        Say("The window of {} is booked, from (UTC): ____", {Text(ToString(*plan.window))}));
  }
  std::map<std::string, std::vector<Id<Step>>> people;
  for (const Id<Step> id : plan.order) {
    std::set<std::string> names;
    const Step& step = plan.steps[id];
    if (!step.who.empty()) names.insert(step.who.Display());
    for (const Operation& operation : step.operations) {
      const bool acts =
          operation.kind == OperationKind::kManual || operation.kind == OperationKind::kApprove;
      if (acts && !operation.who.empty()) names.insert(operation.who.Display());
    }
    for (const std::string& name : names) people[name].push_back(id);
  }
  for (const auto& [name, steps] : people) {
    document.Task(Say("{} can be reached, for {}", {Text(name), runbook.LinksTo(steps)}));
  }
  WriteClusters(runbook);
  document.Task(Say("Somebody who has not written the plan has read it to the end, {} included",
                    {Inline::Link(Say("Rollback"), "rollback")}));
}

}  // namespace

void WritePreparation(Runbook& runbook) {
  runbook.document.Heading(2, Say("Before you begin"));
  WriteChecklist(runbook);
  WriteTools(runbook);
  WriteInputs(runbook);
  WriteTerminal(runbook);
  WriteFiles(runbook);
}

}  // namespace belay::markdown
