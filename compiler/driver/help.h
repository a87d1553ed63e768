#pragma once

#include <string_view>

// The texts of --help that are no option's own.
namespace belay {

inline constexpr std::string_view kSummary =
    "A static compiler and linter for upgrade plans. It needs no cluster and no network.";

inline constexpr std::string_view kFooter = R"(Examples:
  belay init --from helm                         a plan to start from
  belay doc kubectl                              what the library can do
  belay lint plans/                              what is wrong, in every plan below plans/
  belay explain ORD06                            why, with a bad and a good plan
  belay compile --to bash plan.belay -o up.sh    a script for the change ticket
  belay fmt --check                              is everything here formatted?

Exit codes, the same for every command, format, standard input and many files:
  0  clean
  1  findings; a file is not formatted (fmt --check, --diff); an output is stale (compile --check)
  2  wrong usage, or no input matched
  3  a file cannot be read or written, or belay itself failed

Findings and output go to standard output, all else to standard error.)";

struct CommandHelp {
  std::string_view name;
  std::string_view summary;
  std::string_view examples;
};

inline constexpr CommandHelp kLintHelp = {
    "lint", "Reports what is wrong with plans",
    R"(Folders are searched for *.belay, but not those that are hidden or called build. The nearest
.belay.yaml above a plan sets its profile and adds its facts (docs/configuration.md).

Examples:
  belay lint                                     all plans below this folder
  belay lint prod.belay --profile production     as a change board reads it
  belay lint --format concise plans/ | head      a line a finding
  belay lint --stdin-filename a.belay - <a.belay

Exit codes: 0 nothing at or above --fail-on, 1 findings, 2 usage or no input, 3 failure)"};

inline constexpr CommandHelp kCompileHelp = {
    "compile", "Turns a plan into a script, a workflow or a runbook",
    R"(A plan with errors is refused. The file is written whole or not at all.

Examples:
  belay compile --to bash plan.belay -o upgrade.sh
  belay compile --to argo plan.belay --set region=eu-west-1 | kubectl create -f -
  belay compile --to bash plan.belay --set-from staging.yaml -o staging.sh
  belay compile --to markdown plan.belay -o runbook.md --check    is the committed runbook stale?

Exit codes: 0 compiled, 1 findings or stale, 2 usage or no plan, 3 failure)"};

inline constexpr CommandHelp kFmtHelp = {
    "fmt", "Formats plans in place; standard input to standard output",
    R"(A file that does not parse is left as it is.

Examples:
  belay fmt                         all plans below this folder
  belay fmt --check plans/          lists what would change
  belay fmt --diff plan.belay
  belay fmt - <plan.belay

Exit codes: 0 formatted, 1 would change (--check, --diff) or does not parse, 2 usage or no input,
3 failure)"};

inline constexpr CommandHelp kIrHelp = {
    "ir", "Prints the resolved plan as JSON",
    R"(docs/plan.schema.json describes it; its field `version` changes when readers have to.

Examples:
  belay ir plan.belay | jq -r '.steps[] | [.number, .id, .title] | @tsv'
  belay ir --canonical plan.belay | tr -d '\n' | sha256sum    the hash that outputs carry

Exit codes: 0 printed, 1 the plan has errors that leave none, 2 usage or no plan, 3 failure)"};

inline constexpr CommandHelp kTimelineHelp = {
    "timeline",
    "Tells what is where after each step, how long it takes, and what protects the data",
    R"(Versions and their skew to the limit, backups of each store, the point of no return, and the
expected and worst time against the window. docs/timeline.schema.json describes the JSON.

Examples:
  belay timeline plan.belay
  belay timeline plan.belay --set region=eu-west-1
  belay timeline plan.belay --format json | jq -r '.steps[] | select(.no_way_back) | .number'

Exit codes: 0 printed, 1 the plan has errors that leave none, 2 usage or no plan, 3 failure)"};

inline constexpr CommandHelp kExplainHelp = {
    "explain", "Says why a finding matters, with a bad and a good plan",
    R"(Examples:
  belay explain SKW01
  belay explain kubelet-newer

Exit codes: 0 printed, 2 there is no such rule)"};

inline constexpr CommandHelp kRulesHelp = {
    "rules", "Lists all rules: code, name, severity, profile, summary",
    R"(Examples:
  belay rules | grep backup
  belay rules --format json | jq -r '.rules[].code'

Exit codes: 0 printed)"};

inline constexpr CommandHelp kInitHelp = {
    "init", "Writes a plan to start from, with blanks to fill in",
    R"(`belay lint` then lists the blanks, and nothing else. A file that is there is never overwritten.

Examples:
  belay init                                    an EKS cluster to the next minor version
  belay init --from blue-green -o move.belay
  belay init --from helm -o - | less

Exit codes: 0 written, 2 the file is there already, 3 it cannot be written)"};

inline constexpr CommandHelp kDocHelp = {
    "doc", "Prints what modules say of their actions",
    R"(Of each action: how it is used, its parameters with types and defaults, the tools it needs, what
it does, waits for and changes, and its way back.

Examples:
  belay doc                         the modules of the library
  belay doc helm kubectl
  belay doc eks.managed_nodes
  belay doc ./ours.belay            a module of the project; ./ours.belay.close: an action of it
  belay doc helm --format json | jq -r '.modules[].actions[].name'

Exit codes: 0 printed, 1 a file does not parse, 2 there is no such module, 3 failure)"};

inline constexpr CommandHelp kFactsHelp = {
    "facts", "Prints what belay knows of versions, with sources and dates",
    R"(Examples:
  belay facts
  belay facts karpenter
  belay facts eks 1.31
  belay facts skew --format json
  belay facts ourdb --facts platform.yaml
  belay facts --check 2026-11-21

Exit codes: 0 printed, 1 --check found facts that are past their time, 2 no fact has all the words)"};

}  // namespace belay
