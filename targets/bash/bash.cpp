#include "targets/bash/bash.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "targets/bash/operations.h"
#include "targets/bash/runtime.h"
#include "targets/bash/word.h"
#include "targets/commands.h"
#include "targets/tools.h"

namespace belay {
namespace {

using bash::Word;
using bash::Writer;

std::string OneLine(std::string text) {
  for (char& c : text) {
    if (static_cast<unsigned char>(c) < 0x20) c = ' ';
  }
  return text;
}

std::string_view TypeWord(ValueType type) {
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

std::string Head(const TargetInput& input, const Writer& writer) {
  const Plan& plan = input.plan;
  const std::string title = plan.title.empty() ? plan.name : OneLine(plan.title.Display());
  std::string head =
      "#!/usr/bin/env bash\n# shellcheck disable=SC2016,SC2317 # texts of the plan are quoted; the "
      "last line runs everything\n#\n";
  head += fmt::format("# {}\n#\n", title);
  head += fmt::format("# Made by belay {} from {}; change that file, not this one.\n",
                      input.provenance.tool_version,
                      writer.Place(plan.span).substr(0, writer.Place(plan.span).rfind(':')));
  head += fmt::format("# Plan {}, {}\n", plan.name, input.provenance.plan_hash);
  if (!plan.ticket.empty()) head += fmt::format("# Ticket {}\n", OneLine(plan.ticket));
  if (!plan.date.empty()) head += fmt::format("# For {}\n", plan.date);
  if (!plan.owner.empty()) head += fmt::format("# Owner {}\n", OneLine(plan.owner));
  if (input.provenance.allowed_errors > 0) {
    head += fmt::format("#\n# COMPILED IN SPITE OF {} ERRORS that `belay lint` reports.\n",
                        input.provenance.allowed_errors);
  }
  head += R"(#
# Look first:  --list, --dry-run.  Run it:  no option.  Started again it goes on where it stopped.
# Take it back:  --rollback.  All options and exit codes:  --help.

case ${BASH_VERSION:-0} in
  4.[4-9]* | [5-9].* | [1-9][0-9].*) ;;
  *)
    echo "this script needs bash 4.4 or later, and this is ${BASH_VERSION:-another shell}" >&2
    exit 4
    ;;
esac
set -uo pipefail
)";
  head += fmt::format("\nplan_name={}\nplan_hash={}\nplan_title={}\n", Word(plan.name).text(),
                      Word(input.provenance.plan_hash).text(), Word(title).text());
  return head;
}

void Inputs(const Plan& plan, Writer& writer) {
  for (const Parameter& parameter : plan.parameters) {
    std::vector<std::string> words{parameter.name, std::string(TypeWord(parameter.type)),
                                   parameter.standard ? "default" : "-",
                                   parameter.standard.value_or(""), parameter.pattern.value_or("")};
    words.insert(words.end(), parameter.choices.begin(), parameter.choices.end());
    writer.Line("declare_parameter", words);
  }
  for (const EnvironmentVariable& variable : plan.environment) {
    std::vector<std::string> words{variable.name};
    if (variable.value) {
      const auto value = Writer::Words(*variable.value);
      words.insert(words.end(), value.begin(), value.end());
    }
    writer.Line("declare_environment", words);
  }
  for (const Secret& secret : plan.secrets) {
    switch (secret.source) {
      case Secret::Source::kEnvironment:
        writer.Line("declare_secret", {secret.name, "env", secret.place});
        break;
      case Secret::Source::kFile:
        writer.Line("declare_secret", {secret.name, "file", secret.place});
        break;
      case Secret::Source::kKubernetes:
        writer.Line("declare_secret", {secret.name, "k8s", secret.place});
        break;
      case Secret::Source::kCommand: {
        for (const Binding& binding : secret.command->bindings) {
          std::vector<std::string> words = Writer::Words(binding.value);
          words.insert(words.begin(), binding.name);
          writer.Line("with", words);
        }
        const std::string delimiter = bash::Delimiter(secret.command->text);
        writer.Raw(fmt::format("  declare_secret {} command '' <<'{}'\n{}\n{}\n",
                               Word(secret.name).text(), delimiter, secret.command->text,
                               delimiter));
        break;
      }
    }
  }
  const auto field = [](const Thing& thing, std::string_view key) -> const Value* {
    for (const Field& known : thing.fields) {
      if (known.key == key && !known.path.empty()) return &known.path.front();
    }
    return nullptr;
  };
  for (const Thing& thing : plan.things) {
    if (thing.kind != ThingKind::kCluster) continue;
    std::vector<std::string> words{thing.path};
    std::vector<std::vector<std::string>> known_later;
    for (const std::string_view key : {"context", "account"}) {
      const Value* value = field(thing, key);
      const bool constant = value != nullptr && value->constant();
      words.push_back(constant ? value->Display() : "");
      if (value == nullptr || constant) continue;
      known_later.push_back({thing.path, std::string(key)});
      const auto pieces = Writer::Words(*value);
      known_later.back().insert(known_later.back().end(), pieces.begin(), pieces.end());
    }
    if (MadeByPlan(thing)) words.emplace_back("made");
    writer.Line("declare_cluster", words);
    for (const auto& line : known_later) writer.Line("declare_cluster_value", line);
  }
  for (const FileText& file : plan.files) {
    std::vector<std::string> words{file.name, file.path};
    if (file.text) {
      const auto value = Writer::Words(*file.text);
      words.insert(words.end(), value.begin(), value.end());
    }
    writer.Line("declare_file", words);
  }
}

void Tools(const Plan& plan, Writer& writer) {
  for (const auto& [tool, least] : ToolsOf(plan))
    writer.Line("declare_tool", {tool, least.known() ? least.text() : ""});
}

std::string_view PartWord(Loop::Part part) {
  switch (part) {
    case Loop::Part::kAll:
      return "all";
    case Loop::Part::kFirst:
      return "first";
    case Loop::Part::kRest:
      return "rest";
  }
  return "";
}

std::string_view UndoWord(const Undo& undo) {
  switch (undo.kind) {
    case Undo::Kind::kNotNeeded:
      return "unneeded";
    case Undo::Kind::kOperations:
      return "operations";
    case Undo::Kind::kImpossible:
      return "none";
    case Undo::Kind::kMissing:
      return "missing";
    case Undo::Kind::kCovered:
      return undo.span == Span{} ? "by-plan" : "covered";
  }
  return "";
}

// Whether a step can be taken back: those of procedures are not.
enum class Undoable { kNo, kYes };

void WriteStep(const Plan& plan, const Step& step, Undoable undoable, Writer& writer) {
  writer.Raw("\n");
  writer.Line("step", {step.number, step.id, OneLine(Title(plan, step)), writer.Place(step.span)});
  if (step.cluster) writer.Line("on_cluster", {plan.things[*step.cluster].path});
  if (step.timeout || step.retries > 0) {
    writer.Line("limits", {std::to_string(step.timeout ? step.timeout->seconds : 0),
                           std::to_string(step.retries), std::to_string(step.retry_every.seconds)});
  }
  if (step.rerun_safe) writer.Line("rerun_safe");
  if (step.always) writer.Line("also_after_failure", {EnterIdOf(step)});
  for (const Guard& guard : step.guards) {
    writer.Line("only_if", {plan.conditions[guard.condition].id, guard.expected ? "yes" : "no"});
  }
  for (const Topic& topic : step.topics) writer.Line("about", {OneLine(Title(plan, topic))});
  for (const Value& note : step.notes) writer.Line("note", {note.Display()});
  if (step.skip_if) {
    writer.Line("already_done_if");
    writer.Write(*step.skip_if);
  }
  if (step.operations.empty() && !step.backup_unneeded) {
    Operation by_hand;
    by_hand.kind = OperationKind::kManual;
    by_hand.title = Value(Title(plan, step));
    by_hand.who = step.who;
    by_hand.span = step.span;
    by_hand.call = step.span;
    writer.Write(by_hand);
  }
  writer.Operations(step.operations);
  if (undoable == Undoable::kNo || step.undo.kind == Undo::Kind::kNotNeeded) return;
  std::vector<std::string> words{std::string(UndoWord(step.undo))};
  if (step.undo.kind == Undo::Kind::kImpossible || !step.undo.recover.empty()) {
    words.insert(words.end(), {step.undo.why.Display(), step.undo.recover.Display()});
  }
  writer.Line("undo", words);
  writer.Operations(step.undo.operations);
}

bool Looks(const Operation& operation) {
  return operation.command &&
         (operation.kind == OperationKind::kCheck || operation.kind == OperationKind::kVerify ||
          operation.kind == OperationKind::kWait);
}

// A step that looks for a time and changes nothing, in a branch of its own: the others may run
// meanwhile.
bool IsWatch(const Step& step) {
  return !step.skip_if && !step.loop && !step.always &&
         std::ranges::all_of(step.operations, Looks) &&
         std::ranges::any_of(step.operations, [](const Operation& operation) {
           return operation.timing.hold_for.has_value();
         });
}

void AddSteps(const Plan& plan, const Node& node, std::vector<Id<Step>>& steps) {
  if (node.step) steps.push_back(*node.step);
  if (!node.block) return;
  for (const Node& child : plan.blocks[*node.block].children) AddSteps(plan, child, steps);
}

// The branches of a parallel block that are a watch each, while there are others.
std::vector<Id<Step>> Watches(const Plan& plan, const Block& block) {
  std::vector<Id<Step>> watches;
  for (const Node& branch : block.children) {
    std::vector<Id<Step>> steps;
    AddSteps(plan, branch, steps);
    if (steps.size() == 1 && IsWatch(plan.steps[steps.front()])) watches.push_back(steps.front());
  }
  return block.children.size() > 1 ? watches : std::vector<Id<Step>>();
}

// After its steps: which of them run beside the others.
void WriteWatches(const Plan& plan, const Block& block, Writer& writer) {
  std::vector<Id<Step>> all;
  for (const Node& branch : block.children) AddSteps(plan, branch, all);
  for (const Id<Step> watch : Watches(plan, block)) {
    writer.Line("watch", {plan.steps[watch].id, plan.steps[all.front()].id});
  }
}

// Every backup can be put back by itself.
void WriteRestore(const Step& step, Writer& writer) {
  if (step.verb != Verb::kBackup || step.restore.empty()) return;
  std::string name = "restore-" + step.backup;
  std::replace(name.begin(), name.end(), '/', '-');
  writer.Raw(fmt::format("\n  # ---- Puts backup {} back. Runs only by --run {}.\n",
                         OneLine(step.backup), name));
  writer.Line("declare_procedure", {name});
  writer.Line("step",
              {"R" + step.number, name, "Restore backup " + step.backup, writer.Place(step.span)});
  writer.Operations(step.restore);
}

void WriteBlock(const Plan& plan, Id<Block> id, Undoable undoable, Writer& writer) {
  const Block& block = plan.blocks[id];
  if (block.stage) {
    const Stage& stage = plan.stages[*block.stage];
    const std::string title = OneLine(stage.title.Display());
    writer.Raw(fmt::format("\n  # ---- {} {}{}{}\n", stage.number, stage.name,
                           title.empty() ? "" : ": ", title));
  }
  const bool parallel = block.kind == Block::Kind::kParallel;
  if (parallel) {
    writer.Raw(Watches(plan, block).empty()
                   ? "\n  # These may run beside each other; here they run one after the other.\n"
                   : "\n  # Watches run beside the others here, and those one after the other.\n");
  }
  if (block.condition) writer.Write(plan.conditions[*block.condition]);
  if (block.loop) {
    const Loop& loop = plan.loops[*block.loop];
    std::vector<std::string> words = Writer::Words(loop.list);
    words.insert(words.begin(), {loop.id, std::string(PartWord(loop.part))});
    writer.Raw(fmt::format("\n  # For each {}, one after the other:\n", loop.variable));
    writer.Line("each", words);
  }
  for (const Node& child : block.children) {
    if (child.step) WriteStep(plan, plan.steps[*child.step], undoable, writer);
    if (child.block) WriteBlock(plan, *child.block, undoable, writer);
  }
  if (parallel) WriteWatches(plan, block, writer);
  if (block.loop) writer.Line("end_each");
}

}  // namespace

OutputFile GenerateBash(const TargetInput& input) {
  const Plan& plan = input.plan;
  Writer writer(plan, input.sources);
  writer.Raw(Head(input, writer));
  writer.Raw(
      "\n# ---- The plan "
      "---------------------------------------------------------------------------------\n\ndefine_"
      "plan() {\n");
  Inputs(plan, writer);
  Tools(plan, writer);
  WriteBlock(plan, plan.root, Undoable::kYes, writer);
  for (const Procedure& procedure : plan.procedures) {
    writer.Raw(fmt::format("\n  # ---- Procedure {}: {}. Runs only by --run {}.\n", procedure.name,
                           OneLine(procedure.title.Display()), procedure.name));
    writer.Line("declare_procedure", {procedure.name});
    WriteBlock(plan, procedure.root, Undoable::kNo, writer);
  }
  for (const Id<Step> id : plan.order) WriteRestore(plan.steps[id], writer);
  if (plan.undo.kind == Undo::Kind::kOperations) {
    writer.Raw("\n  # ---- The rollback of the plan\n");
    writer.Line("undo_of_plan");
    writer.Operations(plan.undo.operations);
  }
  writer.Raw("}\n\n");
  writer.Raw(bash::Runtime());
  return {.text = writer.Take(), .executable = true};
}

}  // namespace belay
