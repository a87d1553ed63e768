#include "lint/analysis/artifacts.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <iterator>
#include <optional>
#include <string_view>

#include "lint/analysis/looks.h"
#include "lint/analysis/objects.h"

namespace belay {
namespace {

constexpr std::string_view kClients[] = {"helm", "istioctl", "kubectl", "velero"};

// They write what a client needs to reach a cluster.
constexpr std::string_view kCredentials[] = {"aws eks update-kubeconfig", "az aks get-credentials",
                                             "eksctl utils write-kubeconfig",
                                             "gcloud container clusters get-credentials"};

// Keys that say which one it is; a project or region is there before.
constexpr std::string_view kIdentities[] = {"arn",      "bucket", "disk", "file_system",
                                            "instance", "name",   "pod"};

template <typename List, typename Item>
bool Has(const List& list, const Item& item) {
  return std::find(std::begin(list), std::end(list), item) != std::end(list);
}

bool IsNameByte(char c) {
  return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_';
}

// With the plan's values for its variables; nullopt where the shell has a part in it.
std::optional<std::string> Fill(const Command& command, std::string_view text) {
  std::string filled;
  for (std::size_t at = 0; at < text.size();) {
    const char c = text[at];
    if (c == '"' || c == '\'') {
      ++at;
      continue;
    }
    if (c == '*' || c == '?' || c == '`' || c == '(' || c == '[') return std::nullopt;
    if (c != '$') {
      filled += c;
      ++at;
      continue;
    }
    const bool braces = at + 1 < text.size() && text[at + 1] == '{';
    const std::size_t begin = at + (braces ? 2 : 1);
    std::size_t end = begin;
    while (end < text.size() && IsNameByte(text[end])) ++end;
    const std::string_view name = text.substr(begin, end - begin);
    const auto binding =
        std::find_if(command.bindings.begin(), command.bindings.end(),
                     [&](const Binding& candidate) { return candidate.name == name; });
    if (binding == command.bindings.end()) return std::nullopt;
    filled += binding->value.Display();
    at = end + (braces ? 1 : 0);
  }
  if (filled.empty()) return std::nullopt;
  return filled;
}

// Of the folder that commands run in: `kf-next/../kubeflow/x` is `kubeflow/x`. nullopt: outside.
std::optional<std::string> Path(const std::string& folder, const std::string& path) {
  if (path.empty() || path.front() == '/' || path.front() == '~' || path.front() == '-') {
    return std::nullopt;
  }
  std::vector<std::string> parts;
  const std::string whole = folder.empty() ? path : folder + "/" + path;
  for (std::size_t at = 0; at <= whole.size();) {
    const std::size_t end = std::min(whole.find('/', at), whole.size());
    const std::string part = whole.substr(at, end - at);
    at = end + 1;
    if (part.empty() || part == ".") continue;
    if (part != "..") {
      parts.push_back(part);
    } else if (parts.empty()) {
      return std::nullopt;
    } else {
      parts.pop_back();
    }
  }
  if (parts.empty()) return std::nullopt;
  return fmt::to_string(fmt::join(parts, "/"));
}

std::vector<std::string_view> Words(std::string_view text) {
  constexpr std::string_view kSpace = " \t\n;|&<>";
  std::vector<std::string_view> words;
  for (std::size_t at = text.find_first_not_of(kSpace); at != std::string_view::npos;
       at = text.find_first_not_of(kSpace, at)) {
    const std::size_t end = std::min(text.find_first_of(kSpace, at), text.size());
    words.push_back(text.substr(at, end - at));
    at = end;
  }
  return words;
}

std::string_view TextOf(const Command& command, const CommandEffect& effect) {
  return std::string_view(command.text).substr(effect.begin, effect.end - effect.begin);
}

// `kubectl -n apps exec app-0 -c main -- …`: the pod, which the inner command says nothing of.
std::vector<std::string> PodsOfExec(const Command& command) {
  std::vector<std::string> pods;
  const auto words = Words(command.text);
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (words[i] != "exec" || i == 0) continue;
    const std::size_t first = i > 4 ? i - 4 : 0;
    const bool kubectl = std::find(words.begin() + static_cast<std::ptrdiff_t>(first),
                                   words.begin() + static_cast<std::ptrdiff_t>(i),
                                   "kubectl") != words.begin() + static_cast<std::ptrdiff_t>(i);
    std::size_t at = i + 1;
    while (at < words.size() && words[at].starts_with('-')) {
      at += words[at] == "-n" || words[at] == "-c" || words[at] == "--namespace" ? 2 : 1;
    }
    if (!kubectl || at >= words.size()) continue;
    if (auto name = Fill(command, words[at])) pods.push_back(*std::move(name));
  }
  return pods;
}

class Reader {
 public:
  explicit Reader(const Plan& plan) : plan_(plan) {}

  std::map<std::string, Artifact> All() {
    for (const Id<Step> id : plan_.order) {
      ReadMakers(id);
      ReadMadeThings(id);
    }
    ReadNames();
    for (const auto& [key, artifact] : artifacts_) folders_ = folders_ || key.starts_with("file ");
    for (const Id<Step> id : plan_.order) ReadUses(id);
    return std::move(artifacts_);
  }

 private:
  struct Key {
    std::string text;
    std::string display;
  };

  // The very objects that an effect names; one namespace may be left to the context.
  static std::vector<Key> ObjectsOf(const Command& command, const CommandEffect& effect) {
    std::vector<Key> keys;
    std::string_view rest = effect.object;
    while (!rest.empty()) {
      const std::size_t comma = std::min(rest.find(','), rest.size());
      const std::string_view part = rest.substr(0, comma);
      rest = comma == rest.size() ? std::string_view() : rest.substr(comma + 1);
      const auto name = Fill(command, part);
      if (!name || name->find('/') == std::string::npos || name->back() == '/') continue;
      keys.push_back({Object(command, *name), *name});
    }
    return keys;
  }

  static std::string Object(const Command& command, const std::string& name) {
    return fmt::format("object {} {} {}", command.cluster ? command.cluster->index + 1 : 0,
                       command.host.Display(), name);
  }

  static bool Deletes(const CommandEffect& effect) {
    return effect.kind == CommandEffect::Kind::kDestroy || effect.command == "kubectl delete";
  }

  static bool Applies(const CommandEffect& effect) {
    return effect.command.starts_with("kubectl apply") ||
           effect.command.starts_with("kubectl create") ||
           effect.command.starts_with("kubectl run");
  }

  void Make(const Key& key, Id<Step> step) {
    Artifact& artifact = artifacts_[key.text];
    artifact.display = key.display;
    if (artifact.made.empty() || artifact.made.back() != step) artifact.made.push_back(step);
  }

  void ReadMakers(Id<Step> id) {
    const Step& step = plan_.steps[id];
    for (const Operation& operation : step.undo.operations) {
      if (!operation.command || step.verb == Verb::kEnter || step.verb == Verb::kExit) continue;
      for (const CommandEffect& effect : operation.command->effects) {
        ReadUndo(id, *operation.command, effect);
      }
    }
    for (const Operation& operation : step.operations) {
      if (!operation.command || operation.kind != OperationKind::kRun) continue;
      const Command& command = *operation.command;
      bool deletes = false;
      for (const CommandEffect& effect : command.effects) {
        ReadClone(id, command, effect);
        ReadCredentials(id, command, effect);
        if (deletes && Applies(effect)) Remade(id, command);
        deletes = deletes || Deletes(effect);
      }
    }
  }

  // What the way back removes was not there before.
  void ReadUndo(Id<Step> id, const Command& command, const CommandEffect& effect) {
    if (Deletes(effect) && effect.command.starts_with("kubectl")) {
      for (const Key& key : ObjectsOf(command, effect)) Make(key, id);
    } else if (effect.command == "rm") {
      const auto name = Fill(command, effect.object);
      const auto path = name ? Path(command.folder, *name) : std::nullopt;
      if (path) Make({"file " + *path, *path}, id);
    }
  }

  // A job that is deleted and applied again.
  void Remade(Id<Step> id, const Command& command) {
    for (const CommandEffect& effect : command.effects) {
      if (effect.command != "kubectl delete") continue;
      for (const Key& key : ObjectsOf(command, effect)) Make(key, id);
    }
  }

  void ReadClone(Id<Step> id, const Command& command, const CommandEffect& effect) {
    if (effect.command != "git clone" && effect.command != "gcloud source repos clone") return;
    std::optional<std::string> last;
    for (const std::string_view word : Words(TextOf(command, effect))) {
      if (!word.starts_with('-')) last = Fill(command, word);
    }
    if (!last) return;
    if (last->find("://") != std::string::npos || last->ends_with(".git")) {
      *last = last->substr(last->rfind('/') + 1);
      if (last->ends_with(".git")) last->resize(last->size() - 4);
    }
    if (const auto path = Path(command.folder, *last)) Make({"file " + *path, *path}, id);
  }

  void ReadCredentials(Id<Step> id, const Command& command, const CommandEffect& effect) {
    if (!command.cluster || !Has(kCredentials, effect.command)) return;
    const Thing& cluster = plan_.things[*command.cluster];
    if (!MadeByPlan(cluster)) return;
    Make(
        {fmt::format("kubeconfig {}", command.cluster->index), "the kubeconfig of " + cluster.path},
        id);
  }

  // Of things without a version only `create` tells that they were not there.
  void ReadMadeThings(Id<Step> id) {
    const Step& step = plan_.steps[id];
    const auto make = [&](Id<Thing> thing) {
      Make({fmt::format("thing {}", thing.index), plan_.things[thing].path}, id);
    };
    for (const Move& move : step.moves) {
      const bool made = move.from.kind() == Version::Kind::kNone;
      if (made && MadeByPlan(plan_.things[move.thing])) make(move.thing);
    }
    for (const Subject& subject : step.subjects) {
      if (step.verb != Verb::kCreate || !subject.thing || subject.member) continue;
      if (plan_.things[*subject.thing].versions.empty()) make(*subject.thing);
    }
  }

  // `drill_instance`, as commands have the instance of `drill`.
  void ReadNames() {
    for (std::uint32_t i = 0; i < plan_.things.size(); ++i) {
      const Thing& thing = plan_.things[Id<Thing>{i}];
      const std::string key = fmt::format("thing {}", i);
      if (!artifacts_.contains(key)) continue;
      for (const Field& field : thing.fields) {
        if (!Has(kIdentities, field.key)) continue;
        std::string name = thing.path + "_" + field.key;
        std::replace_if(
            name.begin(), name.end(), [](char c) { return c == '.' || c == '-'; }, '_');
        names_.emplace(std::move(name), key);
      }
    }
  }

  void UseThings(Id<Step> id, const Operation& operation) {
    const Step& step = plan_.steps[id];
    if (step.verb == Verb::kCheck && operation.test.kind == Test::Kind::kIsEmpty) return;
    for (const Subject& subject : step.subjects) {
      const bool looks = step.verb == Verb::kCheck || step.verb == Verb::kVerify;
      if (!looks || !subject.thing || !plan_.things[*subject.thing].versions.empty()) continue;
      Use(fmt::format("thing {}", subject.thing->index), id, operation);
    }
    // A check may well ask whether it is there.
    if (step.verb != Verb::kRemember && step.verb != Verb::kVerify && step.verb != Verb::kWait &&
        step.verb != Verb::kRun) {
      return;
    }
    for (const Binding& binding : operation.command->bindings) {
      const auto name = names_.find(binding.name);
      if (name != names_.end()) Use(name->second, id, operation);
    }
  }

  static bool PollsIt(const Operation& operation) {
    return operation.kind == OperationKind::kWait || operation.timing.up_to.has_value();
  }

  void ReadUses(Id<Step> id) {
    for (const Operation& operation : plan_.steps[id].operations) {
      if (!operation.command) continue;
      const Command& command = *operation.command;
      if (!names_.empty()) UseThings(id, operation);
      for (const CommandEffect& effect : command.effects) {
        const bool any = TextOf(command, effect).find("--ignore-not-found") != std::string::npos;
        if (Deletes(effect)) {
          for (const Key& key : ObjectsOf(command, effect)) Remove(key.text, id);
        } else if (!any) {
          const bool logs = effect.command == "kubectl logs";
          for (const Key& key : ObjectsOf(command, effect)) Use(key.text, id, operation, logs);
        }
      }
      for (const std::string& pod : PodsOfExec(command)) {
        const bool kind = pod.find('/') != std::string::npos;
        Use(Object(command, kind ? pod : "pod/" + pod), id, operation);
      }
      if (folders_ && command.host.empty()) UsePaths(id, operation);
      const bool client = command.cluster &&
                          std::any_of(command.tools.begin(), command.tools.end(),
                                      [](const std::string& tool) { return Has(kClients, tool); });
      if (client) Use(fmt::format("kubeconfig {}", command.cluster->index), id, operation);
    }
  }

  void UsePaths(Id<Step> id, const Operation& operation) {
    const Command& command = *operation.command;
    if (const auto path = Path("", command.folder)) UsePath(*path, id, operation);
    // A word without a `/` may be any name, but for where a folder has to stand.
    std::string_view last;
    for (const std::string_view word : Words(command.text)) {
      const bool folder = last == "-C" || last == "cd";
      last = word;
      if (!folder && word.find('/') == std::string_view::npos) continue;
      const auto name = Fill(command, word);
      const auto path = name ? Path(command.folder, *name) : std::nullopt;
      if (path) UsePath(*path, id, operation);
    }
  }

  // It and what is around it.
  void UsePath(const std::string& path, Id<Step> id, const Operation& operation) {
    for (std::size_t end = path.find('/');; end = path.find('/', end + 1)) {
      Use("file " + path.substr(0, end), id, operation);
      if (end == std::string::npos) return;
    }
  }

  void Use(const std::string& key, Id<Step> id, const Operation& operation, bool logs = false) {
    const auto found = artifacts_.find(key);
    if (found == artifacts_.end()) return;
    Artifact& artifact = found->second;
    if (PollsIt(operation)) artifact.polled.push_back(id);
    if (Has(artifact.made, id) || Has(artifact.removed, id)) return;
    if (!artifact.used.empty() && artifact.used.back().step == id) return;
    artifact.used.push_back({.step = id, .operation = &operation, .logs = logs});
  }

  void Remove(const std::string& key, Id<Step> id) {
    const auto found = artifacts_.find(key);
    if (found == artifacts_.end() || Has(found->second.made, id)) return;
    found->second.removed.push_back(id);
  }

  const Plan& plan_;
  std::map<std::string, Artifact> artifacts_;
  std::map<std::string, std::string, std::less<>> names_;  // of bindings: the key of the thing
  bool folders_ = false;                                   // some step makes a file or folder
};

}  // namespace

std::map<std::string, Artifact> FindArtifacts(const Plan& plan) {
  return Reader(plan).All();
}

}  // namespace belay
