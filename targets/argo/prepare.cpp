#include "targets/argo/prepare.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <set>
#include <utility>

#include "targets/argo/gates.h"
#include "targets/argo/script.h"
#include "targets/argo/text.h"
#include "targets/commands.h"
#include "targets/tools.h"

namespace belay::argo {
namespace {

// What the text of an argument must match as a whole; empty: anything.
std::string_view TypePattern(ValueType type) {
  switch (type) {
    case ValueType::kInt:
      return "-?[0-9]+";
    case ValueType::kBool:
      return "true|false";
    case ValueType::kDuration:
      return "([0-9]+[dhms])+";
    case ValueType::kVersion:
      return "[0-9A-Za-z][0-9A-Za-z.+/_-]*";
    case ValueType::kString:
    case ValueType::kPath:
    case ValueType::kList:
      return "";
  }
  return "";
}

constexpr std::string_view kArgumentFunctions = R"bash(BELAY_WRONG=0
wrong() {
  say "$*"
  BELAY_WRONG=1
}
argument() {
  [[ $2 =~ ^($3)$ ]] || wrong "the argument $1 is '$2', which does not match $3"
  [[ $2 != *\{\{* && $2 != *\$\(* && $2 != *\$\$* ]] ||
    wrong "Argo would change the argument $1: $2"
}
choice() {
  local BELAY_CHOICE
  for BELAY_CHOICE in "${@:3}"; do [[ $2 != "$BELAY_CHOICE" ]] || return 0; done
  wrong "the argument $1 is '$2', and not one of: ${*:3}"
}
context() {
  local BELAY_CONTEXT
  BELAY_CONTEXT=$(sed -n 's/^current-context: *//p' "$2") || true
  BELAY_CONTEXT=${BELAY_CONTEXT//\"/}
  [[ $BELAY_CONTEXT == "$3" ]] ||
    wrong "the kubeconfig of $1 is for '$BELAY_CONTEXT', and not for '$3'"
}
tool() { command -v "$1" >/dev/null || wrong "the image has no $1"; }
version() {
  local BELAY_HAS
  BELAY_HAS=$({ "$1" --version || "$1" version --client || "$1" version; } </dev/null 2>/dev/null |
    grep -Eo '[0-9]+([.][0-9]+)+' | head -n 1) || true
  compares V "${BELAY_HAS:-0}" '>=' "$2" ||
    wrong "$1 must be $2 or later, and is ${BELAY_HAS:-unknown}"
}
)bash";

void AddArguments(const Plan& plan, ScriptWriter& writer) {
  for (const Parameter& parameter : plan.parameters) {
    const Value value(Reference{.kind = Reference::Kind::kParameter, .name = parameter.name});
    const std::string word = writer.environment().Word(value);
    const std::string name = BashWord(parameter.name);
    std::string lines;
    const std::string_view type = TypePattern(parameter.type);
    if (!type.empty() || !parameter.pattern) {
      lines += fmt::format("argument {} {} {}\n", name, word, BashWord(type.empty() ? ".*" : type));
    }
    if (parameter.pattern) {
      lines += fmt::format("argument {} {} {}\n", name, word, BashWord(*parameter.pattern));
    }
    if (!parameter.choices.empty()) {
      lines += fmt::format("choice {} {}", name, word);
      for (const std::string& choice : parameter.choices) lines += ' ' + BashWord(choice);
      lines += '\n';
    }
    writer.AddLines(lines);
  }
}

std::optional<std::string> ContextName(const Thing& cluster) {
  for (const Field& field : cluster.fields) {
    if (field.key != "context" || field.path.size() != 1) continue;
    if (field.path.front().constant()) return field.path.front().Display();
  }
  return std::nullopt;
}

// The clusters that commands of the plan reach.
std::set<Id<Thing>> Clusters(const Plan& plan) {
  std::set<Id<Thing>> clusters;
  for (const Command* command : AllCommands(plan)) {
    if (const auto cluster = ClusterOf(plan, *command)) clusters.insert(*cluster);
  }
  return clusters;
}

constexpr std::string_view kCheckout = R"bash(mkdir -p -- "$BELAY_HOME"
if [[ ! -e $BELAY_HOME/source/.git ]]; then
  git clone --quiet --no-checkout -- "$BELAY_REPOSITORY" "$BELAY_HOME/source"
fi
git -C "$BELAY_HOME/source" -c advice.detachedHead=false checkout --quiet "$BELAY_REVISION" --
say "source: $(git -C "$BELAY_HOME/source" rev-parse HEAD) of $BELAY_REPOSITORY"
)bash";

}  // namespace

std::map<std::string, Version> Tools(const Plan& plan) {
  std::map<std::string, Version> tools = ToolsOf(plan);
  if (!plan.source.empty()) tools.emplace("git", Version());
  return tools;
}

bool IsRepository(const std::string& source) {
  return source.find("://") != std::string::npos || source.starts_with("git@") ||
         source.ends_with(".git");
}

Template PrepareTemplate(const Context& context, std::vector<ArgoProblem>& problems) {
  const Plan& plan = context.plan();
  ScriptWriter writer(context);
  writer.AddLines(std::string(kArgumentFunctions));
  AddArguments(plan, writer);
  const std::map<std::string, Version> tools = Tools(plan);
  for (const auto& [tool, least] : tools) {
    writer.AddLines(fmt::format("tool {}\n", BashWord(tool)));
  }
  for (const auto& [tool, least] : tools) {
    if (!least.known()) continue;
    writer.AddLines(fmt::format("version {} {}\n", BashWord(tool), BashWord(least.text())));
  }
  std::vector<std::string> clusters;
  for (const Id<Thing> id : Clusters(plan)) {
    const std::string cluster = Mangle(plan.things[id].path);
    if (MadeByPlan(plan.things[id])) {
      writer.AddLines("(umask 077 && mkdir -p -- \"$BELAY_HOME/kubeconfig\")\n");
      continue;
    }
    clusters.push_back(cluster);
    const std::string file = fmt::format("{}/{}/config", kKubeconfigFolder, cluster);
    writer.AddLines(fmt::format("[[ -r {0} ]] || wrong 'no kubeconfig: {0}'\n", file));
    const std::optional<std::string> name = ContextName(plan.things[id]);
    if (!name) continue;
    writer.AddLines(fmt::format("context {} {} {}\n", cluster, file, BashWord(*name)));
  }
  writer.AddLines("((BELAY_WRONG == 0)) || fail 'nothing has been changed'\n");
  if (!plan.source.empty()) {
    writer.environment().Add("BELAY_REPOSITORY",
                             fmt::format("{{{{workflow.parameters.{}}}}}", kRepositoryParameter));
    writer.environment().Add("BELAY_REVISION",
                             fmt::format("{{{{workflow.parameters.{}}}}}", kRevisionParameter));
    writer.AddLines(std::string(kCheckout));
  } else if (context.volume) {
    writer.AddLines("mkdir -p -- \"$BELAY_HOME/source\"\n");
  }
  Script script = writer.Finish(problems);
  script.clusters = clusters;
  script.retry = {.policy = Retry::Policy::kOnError, .limit = 2, .every = {}};
  return {.name = kPrepareTask,
          .origin = {.span = plan.span,
                     .place = Place(context.input, plan.span),
                     .step = "",
                     .title = "Before anything is touched",
                     .restore = ""},
          .body = std::move(script)};
}

}  // namespace belay::argo
