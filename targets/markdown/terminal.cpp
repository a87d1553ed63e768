#include <fmt/format.h>

#include <optional>
#include <string>
#include <string_view>

#include "targets/markdown/preparation.h"
#include "targets/markdown/shell.h"

namespace belay::markdown {
namespace {

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

// Where a file of the plan is written to, below the state folder.
std::string FilePath(const FileText& file) {
  std::string path = file.path;
  for (std::size_t up = path.find("../"); up != std::string::npos; up = path.find("../")) {
    path.erase(up, 3);
  }
  path.erase(0, path.find_first_not_of('/'));
  return "files/" + path;
}

// The variables that hold folders of backups and paths of files, and the folders that they need.
std::string FolderLines(const Runbook& runbook) {
  const Variables& variables = runbook.variables;
  std::string exports;
  std::string folders = PathBelow("BELAY_STATE", "found");
  for (const Step& step : runbook.plan.steps) {
    const Reference folder{.kind = Reference::Kind::kBackupFolder, .name = step.backup};
    if (step.verb != Verb::kBackup || !variables.Used(folder)) continue;
    exports += fmt::format("export {}={}\n", variables.Name(folder),
                           PathBelow("BELAY_STATE", "backups/" + step.backup));
    folders += fmt::format(" \\\n  \"${}\"", variables.Name(folder));
  }
  for (const FileText& file : runbook.plan.files) {
    const Reference reference{.kind = Reference::Kind::kFile, .name = file.name};
    if (!variables.Used(reference)) continue;
    exports += fmt::format("export {}={}\n", variables.Name(reference),
                           file.text ? PathBelow("BELAY_STATE", FilePath(file))
                                     : PathBelow("BELAY_SOURCE", file.path));
    if (file.text) folders += fmt::format(" \\\n  \"${{{}%/*}}\"", variables.Name(reference));
  }
  return fmt::format("{}(umask 077 && mkdir -p {})\n", exports, folders);
}

// The same in every terminal of one run.
std::string RunIdLines(const Runbook& runbook) {
  const Reference reference{.kind = Reference::Kind::kRunId, .name = ""};
  if (!runbook.variables.Used(reference)) return "";
  return fmt::format(
      "[ -s \"$BELAY_STATE/run_id\" ] ||\n"
      "  echo \"$(date -u +%Y%m%d%H%M%S)-$((RANDOM % 9000 + 1000))\" >\"$BELAY_STATE/run_id\"\n"
      "{0}=$(cat \"$BELAY_STATE/run_id\")\nexport {0}\n",
      runbook.variables.Name(reference));
}

// The variable that a person sets where the plan does not say how the cluster is reached.
std::string ContextVariable(const Thing& cluster) {
  return "BELAY_CONTEXT_" + Identifier(cluster.path);
}

// A kubeconfig with one context for each cluster, so that no command can reach another one.
std::string KubeconfigLines(const Runbook& runbook) {
  std::string lines;
  for (const Id<Thing> id : runbook.clusters) {
    const Thing& cluster = runbook.plan.things[id];
    const std::string file = PathBelow("BELAY_STATE", cluster.path + ".kubeconfig");
    const std::optional<Value> context = FieldOf(cluster, "context");
    lines += fmt::format(
        "[ -s {1} ] || (umask 077 &&\n"
        "  kubectl config view --raw --minify --flatten --context={0} >{1})\n",
        context ? runbook.variables.Word(*context)
                : fmt::format("\"${{{}:?}}\"", ContextVariable(cluster)),
        file);
    if (runbook.clusters.size() == 1) lines += fmt::format("export KUBECONFIG={}\n", file);
  }
  return lines;
}

}  // namespace

void WriteTerminal(Runbook& runbook) {
  Document& document = runbook.document;
  document.Heading(3, Say("Terminal"));
  const Inline source = runbook.plan.source.empty()
                            ? Say("Begin in the folder of the repository that the plan works on.")
                            : Say("Begin in a checkout of {}.", {Text(runbook.plan.source)});
  Inline text = source;
  text +=
      Say(" Run this in every new terminal, with bash, after the values and before the secrets:");
  document.Paragraph(text);
  const std::string state = PathBelow("HOME", ".local/state/belay/" + runbook.plan.name);
  document.Shell(
      {.name = "terminal", .by_hand = false},
      fmt::format("export BELAY_SOURCE=\"$PWD\"\nexport BELAY_STATE={}\n{}{}{}{}", state,
                  FolderLines(runbook), RunIdLines(runbook), KubeconfigLines(runbook), kFunctions));
  for (const Id<Thing> id : runbook.clusters) {
    const Thing& cluster = runbook.plan.things[id];
    if (FieldOf(cluster, "context")) continue;
    document.Paragraph(
        Say("The plan does not say how {} is reached: set {} to its context before that.",
            {Code(cluster.path), Code(ContextVariable(cluster))}));
  }
  document.Paragraph(Say(
      "To run a block of this runbook as the script would, type {}, paste the block, press Enter "
      "and Ctrl-D: it stops at the first command that fails, which a block pasted into the "
      "prompt does not. Where a step says {}, type that in its place: it remembers the output.",
      {Code("block"), Code("keep NAME")}));
}

}  // namespace belay::markdown
