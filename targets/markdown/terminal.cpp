#include <fmt/format.h>

#include <optional>
#include <string>
#include <string_view>

#include "targets/markdown/preparation.h"
#include "targets/markdown/shell.h"
#include "targets/place.h"

namespace belay::markdown {
namespace {

std::optional<Value> FieldOf(const Thing& thing, std::string_view key) {
  for (const Field& field : thing.fields) {
    if (field.key == key && !field.path.empty()) return field.path.front();
  }
  return std::nullopt;
}

bool HasLists(const Plan& plan) {
  for (const Step& step : plan.steps) {
    for (const Operation& operation : step.operations) {
      if (operation.list) return true;
    }
  }
  return false;
}

// `keep NAME` is a block whose output later steps need, in other terminals too. `keep NAME list`
// puts commas between its lines.
constexpr std::string_view kBlock =
    R"bash(block() { local text; text=$(cat) && bash -euo pipefail -c "$text" </dev/null; }
keep() {
  local text
)bash";
constexpr std::string_view kKeepsText = R"bash(  text=$(block) &&)bash";
constexpr std::string_view kKeepsLists = R"bash(  text=$(block) || return
  [ "${2-}" != list ] || text=$(printf '%s\n' "$text" | paste -sd, -)
 )bash";
constexpr std::string_view kFunctions =
    R"bash( export "$1=$text" && printf '%s\n' "$text" | tee "$BELAY_STATE/found/$1"
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
    // A cluster that the plan makes has none before: the step that makes it writes the file.
    if (!MadeByPlan(cluster)) {
      const std::optional<Value> context = FieldOf(cluster, "context");
      kubeconfigs += fmt::format(
          "[ -s {1} ] || (umask 077 && kubectl config view --raw --minify --flatten \\\n  "
          "--context={0} >{1})\n",
          context ? variables.Word(*context) : "\"$(kubectl config current-context)\"", file);
    }
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
      "export BELAY_STATE={}\n{}(umask 077 && mkdir -p {})\n{}{}{}{}{}",
      PathBelow("HOME", ".local/state/belay/" + plan.name), exports, folders, run_id, kubeconfigs,
      kBlock, HasLists(plan) ? kKeepsLists : kKeepsText, kFunctions);
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
  document.Shell({.name = "terminal", .by_hand = false}, TerminalLines(runbook));
  document.Paragraph(Say(
      "To run a block of this runbook as the script would, type {}, paste the block, press Enter "
      "and Ctrl-D: it stops at the first command that fails, which a block pasted into the "
      "prompt does not. Where a step says {}, type that in its place: it remembers the output.",
      {Code("block"), Code("keep NAME")}));
}

}  // namespace belay::markdown
