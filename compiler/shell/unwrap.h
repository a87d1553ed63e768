#pragma once

#include <optional>
#include <span>
#include <string>

#include "compiler/shell/read.h"

namespace belay {

// What a command runs that only runs another one: `sudo`, `env`, `timeout`, `xargs`, `ssh`, …
struct Unwrapped {
  enum class Wrapper {
    kPlain,     // runs it here
    kLimited,   // `timeout`: for a time at most
    kRepeated,  // `watch`: again and again, without an end
    kRemote,    // `ssh`, `kubectl exec`: elsewhere
  };
  Wrapper wrapper = Wrapper::kPlain;
  std::span<const Word> words;        // the command, a part of what was given
  std::optional<std::string> script;  // else a text for another shell: `bash -c '…'`
};

// Takes one wrapper off. nullopt where the words are no wrapper, or it runs nothing that is said.
std::optional<Unwrapped> Unwrap(std::span<const Word> words);

// Takes off all that keep the command's words: of `sudo -u a timeout 5 kubectl get pods`, `kubectl
// get pods`.
std::span<const Word> Innermost(std::span<const Word> words);

// `kubectl` for `/usr/bin/kubectl`.
std::string_view CommandName(std::string_view word);

}  // namespace belay
