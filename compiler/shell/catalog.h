#pragma once

#include <optional>
#include <span>
#include <string_view>

#include "compiler/shell/effect.h"
#include "compiler/shell/hazard.h"

// The command catalog as the build makes it of catalog/*.yaml: what each command of each tool does.
// catalog/README.md tells what may stand in those files.
namespace belay::shell {

using Names = std::span<const std::string_view>;

// What must be so, all of it, for a rule to count. Empty: always.
struct CatalogCondition {
  Names flags;                // one of these is given, and is not `=false`; `-p*`: `-pSECRET`
  Names values;               // …and its value is like one of these
  Names except;               // …and its value is like none of these
  Names without;              // none of these is given, or only as `=false`
  Names objects;              // one of the objects is of one of these kinds
  Names arguments;            // one of the arguments is like one of these
  Names lacking;              // none of the arguments is like one of these
  Names first;                // the first argument is like one of these
  bool at_least_one = false;  // there is an argument
  bool input = false;         // standard input comes from a file or a copy
  bool output = false;        // standard output goes to a file
  bool printed = false;       // standard output is what the whole text prints
  bool here = false;          // it runs on this machine: not by `ssh` or `kubectl exec`
  bool unnamed = false;       // no object is named, only kinds of them
  bool fixed = false;         // what the object is called has nothing of the run in it
};

// What the command does when the condition holds. Later ones win over earlier ones.
struct CatalogRule {
  CatalogCondition when;
  std::optional<CommandEffect::Kind> kind;
  std::optional<bool> asynchronous;
  std::optional<bool> loses_data;
  std::optional<std::string_view> completes;
  std::optional<std::string_view> completed_by;
  std::optional<std::string_view> note;
};

// Where the arguments say what the command is about.
struct CatalogObject {
  bool resource = false;  // as kubectl writes it: `KIND NAME…`, `KIND/NAME`, `-f FILE`
  std::string_view kind;  // put before the name: `release/`
  Names flags;            // whose value it is
  int argument = -1;      // else the argument that it is, from 0
};

struct CatalogCommand {
  Names pattern;  // of the words after the tool; `*` stands for any bytes
  CatalogObject object;
  Names version_flags;
  int version_argument = -1;
  Names valued_flags;  // besides the tool's
  Names plain_flags;   // of the tool's valued ones, those that have no value here
  std::span<const CatalogRule> rules;
};

// A command that begins or ends a state of pairs.yaml. Of one pair, what opens it wins.
struct CatalogPair {
  enum class About {
    kCommand,  // what the command is about
    kAny,      // it does not say on what
    kOwn,      // `object`
    kEach,     // each argument is one of `object.kind`
    kEnds,     // the arguments together, in any order; what follows a `:` does not count
  };
  std::string_view pair;
  bool opens = false;
  Names pattern;
  CatalogCondition when;
  About about = About::kCommand;
  CatalogObject object;
};

// A way in which commands of a tool are known to go wrong.
struct CatalogHazard {
  Names pattern;          // of the words after the tool, as in CatalogCommand; empty: any
  CatalogCondition when;  // its arguments are those after the pattern
  Hazard::Kind kind = Hazard::Kind::kNoDrain;
  std::string_view text;
  std::string_view instead;
  std::string_view drop;
  std::string_view put;
  std::string_view since;
  std::string_view source;
  std::string_view as_of;
};

struct CatalogTool {
  std::string_view name;
  Names valued_flags;  // whose value may be the next word
  Names namespace_flags;
  Names context_flags;
  bool kubeconfig = false;                   // it talks to the cluster of its kubeconfig
  bool long_dash = false;                    // `-auto-approve` is one flag, not many letters
  std::span<const CatalogCommand> commands;  // the more telling patterns first
  std::span<const CatalogHazard> hazards;
  std::span<const CatalogPair> pairs;  // what opens before what closes
};

// nullptr for a tool that the catalog does not have. Other names for a tool count: `oc`.
const CatalogTool* FindTool(std::string_view name);

// The name that a kind of Kubernetes object goes by here: `deployment` for `deploy`, `Deployment`,
// `deployments.apps`. What is not known stands as it is, in lower case and without its group.
std::string KindOf(std::string_view written);

// The kinds of operation that effects begin and complete; sorted.
Names KnownOperations();

// The states that one command begins and another ends; sorted.
Names KnownPairs();

// Of the generated table: what a short or plural name of a kind stands for; empty for others.
std::string_view FullKind(std::string_view name);

}  // namespace belay::shell
