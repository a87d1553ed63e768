#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "lint/context.h"

namespace belay {

// Two things that a SkewFact limits together, each with the name of the part that it is there.
struct SkewPair {
  Id<Thing> subject;
  std::string_view subject_part;  // `kubelet`
  Id<Thing> anchor;
  std::string_view anchor_part;  // `kube-apiserver`
};

// A state of both, the first in the order of the file, in which the subject is further ahead of
// (`newer`) or behind its anchor than it may be.
struct SkewBreach {
  const VersionState* subject = nullptr;
  const VersionState* anchor = nullptr;
  const SkewFact* limit = nullptr;
  std::int64_t minors = 0;  // how far the subject is ahead, or behind
  Together found;           // a: the subject's state, b: the anchor's

  // The state whose step breaks the limit: the later one, as far as the file tells.
  const VersionState& Cause(const Plan& plan) const;
};
std::optional<SkewBreach> FindSkew(const RuleContext& context, const SkewPair& pair, bool newer);

// How the two came to be together: which step brought each there, and which step would end it.
void ExplainSkew(const RuleContext& context, const SkewPair& pair, const SkewBreach& breach,
                 Diagnostic& finding);

// The limit that holds for a version of the subject; a provider's own goes before the policy.
// nullptr: none is known.
const SkewFact* LimitOf(const Facts& facts, const Plan& plan, const SkewPair& pair,
                        const Version& subject);

// All pairs of Kubernetes' own parts that the plan declares.
std::vector<SkewPair> AllPairs(const Plan& plan);

// Node groups, and the API server of the cluster that each is in.
std::vector<SkewPair> KubeletPairs(const Plan& plan);

// The same for what has one of these names, as the `part` that the facts speak of.
std::vector<SkewPair> ServerPairs(const Plan& plan, Names names, std::string_view part);

// The API servers of one control plane, where the plan declares them one by one
// (`component api-a { kind = kube-apiserver }`), by two and two.
std::vector<SkewPair> ServersAmongThemselves(const Plan& plan);

// Finds, explains and reports both directions in the words that fit any two parts.
void CheckSkew(RuleContext& context, const SkewPair& pair, std::string_view effect);

}  // namespace belay
