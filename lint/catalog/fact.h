#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

// What the linter knows of the world. The facts themselves are the *.yaml of this folder; a program
// of the build (compile_catalog.cpp) turns them into `lint/catalog/tables.h`, by schema.h.
namespace belay {

// In our own words, with where it is from and when it was looked up.
struct Fact {
  std::string_view id;
  std::string_view text;
  std::string_view source;
  std::string_view as_of;  // `2026-11` or `2026-11-02`
};

// What people call a thing that facts are about: `argo-cd`, `argocd`.
using Names = std::span<const std::string_view>;

// Limits in minor versions between two parts of Kubernetes.
struct SkewFact {
  Fact fact;
  std::string_view subject;  // `kubelet`
  std::string_view anchor;   // `kube-apiserver`
  std::int64_t max_newer = 0;
  std::int64_t max_older = 0;
  std::optional<std::int64_t> first_minor;  // of the subjects that it holds for; none: no bound
  std::optional<std::int64_t> last_minor;
  std::string_view provider;  // empty: any
};

// A limit of one step, in minors or majors.
struct HopFact {
  Fact fact;
  Names names;
  std::string_view unit;  // `minor`, `major`
  std::int64_t max_step = 0;
  std::optional<std::int64_t> max_step_by_revision;
  bool advice = false;  // the makers advise it; nothing is known to break
};

// Before a path reaches a version it has been at another, or at a newer one.
struct WaypointFact {
  Fact fact;
  Names names;
  std::string_view reaching;
  std::string_view via;
};

// What has to be so before a cluster reaches a version.
struct GateFact {
  Fact fact;
  std::string_view reaching;
  std::string_view provider;  // empty: any
  std::string_view of;        // `nodes`; empty: the control plane
  Names names;                // one of these add-ons or components; empty: to be looked for
  std::string_view at_least;  // its version; empty: any
  bool optional = false;      // it holds only where there is such an add-on
};

// Which versions of Kubernetes the versions of a component from `versions` on, within its minor,
// run on.
struct CompatibilityFact {
  Fact fact;
  std::string_view component;
  Names names;
  std::string_view strength;  // `supported`, `tested`
  std::string_view versions;
  std::string_view min;  // empty: no bound is known
  std::string_view max;
};

struct LifecycleFact {
  Fact fact;
  std::string_view product;
  Names names;
  std::string_view version;
  std::string_view end;       // the last day with fixes: `2026-11-26`
  std::string_view extended;  // the last one of paid support; empty: there is none
};

struct KnownBadFact {
  Fact fact;
  Names names;
  std::string_view versions;
  std::string_view provider;  // empty: any
};

// How a product writes its versions.
struct FormFact {
  Fact fact;
  std::string_view of;        // `cluster`, `addon`, `component`
  std::string_view provider;  // empty: any
  Names names;                // empty: any
  std::string_view from;      // the first version that is written so; empty: all are
  std::string_view form;      // `plain`, `v`, `minor`
};

struct RemovedApiFact {
  Fact fact;
  std::string_view product;
  std::string_view api;         // `policy/v1beta1`
  std::string_view removed_in;  // the first version without it
  std::string_view replacement;
  Names kinds;
};

// Parts of one product, by what people call them.
struct SiblingFact {
  Fact fact;
  Names names;
  Names with;
  std::string_view relation;  // `equal`, `not-newer`
};

struct ApiScanFact {
  Fact fact;
  Names words;  // a program, or what stands in the command
};

// Commands whose output tells which account, cluster or model the tools would work on.
struct IdentityFact {
  Fact fact;
  Names tools;
  Names commands;           // as the command catalog writes them: `aws sts get-caller-identity`
  bool by_context = false;  // a kubeconfig's context says it too
};

struct ReversibilityFact {
  Fact fact;
  std::string_view operation;
  std::string_view back;  // `yes`, `window`, `restore`, `no`
  std::optional<std::int64_t> days;
  Names names;            // whose version it is; of a cluster, its kind
  std::string_view from;  // it holds for the way down from here on, below it; empty: from anywhere
  std::optional<std::int64_t> max_back;  // how many of `unit` it goes down; none: no limit is known
  std::string_view unit;                 // `minor`, `major`
  Names only_to;  // the first version of each minor that it goes down to; empty: any
};

// Of two things that both move, which one goes first.
struct OrderFact {
  Fact fact;
  Names first;
  Names then;
  std::string_view of;        // `definitions`: `first` holds those of `then`; `network`: ORD15's
  std::string_view reaching;  // the first version of `then` that it holds for
  bool apart = false;         // what upgrades `then` never upgrades `first`
};

// What one command did, another may not see yet.
struct GapFact {
  Fact fact;
  std::string_view after;  // as the command catalog writes commands
  std::string_view before;
  std::int64_t seconds = 0;
  bool elsewhere = false;    // only when the second command is for another cluster
  std::string_view until;    // what bridges the time, for people
  std::string_view told_by;  // of what kind of operation a look that bridges it tells; empty: any
};

// A component that goes on migrating its data after an upgrade.
struct BackgroundFact {
  Fact fact;
  Names names;
  Names shown_by;  // words of the command that asks whether it is over
};

// A version takes capacity away by a new default.
struct BehaviourFact {
  Fact fact;
  Names names;
  std::string_view reaching;
  std::string_view effect;
};

// A state that one command begins and another has to end. Which ones they are is in the command
// catalog, by the same name.
struct PairFact {
  Fact fact;
  std::string_view pair;   // `cordoned`
  std::string_view topic;  // `change`, `grant`, `silence`, `relation`
  std::string_view what;   // `the node`, where the command does not say which
  std::string_view state;  // `takes no new pods`
  std::string_view close;  // what ends it, for people
};

// Kubernetes objects that a backup of a component has together, by kind: `servingruntime`.
struct StateFact {
  Fact fact;
  Names names;
  Names kinds;
};

// From a version on a component comes with another storage than the stores of these kinds.
struct StorageSwapFact {
  Fact fact;
  Names names;
  std::string_view reaching;
  Names kinds;
};

// Work that must not go on while a component is upgraded, and the kinds of objects that show it.
struct WorkloadFact {
  Fact fact;
  Names names;
  Names kinds;
  std::string_view what;
};

// All facts of a kind, for people.
struct FactList {
  std::string_view name;   // `skew`
  std::string_view title;  // what they are about
  int months = 0;          // how long they are good for after their date
  std::vector<Fact> facts;
};

}  // namespace belay
