#include "compiler/shell/tools.h"

#include <algorithm>
#include <array>
#include <set>
#include <span>
#include <string_view>

#include "compiler/shell/catalog.h"
#include "compiler/shell/unwrap.h"

namespace belay {
namespace {

constexpr int kDeepestScript = 10;

// `compgen -b` of bash 5.2, and the words that begin what is no simple command for it.
constexpr std::string_view kOfTheShell[] = {
    ".",       ":",       "[",       "[[",        "alias",    "bg",       "bind",    "break",
    "builtin", "caller",  "cd",      "command",   "compgen",  "complete", "compopt", "continue",
    "declare", "dirs",    "disown",  "echo",      "enable",   "eval",     "exec",    "exit",
    "export",  "false",   "fc",      "fg",        "getopts",  "hash",     "help",    "history",
    "jobs",    "kill",    "let",     "local",     "logout",   "mapfile",  "popd",    "printf",
    "pushd",   "pwd",     "read",    "readarray", "readonly", "return",   "set",     "shift",
    "shopt",   "source",  "suspend", "test",      "time",     "times",    "trap",    "true",
    "type",    "typeset", "ulimit",  "umask",     "unalias",  "unset",    "wait"};

bool IsProgram(const Word& word) {
  constexpr std::string_view kLetters =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._+-";
  return word.literal && !word.value.empty() &&
         word.value.find_first_not_of(kLetters) == std::string::npos &&
         std::find(std::begin(kOfTheShell), std::end(kOfTheShell), word.value) ==
             std::end(kOfTheShell);
}

void Collect(const ShellText& text, int depth, std::set<std::string>& tools);

void Collect(std::span<const Word> words, const std::vector<std::string>& functions, int depth,
             std::set<std::string>& tools) {
  while (!words.empty()) {
    const Word& first = words.front();
    if (IsProgram(first) && !std::binary_search(functions.begin(), functions.end(), first.value)) {
      tools.insert(first.value);
    }
    const auto inner = Unwrap(words);
    if (!inner || inner->wrapper == Unwrapped::Wrapper::kRemote) return;
    if (first.value == "k3s" || first.value == "microk8s") return;  // their own kubectl
    if (inner->script) {
      if (depth < kDeepestScript) Collect(ReadShell(*inner->script), depth + 1, tools);
      return;
    }
    words = inner->words;
  }
}

void Collect(const ShellText& text, int depth, std::set<std::string>& tools) {
  for (const SimpleCommand& command : text.commands) {
    Collect(command.words, text.functions, depth, tools);
  }
}

}  // namespace

std::vector<std::string> ToolsOf(const ShellText& text) {
  std::set<std::string> tools;
  Collect(text, 0, tools);
  return {tools.begin(), tools.end()};
}

bool TalksToCluster(std::string_view tool) {
  const shell::CatalogTool* known = shell::FindTool(tool);
  return known != nullptr && known->kubeconfig;
}

}  // namespace belay
