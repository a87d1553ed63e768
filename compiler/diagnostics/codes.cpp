#include "compiler/diagnostics/codes.h"

#include <algorithm>
#include <array>
#include <utility>

namespace belay {
namespace {

constexpr Severity kError = Severity::kError;
constexpr Severity kWarning = Severity::kWarning;

// In the order of the enum.
constexpr std::array<CodeInfo, 15> kCodes = {{
    {Code::kSyntax, "LNG01", "syntax", kError, "a statement cannot be read",
     "A statement that cannot be read is left out, so nothing can be said about what it would do. "
     "Reading goes on with the next one.",
     R"(edition 1
plan demo { title = "demo" }
stage a {
  check "nodes are there" = `kubectl get nodes`
}
)",
     R"(edition 1
plan demo { title = "demo" }
stage a {
  check "nodes are there" `kubectl get nodes`
}
)"},
    {Code::kUnknownWord, "LNG02", "unknown-word", kError,
     "a verb, setting or key that the language does not have",
     "The word may be misspelt, or of a newer edition. Belay never guesses what it was meant to "
     "do.",
     R"(edition 1
plan demo { title = "demo" }
stage a {
  chekc "nodes are there" `kubectl get nodes`
}
)",
     R"(edition 1
plan demo { title = "demo" }
stage a {
  check "nodes are there" `kubectl get nodes`
}
)"},
    {Code::kUnknownName, "LNG03", "unknown-name", kError, "a name that nothing declares",
     "Things, parameters, actions, backups and files are declared before they can be used. A step "
     "on a "
     "thing that is not declared would be invisible to every rule about versions and backups.",
     R"(edition 1
plan demo { title = "demo" }
cluster dev { kind = eks }
stage a on dve {
  check "nodes are there" `kubectl get nodes`
}
)",
     R"(edition 1
plan demo { title = "demo" }
cluster dev { kind = eks }
stage a on dev {
  check "nodes are there" `kubectl get nodes`
}
)"},
    {Code::kNameClash, "LNG04", "name-clash", kError, "two things, steps or values of one name",
     "Journals, tickets and workflows speak of steps by their ids. Two steps of one id could not "
     "be told "
     "apart after a failure; `as NAME` gives a step an id of its own.",
     R"(edition 1
plan demo { title = "demo" }
stage a {
  check "nodes are there" `kubectl get nodes`
  check "nodes are there" `kubectl get nodes -o wide`
}
)",
     R"(edition 1
plan demo { title = "demo" }
stage a {
  check "nodes are there" `kubectl get nodes`
  check "nodes are there" as wide `kubectl get nodes -o wide`
}
)"},
    {Code::kWrongType, "LNG05", "wrong-type", kError, "a value of another type than is needed here",
     "A duration, a version or a name of the wrong type would reach a command as a text that it "
     "was not "
     "written for.",
     R"(edition 1
plan demo { title = "demo"  window = "six hours" }
stage a {
  check "nodes are there" `kubectl get nodes`
}
)",
     R"(edition 1
plan demo { title = "demo"  window = 6h }
stage a {
  check "nodes are there" `kubectl get nodes`
}
)"},
    {Code::kMissingPart, "LNG06", "missing-part", kError,
     "a part that a statement needs is not there",
     "Without it the statement has no meaning: an action without one of its parameters, an "
     "`upgrade` "
     "beyond the declared versions, a `restore` from nothing.",
     R"(edition 1
plan demo { title = "demo" }
stage a {
  wait
}
)",
     R"(edition 1
plan demo { title = "demo" }
stage a {
  wait 10m "Let the caches fill"
}
)"},
    {Code::kMisplaced, "LNG07", "misplaced", kError, "a statement where it has no meaning",
     "Statements belong to a place: stages to the plan, settings to a step or an action.",
     R"(edition 1
plan demo { title = "demo" }
stage a {
  skip_if `true`
  check "nodes are there" `kubectl get nodes`
}
)",
     R"(edition 1
plan demo { title = "demo" }
stage a {
  check "nodes are there" `kubectl get nodes` {
    skip_if `true`
  }
}
)"},
    {Code::kNotSupported, "LNG08", "not-supported", kError,
     "a form that this version does not know yet",
     "The form is part of the language's design and is not built yet. Belay says so instead of "
     "leaving it "
     "out silently.",
     R"(edition 1
plan demo { title = "demo" }
stage a {
  let spaces: list = `kubectl get namespaces -o name`
  for space in spaces {
    backup namespace(space) as before { run `./save "$space" > "$backup/space.tar"` }
  }
}
)",
     R"(edition 1
plan demo { title = "demo" }
stage a {
  backup cluster("shop") as before { run `./save > "$backup/spaces.tar"` }
}
)"},
    {Code::kTooLarge, "LNG09", "too-large", kError,
     "a limit of size, nesting or expansion is passed",
     "The limits keep time and memory bounded for any input. Each message states its limit.", "",
     ""},
    {Code::kNoSuchModule, "LNG10", "no-such-module", kError,
     "an imported module that cannot be found",
     "Library modules are imported by their bare name, files of the project by their path.",
     R"(edition 1
import "helmm"
plan demo { title = "demo" }
stage a {
  check "nodes are there" `kubectl get nodes`
}
)",
     R"(edition 1
import "helm"
plan demo { title = "demo" }
stage a {
  check "nodes are there" `kubectl get nodes`
}
)"},
    {Code::kUnused, "LNG11", "unused", kWarning, "a declared value that nothing uses",
     "Often a sign of a misspelt name elsewhere, or of a step that was left out.",
     R"(edition 1
plan demo { title = "demo" }
param namespace: string = "mlops"
stage a {
  check "pods are there" `kubectl -n mlops get pods`
}
)",
     R"(edition 1
plan demo { title = "demo" }
param namespace: string = "mlops"
stage a {
  check "pods are there" `kubectl -n "$namespace" get pods`
}
)"},
    {Code::kWhichCluster, "LNG12", "which-cluster", kError,
     "a command that needs a cluster, in a plan with several",
     "Every command gets a kubeconfig of its own cluster only. With several clusters nothing says "
     "which; "
     "`on CLUSTER` on the step or its stage does.",
     R"(edition 1
plan demo { title = "demo" }
cluster blue { kind = eks }
cluster green { kind = eks }
stage a {
  check "nodes are there" `kubectl get nodes`
}
)",
     R"(edition 1
plan demo { title = "demo" }
cluster blue { kind = eks }
cluster green { kind = eks }
stage a on green {
  check "nodes are there" `kubectl get nodes`
}
)"},
    {Code::kNotUtf8, "LNG13", "not-utf8", kError, "bytes that are not UTF-8",
     "Workflows, runbooks and journals are UTF-8; other bytes could not be printed unchanged.", "",
     ""},
    {Code::kBrokenShell, "LNG14", "broken-shell", kError,
     "a command that bash cannot read to its end",
     "Bash would stop in the middle of the upgrade, before or, worse, after it has done the lines "
     "above.",
     R"(edition 1
plan demo { title = "demo" }
stage a {
  check "all nodes are ready" ```
    for node in $(kubectl get nodes -o name); do
      kubectl wait --for=condition=Ready "$node" --timeout=30s
    ```
}
)",
     R"(edition 1
plan demo { title = "demo" }
stage a {
  check "all nodes are ready" ```
    for node in $(kubectl get nodes -o name); do
      kubectl wait --for=condition=Ready "$node" --timeout=30s
    done
    ```
}
)"},
    {Code::kUndefinedVariable, "PIN10", "undefined-variable", kError,
     "a variable that nothing defines",
     "Under `set -u` the command would stop in the middle of the upgrade; without it, it would run "
     "with an "
     "empty text: `rm -rf \"$dir/\"`.",
     R"(edition 1
plan demo { title = "demo" }
param namespace: string = "mlops"
stage a {
  check "pods are there" `kubectl -n "$namespace" get pods`
  check "jobs are there" `kubectl -n "$namepsace" get jobs`
}
)",
     R"(edition 1
plan demo { title = "demo" }
param namespace: string = "mlops"
stage a {
  check "pods are there" `kubectl -n "$namespace" get pods`
  check "jobs are there" `kubectl -n "$namespace" get jobs`
}
)"},
}};

}  // namespace

std::span<const CodeInfo> Codes() {
  return kCodes;
}

const CodeInfo* FindCode(std::string_view code) {
  const auto found = std::ranges::find(Codes(), code, &CodeInfo::code);
  return found == Codes().end() ? nullptr : &*found;
}

const CodeInfo& Info(Code code) {
  return kCodes[static_cast<std::size_t>(code)];
}

Diagnostic MakeDiagnostic(Code code, Span span, std::string message) {
  const CodeInfo& info = Info(code);
  Diagnostic diagnostic;
  diagnostic.code = info.code;
  diagnostic.name = info.name;
  diagnostic.severity = info.severity;
  diagnostic.span = span;
  diagnostic.message = std::move(message);
  return diagnostic;
}

}  // namespace belay
