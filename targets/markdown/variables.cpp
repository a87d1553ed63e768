#include "targets/markdown/variables.h"

#include <fmt/format.h>

#include <algorithm>
#include <cassert>
#include <set>
#include <string_view>
#include <vector>

#include "targets/commands.h"
#include "targets/markdown/shell.h"

namespace belay::markdown {
namespace {

using Bindings = std::map<std::string, std::vector<const Value*>>;  // by name
using Operations = std::vector<const Operation*>;

void AddReferences(const Value& value, std::vector<Reference>& references) {
  for (const Value::Piece& piece : value.pieces()) {
    if (const auto* reference = std::get_if<Reference>(&piece)) references.push_back(*reference);
  }
}

void AddBindings(const Command& command, Bindings& bindings) {
  for (const Binding& binding : command.bindings) {
    bindings[binding.name].push_back(&binding.value);
  }
}

// No command has a variable of this name, or all that do mean this reference.
bool IsFree(const Bindings& bindings, const std::string& name, const Reference& reference) {
  const auto found = bindings.find(name);
  return found == bindings.end() ||
         std::all_of(found->second.begin(), found->second.end(),
                     [&](const Value* value) { return *value == Value(reference); });
}

// The lists that a reader runs from the first to the last operation.
std::vector<Operations> ListsOf(const Plan& plan) {
  std::vector<Operations> lists;
  const auto add = [&lists](const std::vector<Operation>& operations, const Operation* first) {
    Operations list;
    if (first != nullptr) list.push_back(first);
    for (const Operation& operation : operations) list.push_back(&operation);
    lists.push_back(std::move(list));
  };
  for (const Step& step : plan.steps) {
    add(step.operations, step.skip_if ? &*step.skip_if : nullptr);
    add(step.undo.operations, nullptr);
    add(step.restore, nullptr);
  }
  add(plan.undo.operations, nullptr);
  return lists;
}

// The captures that a list makes, by key.
std::map<std::string, std::string> CapturesOf(const Operations& list) {
  std::map<std::string, std::string> captures;
  for (const Operation* operation : list) {
    if (operation->kind == OperationKind::kCapture) {
      captures.emplace(operation->key, operation->name);
    }
  }
  return captures;
}

// Captures that need a name of their own: another list mentions them, or their name means something
// else in the list that makes them.
std::set<std::string> SharedCaptures(const Plan& plan, const std::vector<Operations>& lists) {
  std::set<std::string> shared;
  for (const Operations& list : lists) {
    const std::map<std::string, std::string> captures = CapturesOf(list);
    Bindings bindings;
    for (const Operation* operation : list) {
      if (!operation->command) continue;
      AddBindings(*operation->command, bindings);
      std::vector<Reference> references;
      for (const Binding& binding : operation->command->bindings) {
        AddReferences(binding.value, references);
      }
      for (const Reference& reference : references) {
        if (!captures.contains(reference.name)) shared.insert(reference.name);
      }
    }
    std::map<std::string, int> times;
    for (const auto& [key, name] : captures) ++times[name];
    for (const auto& [key, name] : captures) {
      const Reference reference{.kind = Reference::Kind::kCapture, .name = key};
      if (times[name] > 1 || !IsFree(bindings, name, reference)) shared.insert(key);
    }
  }
  std::vector<Reference> references;
  for (const Loop& loop : plan.loops) AddReferences(loop.list, references);
  for (const Command* command : AllCommands(plan)) AddReferences(command->host, references);
  for (const Condition& condition : plan.conditions) {
    AddReferences(condition.left, references);
    AddReferences(condition.right, references);
  }
  for (const FileText& file : plan.files) {
    if (file.text) AddReferences(*file.text, references);
  }
  for (const Reference& reference : references) shared.insert(reference.name);
  return shared;
}

// The numbers of the steps that captures are made in, by key.
std::map<std::string, std::string> StepsOfCaptures(const Plan& plan) {
  std::map<std::string, std::string> steps;
  for (const Step& step : plan.steps) {
    for (const auto* operations : {&step.operations, &step.restore, &step.undo.operations}) {
      for (const Operation& operation : *operations) {
        if (operation.kind == OperationKind::kCapture) steps.emplace(operation.key, step.number);
      }
    }
  }
  return steps;
}

// Of a loop `stage/each-node`, or its first part `stage/each-node-first`.
std::string_view MemberName(const Reference& reference) {
  std::string_view name = reference.name;
  constexpr std::string_view kEach = "each-";
  constexpr std::string_view kFirst = "-first";
  name.remove_prefix(name.rfind('/') == std::string_view::npos ? 0 : name.rfind('/') + 1);
  if (name.starts_with(kEach)) name.remove_prefix(kEach.size());
  if (name.ends_with(kFirst)) name.remove_suffix(kFirst.size());
  return name;
}

// What a reader expects it to be called.
std::string ShortName(const Reference& reference) {
  switch (reference.kind) {
    case Reference::Kind::kParameter:
    case Reference::Kind::kSecret:
    case Reference::Kind::kEnvironment:
    case Reference::Kind::kFile:
      return Identifier(reference.name);
    case Reference::Kind::kCapture:
      return Identifier(std::string_view(reference.name).substr(reference.name.rfind('.') + 1));
    case Reference::Kind::kBackupFolder:
      return "backup_" + Identifier(reference.name);
    case Reference::Kind::kMember:
      return Identifier(MemberName(reference));
    case Reference::Kind::kRunId:
      return "run_id";
  }
  return "";
}

// Where the short name means something else in some command. `steps`: of captures, by key.
std::string LongName(const Reference& reference, const std::map<std::string, std::string>& steps) {
  const std::string name = ShortName(reference);
  switch (reference.kind) {
    case Reference::Kind::kParameter:
      return "param_" + name;
    case Reference::Kind::kSecret:
      return "secret_" + name;
    case Reference::Kind::kEnvironment:
      return "env_" + name;
    case Reference::Kind::kFile:
      return "file_" + name;
    case Reference::Kind::kCapture: {
      const auto step = steps.find(reference.name);
      return name + "_" + (step == steps.end() ? "undo" : Identifier(step->second));
    }
    case Reference::Kind::kBackupFolder:
      return "folder_of_" + name;
    case Reference::Kind::kMember:
      return "this_" + name;
    case Reference::Kind::kRunId:
      return "plan_" + name;
  }
  return "";
}

}  // namespace

Variables::Variables(const Plan& plan) {
  Bindings bindings;
  std::vector<Reference> references;
  for (const Command* command : AllCommands(plan)) {
    AddBindings(*command, bindings);
    for (const Binding& binding : command->bindings) AddReferences(binding.value, references);
    AddReferences(command->host, references);
  }
  for (const Loop& loop : plan.loops) {
    AddReferences(loop.list, references);
    references.push_back({.kind = Reference::Kind::kMember, .name = loop.id});
  }
  for (const FileText& file : plan.files) {
    if (file.text) AddReferences(*file.text, references);
  }
  for (const EnvironmentVariable& variable : plan.environment) {
    if (variable.value) AddReferences(*variable.value, references);
  }
  for (const Thing& thing : plan.things) {
    for (const Field& field : thing.fields) {
      for (const Value& value : field.path) AddReferences(value, references);
    }
  }

  const std::vector<Operations> lists = ListsOf(plan);
  const std::set<std::string> shared = SharedCaptures(plan, lists);
  for (const Operations& list : lists) {
    for (const auto& [key, name] : CapturesOf(list)) {
      if (!shared.contains(key)) names_.emplace(Key(Reference::Kind::kCapture, key), name);
    }
  }

  const std::map<std::string, std::string> steps = StepsOfCaptures(plan);
  std::set<std::string> taken;
  for (const Reference& reference : references) {
    const auto [entry, added] = names_.try_emplace({reference.kind, reference.name});
    if (!added) continue;
    std::string name = ShortName(reference);
    const auto usable = [&] { return IsFree(bindings, name, reference) && !taken.contains(name); };
    if (!usable()) name = LongName(reference, steps);
    while (!usable()) name += '_';
    taken.insert(name);
    entry->second = name;
  }
}

const std::string& Variables::Name(const Reference& reference) const {
  const auto found = names_.find({reference.kind, reference.name});
  assert(found != names_.end());
  return found->second;
}

bool Variables::Used(const Reference& reference) const {
  return names_.contains({reference.kind, reference.name});
}

std::string Variables::Word(const Value& value) const {
  if (value.empty()) return "''";
  std::string word;
  for (const Value::Piece& piece : value.pieces()) {
    if (const auto* text = std::get_if<std::string>(&piece)) {
      word += Quoted(*text);
    } else {
      word += fmt::format("\"${}\"", Name(std::get<Reference>(piece)));
    }
  }
  return word;
}

std::string Variables::Assignment(const Binding& binding) const {
  const std::string word = Word(binding.value);
  if (word == fmt::format("\"${}\"", binding.name)) return "";
  return fmt::format("{}={}", binding.name, word);
}

}  // namespace belay::markdown
