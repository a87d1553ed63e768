#include "tests/mutation/areas.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <set>
#include <string>
#include <string_view>
#include <variant>

#include "tests/mutation/facts.h"

namespace belay::mutation {
namespace {

// Kinds of objects by cluster, services of a cloud, `files`: coarse on purpose, what is in one area
// may be one.
struct Areas {
  std::set<std::string> changed;
  std::set<std::string> seen;
  bool known = true;
};

constexpr std::array<std::string_view, 22> kFilters = {
    "[",      "[[",   "awk",  "base64", "cut",    "date",     "echo", "exit",
    "export", "grep", "jq",   "paste",  "printf", "read",     "sed",  "sort",
    "test",   "tr",   "true", "uniq",   "wc",     "sha256sum"};

constexpr std::array<std::string_view, 9> kWorkloads = {"pod",       "deployment", "statefulset",
                                                        "daemonset", "replicaset", "job",
                                                        "node",      "event",      "container"};

// A claim, its volume and what a tool calls its storage are one.
constexpr std::array<std::string_view, 4> kVolumes = {"persistentvolume", "persistentvolumeclaim",
                                                      "storage", "volume"};

template <typename List>
bool Has(const List& list, std::string_view word) {
  return std::ranges::find(list, word) != list.end();
}

std::string Word(const std::string& command, int words) {
  std::size_t end = 0;
  while (words-- > 0 && end != std::string::npos) end = command.find(' ', end + 1);
  return command.substr(0, end);
}

// As the commands write them; a subject may have a short name.
std::string Kind(std::string kind) {
  if (kind == "pv" || kind == "pvs") return "persistentvolume";
  if (kind == "pvc" || kind == "pvcs") return "persistentvolumeclaim";
  if (kind.size() > 3 && kind.ends_with("s") && !kind.ends_with("ss")) kind.pop_back();
  return kind;
}

std::string ClusterOf(const Step& step) {
  return step.cluster ? std::to_string(step.cluster->index) : "";
}

std::string Area(const Step& step, const std::string& kind) {
  if (Has(kVolumes, kind)) return ClusterOf(step) + " volumes";
  return ClusterOf(step) + (Has(kWorkloads, kind) ? " workloads" : " " + kind);
}

// Not a file, nor what only the run knows.
bool IsKind(const std::string& word) {
  return !word.empty() &&
         std::ranges::all_of(word,
                             [](char c) {
                               return std::isalpha(static_cast<unsigned char>(c)) != 0 ||
                                      c == '-' || c == '.';
                             }) &&
         word != "-" && word.find(".yaml") == std::string::npos;
}

// It reads what comes through a pipe.
bool Piped(const Command& command, const CommandEffect& effect) {
  const std::size_t at = command.text.find_last_not_of(" \n\\", effect.begin - 1);
  return effect.begin > 0 && at != std::string::npos && command.text[at] == '|';
}

void Add(const Step& step, const Command& command, const CommandEffect& effect, Areas& areas) {
  using Kind = CommandEffect::Kind;
  const std::string tool = Word(effect.command, 1);
  const bool looks = effect.kind == Kind::kRead || effect.kind == Kind::kPlan ||
                     effect.kind == Kind::kWait || effect.kind == Kind::kEndless;
  auto& into = looks ? areas.seen : areas.changed;
  if (tool == "curl" || tool == "wget") {
    areas.known = false;  // who asks a service asks all that is behind it
  } else if (Has(kFilters, tool) && looks) {
    if (!Piped(command, effect)) areas.seen.insert("files");
  } else if (effect.kind == Kind::kLocal || tool == "git" || tool == "cat" || tool == "ls") {
    into.insert("files");
  } else if (tool == "terraform") {
    into.insert("terraform " + command.folder);
    areas.known = areas.known && looks;  // what it changes stands in its files
  } else if (tool == "juju") {
    into.insert(ClusterOf(step) + " juju");
  } else if (tool == "aws" || tool == "gcloud") {
    into.insert(Word(effect.command, 2));
  } else if (IsKind(effect.object.substr(0, effect.object.find('/')))) {
    into.insert(Area(step, effect.object.substr(0, effect.object.find('/'))));
  } else if (effect.command == "kubectl get" && looks) {
    areas.seen.insert(ClusterOf(step) + " api");
  } else {
    areas.known = false;
  }
}

Areas AreasOf(const Plan& plan, const Step& step) {
  Areas areas;
  for (const Operation& operation : step.operations) {
    if (!operation.command) {
      areas.known = areas.known && operation.kind == OperationKind::kNotify;
      continue;
    }
    if (operation.command->effects.empty()) areas.known = false;
    for (const CommandEffect& effect : operation.command->effects) {
      Add(step, *operation.command, effect, areas);
    }
  }
  if (step.operations.empty()) areas.known = false;
  if (!Changes(step) && step.verb != Verb::kBackup) return areas;
  for (const Subject& subject : step.subjects) {
    if (!subject.thing) {
      areas.changed.insert(Area(step, Kind(subject.kind)));
    } else if (const Thing& thing = plan.things[*subject.thing]; thing.kind != ThingKind::kStore) {
      const auto cluster = thing.kind == ThingKind::kCluster ? subject.thing : thing.parent;
      if (cluster) areas.changed.insert(std::to_string(cluster->index) + " workloads");
    }
  }
  return areas;
}

void AddUses(const Plan& plan, const Value& value, std::set<std::string>& uses) {
  for (const Value::Piece& piece : value.pieces()) {
    const auto* reference = std::get_if<Reference>(&piece);
    if (reference == nullptr) continue;
    if (reference->kind == Reference::Kind::kCapture) uses.insert(reference->name);
    if (reference->kind != Reference::Kind::kFile) continue;
    for (const FileText& file : plan.files) {
      if (file.name == reference->name && file.text) AddUses(plan, *file.text, uses);
    }
  }
}

bool Uses(const Plan& plan, const Step& step, const Step& other) {
  std::set<std::string> uses;
  for (const Operation& operation : step.operations) {
    AddUses(plan, operation.test.expected, uses);
    if (!operation.command) continue;
    for (const Binding& binding : operation.command->bindings) AddUses(plan, binding.value, uses);
  }
  return std::ranges::any_of(other.operations, [&](const Operation& operation) {
    return operation.kind == OperationKind::kCapture && uses.contains(operation.key);
  });
}

bool Meet(const std::set<std::string>& a, const std::set<std::string>& b) {
  return std::ranges::any_of(a, [&](const std::string& area) { return b.contains(area); });
}

}  // namespace

bool Apart(const Plan& plan, const Step& a, const Step& b) {
  const Areas one = AreasOf(plan, a);
  const Areas other = AreasOf(plan, b);
  if (!one.known || !other.known) return false;
  if (Meet(one.changed, other.changed) || Meet(one.changed, other.seen)) return false;
  if (Meet(one.seen, other.changed) || Uses(plan, a, b) || Uses(plan, b, a)) return false;
  const auto none = [](const Step& step) {
    return std::ranges::none_of(step.subjects,
                                [](const Subject& subject) { return subject.thing.has_value(); });
  };
  return none(a) || none(b) || Unrelated(plan, a, b);
}

}  // namespace belay::mutation
