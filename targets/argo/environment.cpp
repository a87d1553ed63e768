#include "targets/argo/environment.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <iterator>
#include <utility>

#include "targets/argo/text.h"

namespace belay::argo {
namespace {

const Secret* FindSecret(const Plan& plan, const std::string& name) {
  const auto found = std::find_if(plan.secrets.begin(), plan.secrets.end(),
                                  [&](const Secret& secret) { return secret.name == name; });
  return found == plan.secrets.end() ? nullptr : &*found;
}

const FileText* FindFile(const Plan& plan, const std::string& name) {
  const auto found = std::find_if(plan.files.begin(), plan.files.end(),
                                  [&](const FileText& file) { return file.name == name; });
  return found == plan.files.end() ? nullptr : &*found;
}

const EnvironmentVariable* FindVariable(const Plan& plan, const std::string& name) {
  const auto found =
      std::find_if(plan.environment.begin(), plan.environment.end(),
                   [&](const EnvironmentVariable& variable) { return variable.name == name; });
  return found == plan.environment.end() ? nullptr : &*found;
}

// The one reference that the value is; nullptr: it is more, or a text.
const Reference* Alone(const Value& value) {
  return value.pieces().size() == 1 ? std::get_if<Reference>(&value.pieces().front()) : nullptr;
}

// Where a file of the plan is when the plan runs, below the folder of the run.
std::string PathBelowRun(const FileText& file) {
  std::string path = file.path;
  if (!file.text) return "source/" + path;
  for (std::size_t up = path.find("../"); up != std::string::npos; up = path.find("../")) {
    path.erase(up, 3);
  }
  path.erase(0, path.find_first_not_of('/'));
  return "files/" + path;
}

// What bash takes for a name of a variable.
std::string VariableName(std::string_view prefix, std::string name) {
  std::replace_if(
      name.begin(), name.end(), [](unsigned char c) { return std::isalnum(c) == 0 || c >= 0x80; },
      '_');
  return fmt::format("{}{}", prefix, name);
}

// `NAMESPACE/NAME/KEY`: a pod reads Secrets of its own namespace only, so the first part is for
// people.
std::pair<std::string, std::string> NameAndKey(const std::string& place) {
  const std::size_t last = place.rfind('/');
  if (last == std::string::npos) return {place, place};
  const std::size_t first = place.rfind('/', last - 1);
  const std::size_t begin = first == std::string::npos ? 0 : first + 1;
  return {place.substr(begin, last - begin), place.substr(last + 1)};
}

}  // namespace

bool CanShare(const Command& a, const Command& b) {
  if (a.cluster && b.cluster && *a.cluster != *b.cluster) return false;
  for (const Binding& left : a.bindings) {
    for (const Binding& right : b.bindings) {
      if (left.name == right.name && left.value != right.value) return false;
    }
  }
  return true;
}

Environment::Environment(const Context& context) : context_(context) {
  if (context.volume) Add("BELAY_HOME", fmt::format("{}/{}", kVolumeFolder, context.run));
  for (const EnvironmentVariable& variable : context.plan().environment) {
    BindVariable({.name = variable.name,
                  .value = variable.value.value_or(Value(
                      Reference{.kind = Reference::Kind::kEnvironment, .name = variable.name}))},
                 variable.span);
  }
}

void Environment::Add(std::string name, std::string value) {
  variables_.push_back(
      {.name = std::move(name), .value = std::move(value), .secret = "", .key = ""});
}

void Environment::Bind(const Command& command) {
  for (const Binding& binding : command.bindings) BindVariable(binding, command.span);
  const std::optional<Id<Thing>> reached = ClusterOf(context_.plan(), command);
  if (!reached) return;
  const Thing& thing = context_.plan().things[*reached];
  const std::string cluster = Mangle(thing.path);
  if (!clusters_.insert(cluster).second) return;
  if (clusters_.size() > 1) {
    problems_.push_back(
        {.span = command.span,
         .message = "the secret that this step reads is in another cluster than its commands"});
    return;
  }
  if (MadeByPlan(thing)) {
    made_clusters_.insert(cluster);
    Add("KUBECONFIG", fmt::format("{}/{}/kubeconfig/{}", kVolumeFolder, context_.run, cluster));
  } else {
    Add("KUBECONFIG", fmt::format("{}/{}/config", kKubeconfigFolder, cluster));
  }
}

void Environment::BindVariable(const Binding& binding, const Span& span) {
  const auto [known, added] = bound_.emplace(binding.name, binding.value);
  if (!added) {
    if (known->second != binding.value) {
      problems_.push_back(
          {.span = span,
           .message = fmt::format("`${}` would have two values in one container: "
                                  "\"{}\" and \"{}\"",
                                  binding.name, known->second.Display(), binding.value.Display())});
    }
    return;
  }
  if (Fetched(binding.value)) {
    const std::string composed = Composed(binding.value);
    setup_ += fmt::format("export {}=\"{}\"\n", binding.name, composed);
    return;
  }
  const Reference* alone = Alone(binding.value);
  if (alone != nullptr && alone->kind == Reference::Kind::kSecret) {
    // The variable itself is the Secret's, so that no second one with the same value exists.
    const Secret* secret = FindSecret(context_.plan(), alone->name);
    const bool kubernetes = secret != nullptr && secret->source == Secret::Source::kKubernetes;
    const auto [name, key] = kubernetes ? NameAndKey(secret->place)
                                        : std::pair(SecretName(context_.plan()), alone->name);
    secrets_.push_back({.name = binding.name, .value = "", .secret = name, .key = key});
    return;
  }
  Add(binding.name, Text(binding.value));
  if (alone == nullptr) return;
  if (alone->kind == Reference::Kind::kEnvironment) {
    const EnvironmentVariable* variable = FindVariable(context_.plan(), alone->name);
    const bool passed_through = variable == nullptr || !variable->value;
    if (passed_through) setup_ += fmt::format("optional {}\n", binding.name);
  } else if (alone->kind == Reference::Kind::kCapture) {
    const Operation* capture = FindCapture(context_.plan(), alone->name);
    if (capture == nullptr || !capture->test.may_be_empty) {
      setup_ += fmt::format("have {}\n", binding.name);
    }
  }
}

std::string Environment::Word(const Value& value) {
  if (value.constant()) return BashWord(value.Display());
  if (Fetched(value)) return fmt::format("\"{}\"", Composed(value));
  return fmt::format("\"${}\"", Numbered(value));
}

// `BELAY_1`: a variable of no name in the plan.
std::string Environment::Numbered(const Value& value) {
  std::string name = fmt::format("BELAY_{}", ++words_);
  Add(name, Text(value));
  return name;
}

std::string Environment::Composed(const Value& value) {
  std::string text;
  for (const Value::Piece& piece : value.pieces()) {
    if (const auto* literal = std::get_if<std::string>(&piece)) {
      text += InBashQuotes(*literal);
      continue;
    }
    const auto& reference = std::get<Reference>(piece);
    text +=
        fmt::format("${{{}}}", Fetched(reference) ? Fetch(reference) : Numbered(Value(reference)));
  }
  return text;
}

std::string Environment::Text(const Value& value) {
  std::string text;
  for (const Value::Piece& piece : value.pieces()) {
    if (const auto* literal = std::get_if<std::string>(&piece)) {
      text += EnvironmentText(*literal);
    } else {
      text += Text(std::get<Reference>(piece));
    }
  }
  return text;
}

std::string Environment::Text(const Reference& reference) {
  const Plan& plan = context_.plan();
  switch (reference.kind) {
    case Reference::Kind::kParameter:
      return fmt::format("{{{{workflow.parameters.{}}}}}", reference.name);
    case Reference::Kind::kSecret: {
      const Secret* secret = FindSecret(plan, reference.name);
      return secret == nullptr ? "" : fmt::format("$({})", SecretVariable(*secret));
    }
    case Reference::Kind::kEnvironment: {
      const EnvironmentVariable* variable = FindVariable(plan, reference.name);
      if (variable != nullptr && variable->value) return Text(*variable->value);
      return fmt::format("{{{{workflow.parameters.{}}}}}", reference.name);
    }
    case Reference::Kind::kCapture: {
      const std::string parameter = CaptureParameter(reference.name);
      if (context_.procedure != nullptr && !context_.capture_tasks.contains(reference.name)) {
        return fmt::format("{{{{workflow.parameters.{}}}}}", parameter);
      }
      inputs_.insert(reference.name);
      return fmt::format("{{{{inputs.parameters.{}}}}}", parameter);
    }
    case Reference::Kind::kFile: {
      const FileText* file = FindFile(plan, reference.name);
      if (file == nullptr) return "";
      if (!file->text && file->path.starts_with('/')) return EnvironmentText(file->path);
      NeedFile(*file);
      return EnvironmentText(
          fmt::format("{}/{}/{}", kVolumeFolder, context_.run, PathBelowRun(*file)));
    }
    case Reference::Kind::kBackupFolder: {
      if (done_.insert("folder " + reference.name).second) {
        setup_ += fmt::format("mkdir -p -- \"$BELAY_HOME\"/backups/{}\n", BashWord(reference.name));
      }
      return fmt::format("{}/{}/backups/{}", kVolumeFolder, context_.run, reference.name);
    }
    case Reference::Kind::kMember:
      return "{{inputs.parameters.member}}";
    case Reference::Kind::kRunId:
      return context_.run;
  }
  return "";
}

std::string Environment::SecretVariable(const Secret& secret) {
  std::string variable = VariableName("BELAY_SECRET_", secret.name);
  if (!done_.insert(variable).second) return variable;
  const bool kubernetes = secret.source == Secret::Source::kKubernetes;
  const auto [name, key] =
      kubernetes ? NameAndKey(secret.place) : std::pair(SecretName(context_.plan()), secret.name);
  secrets_.push_back({.name = variable, .value = "", .secret = name, .key = key});
  return variable;
}

bool Environment::Fetched(const Reference& reference) const {
  if (reference.kind == Reference::Kind::kSecret) {
    const Secret* secret = FindSecret(context_.plan(), reference.name);
    return secret != nullptr && secret->command.has_value();
  }
  if (reference.kind != Reference::Kind::kCapture) return false;
  const Operation* capture = FindCapture(context_.plan(), reference.name);
  return capture != nullptr && capture->secret && capture->command.has_value();
}

bool Environment::Fetched(const Value& value) const {
  return std::any_of(value.pieces().begin(), value.pieces().end(), [&](const Value::Piece& piece) {
    const auto* reference = std::get_if<Reference>(&piece);
    return reference != nullptr && Fetched(*reference);
  });
}

// An output parameter of Argo stands in the workflow's status, for all to read. So a secret is
// taken again by each script that mentions it.
std::string Environment::Fetch(const Reference& reference) {
  const bool capture = reference.kind == Reference::Kind::kCapture;
  std::string variable = VariableName("BELAY_SECRET_", reference.name);
  if (!done_.insert(variable).second) return variable;
  const Command& command = capture ? *FindCapture(context_.plan(), reference.name)->command
                                   : *FindSecret(context_.plan(), reference.name)->command;
  Bind(command);
  setup_ += fmt::format("secret{}{}=$BELAY_OUT\n", HereDocument(command.text), variable);
  return variable;
}

void Environment::NeedFile(const FileText& file) {
  if (!file.text || !done_.insert("file " + file.name).second) return;
  const std::string path = fmt::format("\"$BELAY_HOME\"/{}", BashWord(PathBelowRun(file)));
  if (file.text->constant()) {
    std::string text = file.text->Display();
    if (!text.empty() && text.back() == '\n') text.pop_back();
    setup_ += fmt::format("put {}{}", path, HereDocument(text));
    return;
  }
  const std::string word = Word(*file.text);
  const auto* last = std::get_if<std::string>(&file.text->pieces().back());
  const std::string_view end = last != nullptr && last->ends_with('\n') ? "" : "\\n";
  setup_ += fmt::format("printf '%s{}' {} | put {}\n", end, word, path);
}

std::string Environment::TakeSetup() {
  return std::exchange(setup_, "");
}

Script Environment::ToScript() const {
  Script script;
  script.variables = secrets_;
  script.variables.insert(script.variables.end(), variables_.begin(), variables_.end());
  script.inputs.assign(inputs_.begin(), inputs_.end());
  // The kubeconfig of a cluster that the plan makes is on the run's volume, not in a Secret.
  std::set_difference(clusters_.begin(), clusters_.end(), made_clusters_.begin(),
                      made_clusters_.end(), std::back_inserter(script.clusters));
  return script;
}

}  // namespace belay::argo
