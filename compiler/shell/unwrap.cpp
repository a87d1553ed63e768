#include "compiler/shell/unwrap.h"

#include <algorithm>
#include <array>

namespace belay {
namespace {

using Words = std::span<const Word>;
using Wrapper = Unwrapped::Wrapper;

// A wrapper is its name, then options, then `arguments` words, then the command.
struct KnownWrapper {
  std::string_view name;
  std::string_view valued;           // the options whose value is the next word, between blanks
  std::string_view subcommand = {};  // `exec` of `aws-vault exec`
  int arguments = 0;                 // before the command
  Wrapper wrapper = Wrapper::kPlain;
  bool assigns = false;           // `NAME=value` may stand before the command
  bool dashes_needed = false;     // the command begins after `--`
  bool keeps_subcommand = false;  // the subcommand is the command: `k3s kubectl get`
};

// Sorted by name; by the manuals of the tools in Debian 12, and their own documentation.
constexpr KnownWrapper kWrappers[] = {
    {.name = "aws-vault",
     .valued = " -d --duration --region ",
     .subcommand = "exec",
     .arguments = 1},
    {.name = "builtin", .valued = ""},
    {.name = "caffeinate", .valued = " -t -w "},
    {.name = "chronic", .valued = ""},
    {.name = "chroot", .valued = "", .arguments = 1},
    {.name = "command", .valued = ""},
    {.name = "direnv", .valued = "", .subcommand = "exec", .arguments = 1},
    {.name = "doas", .valued = " -u -C "},
    {.name = "doppler", .valued = "", .subcommand = "run", .dashes_needed = true},
    {.name = "env", .valued = " -u --unset -C --chdir ", .assigns = true},
    {.name = "exec", .valued = " -a "},
    {.name = "flock", .valued = " -w --timeout -E --conflict-exit-code ", .arguments = 1},
    {.name = "ionice", .valued = " -c --class -n --classdata -p "},
    {.name = "k3s", .valued = "", .subcommand = "kubectl", .keeps_subcommand = true},
    {.name = "kubie", .valued = "", .subcommand = "exec", .arguments = 2},
    {.name = "microk8s", .valued = "", .subcommand = "kubectl", .keeps_subcommand = true},
    {.name = "nice", .valued = " -n --adjustment "},
    {.name = "nohup", .valued = ""},
    {.name = "op", .valued = "", .subcommand = "run", .dashes_needed = true},
    {.name = "setsid", .valued = ""},
    {.name = "stdbuf", .valued = " -i -o -e "},
    {.name = "sudo",
     .valued = " -u --user -g --group -h --host -p --prompt -C -D -R -T -r -t -U ",
     .assigns = true},
    {.name = "time", .valued = " -f --format -o --output "},
    {.name = "timeout",
     .valued = " -k --kill-after -s --signal ",
     .arguments = 1,
     .wrapper = Wrapper::kLimited},
    {.name = "unbuffer", .valued = ""},
    {.name = "xargs",
     .valued = " -a --arg-file -d --delimiter -E -I -L -n --max-args -P --max-procs -s "},
};

bool Has(std::string_view list, std::string_view option) {
  for (std::size_t at = list.find(option); at != std::string_view::npos;
       at = list.find(option, at + 1)) {
    if (at > 0 && list[at - 1] == ' ' && list.substr(at + option.size()).starts_with(' '))
      return true;
  }
  return false;
}

bool IsOption(std::string_view word) {
  return word.size() > 1 && word[0] == '-';
}

bool IsAssignment(std::string_view word) {
  const std::size_t equals = word.find('=');
  return equals != std::string_view::npos && equals > 0 &&
         word.substr(0, equals).find('/') == std::string_view::npos;
}

std::size_t PastOptions(Words words, std::size_t at, std::string_view valued) {
  while (at < words.size() && IsOption(words[at].value)) {
    const std::string_view option = words[at].value;
    ++at;
    if (option == "--") break;
    if (Has(valued, option)) ++at;
  }
  return std::min(at, words.size());
}

std::string Join(Words words) {
  std::string text;
  for (const Word& word : words) {
    if (!text.empty()) text += ' ';
    text += word.value;
  }
  return text;
}

std::optional<Unwrapped> Rest(Words words, std::size_t at, Wrapper wrapper) {
  if (at >= words.size()) return std::nullopt;
  return Unwrapped{.wrapper = wrapper, .words = words.subspan(at), .script = std::nullopt};
}

std::optional<Unwrapped> Script(Words words, std::size_t at, Wrapper wrapper) {
  if (at >= words.size()) return std::nullopt;
  return Unwrapped{.wrapper = wrapper, .words = {}, .script = Join(words.subspan(at))};
}

std::optional<std::size_t> DoubleDash(Words words) {
  const auto at =
      std::find_if(words.begin(), words.end(), [](const Word& word) { return word.value == "--"; });
  if (at == words.end()) return std::nullopt;
  return static_cast<std::size_t>(at - words.begin());
}

// `bash -c TEXT`, `sh -exc TEXT`.
std::optional<Unwrapped> UnwrapShell(Words words) {
  for (std::size_t at = 1; at < words.size() && IsOption(words[at].value); ++at) {
    const std::string_view option = words[at].value;
    const bool dashes = option.starts_with("--");
    const bool has_script = !dashes && option.find('c') != std::string_view::npos;
    if (option == "--rcfile" || option == "--init-file") {
      ++at;
    } else if (!dashes && !has_script && (option.back() == 'o' || option.back() == 'O')) {
      ++at;  // `-euo pipefail`
    } else if (has_script) {
      if (at + 1 >= words.size()) return std::nullopt;
      return Script(words.first(at + 2), at + 1, Wrapper::kPlain);
    }
  }
  return std::nullopt;
}

std::optional<Unwrapped> UnwrapSsh(Words words) {
  const std::size_t host =
      PastOptions(words, 1, " -b -c -D -E -e -F -I -i -J -L -l -m -O -o -p -Q -R -S -W -w ");
  return Script(words, host + 1, Wrapper::kRemote);
}

// `kubectl -n a exec -it pod -c b -- CMD`; before `--` was asked for, `kubectl exec pod CMD`.
std::optional<Unwrapped> UnwrapExec(Words words) {
  constexpr std::string_view kValued =
      " -n --namespace --context --kubeconfig --cluster --user -s --server --token -c --container "
      "-f "
      "--filename --pod-running-timeout --as -e --env -w --workdir -u -v --request-timeout ";
  const std::size_t verb = PastOptions(words, 1, kValued);
  if (verb >= words.size() || words[verb].value != "exec") return std::nullopt;
  if (const auto dashes = DoubleDash(words.subspan(verb))) {
    return Rest(words, verb + *dashes + 1, Wrapper::kRemote);
  }
  const std::size_t pod = PastOptions(words, verb + 1, kValued);
  return Rest(words, PastOptions(words, pod + 1, kValued), Wrapper::kRemote);
}

// `docker compose exec SERVICE CMD`, `juju exec --unit a/0 -- CMD`, `juju ssh a/0 CMD`.
std::optional<Unwrapped> UnwrapSubcommand(Words words) {
  const std::string_view name = CommandName(words[0].value);
  if (name == "docker" || name == "podman" || name == "docker-compose") {
    const bool compose = words.size() > 1 && words[1].value == "compose";
    return UnwrapExec(compose ? words.subspan(1) : words);
  }
  if (words.size() < 2 || (words[1].value != "exec" && words[1].value != "ssh"))
    return std::nullopt;
  constexpr std::string_view kValued =
      " -m --model -u --unit -a --application --app --machine --container --wait ";
  if (const auto dashes = DoubleDash(words)) return Script(words, *dashes + 1, Wrapper::kRemote);
  const std::size_t target = PastOptions(words, 2, kValued);
  return Script(words, words[1].value == "ssh" ? target + 1 : target, Wrapper::kRemote);
}

// `find … -exec CMD {} ;`.
std::optional<Unwrapped> UnwrapFind(Words words) {
  const auto is_exec = [](const Word& word) {
    return word.value == "-exec" || word.value == "-execdir" || word.value == "-ok";
  };
  const auto exec = std::find_if(words.begin(), words.end(), is_exec);
  if (exec == words.end()) return std::nullopt;
  const auto first = exec + 1;
  const auto last = std::find_if(
      first, words.end(), [](const Word& word) { return word.value == ";" || word.value == "+"; });
  if (first == last) return std::nullopt;
  return Unwrapped{.wrapper = Wrapper::kPlain, .words = {first, last}, .script = std::nullopt};
}

std::optional<Unwrapped> UnwrapKnown(Words words, const KnownWrapper& known) {
  std::size_t at = PastOptions(words, 1, known.valued);
  if (!known.subcommand.empty()) {
    if (at >= words.size() || words[at].value != known.subcommand) return std::nullopt;
    if (known.keeps_subcommand) return Rest(words, at, known.wrapper);
    at = PastOptions(words, at + 1, known.valued);
  }
  if (known.dashes_needed) {
    const auto dashes = DoubleDash(words);
    return dashes ? Rest(words, *dashes + 1, known.wrapper) : std::nullopt;
  }
  if (known.name == "command" && words.size() > 1 &&
      (words[1].value == "-v" || words[1].value == "-V")) {
    return std::nullopt;  // only asks
  }
  while (known.assigns && at < words.size() && IsAssignment(words[at].value)) ++at;
  at = PastOptions(words, at + static_cast<std::size_t>(known.arguments), known.valued);
  if (known.name == "flock" && at < words.size() && words[at - 1].value == "-c") {
    return Script(words, at, known.wrapper);
  }
  return Rest(words, at, known.wrapper);
}

}  // namespace

std::string_view CommandName(std::string_view word) {
  const std::size_t slash = word.rfind('/');
  return slash == std::string_view::npos ? word : word.substr(slash + 1);
}

std::optional<Unwrapped> Unwrap(Words words) {
  if (words.empty()) return std::nullopt;
  const std::string_view name = CommandName(words[0].value);
  if (name == "bash" || name == "sh" || name == "zsh" || name == "dash" || name == "ash") {
    return UnwrapShell(words);
  }
  if (name == "eval") return Script(words, 1, Wrapper::kPlain);
  if (name == "ssh") return UnwrapSsh(words);
  if (name == "watch") {
    const std::size_t at = PastOptions(words, 1, " -n --interval ");
    return Script(words, at, Wrapper::kRepeated);
  }
  if (name == "kubectl" || name == "oc") return UnwrapExec(words);
  if (name == "docker" || name == "docker-compose" || name == "podman" || name == "juju") {
    return UnwrapSubcommand(words);
  }
  if (name == "find") return UnwrapFind(words);
  const auto* const known =
      std::lower_bound(std::begin(kWrappers), std::end(kWrappers), name,
                       [](const KnownWrapper& a, std::string_view b) { return a.name < b; });
  if (known == std::end(kWrappers) || known->name != name) return std::nullopt;
  return UnwrapKnown(words, *known);
}

std::span<const Word> Innermost(Words words) {
  while (const auto inner = Unwrap(words)) {
    if (inner->script || inner->wrapper == Wrapper::kRemote) break;
    words = inner->words;
  }
  return words;
}

}  // namespace belay
