#include "lint/rules/skew/skew.h"

#include <fmt/format.h>

#include <map>
#include <utility>

#include "lint/catalog/lookup.h"
#include "lint/catalog/tables.h"
#include "lint/witness.h"

namespace belay {
namespace {

constexpr std::string_view kServer[] = {"kube-apiserver"};

// The API servers of a control plane that are declared one by one, because they move so.
std::map<Id<Thing>, std::vector<Id<Thing>>> ServersOf(const Plan& plan) {
  std::map<Id<Thing>, std::vector<Id<Thing>>> servers;
  for (std::uint32_t i = 0; i < plan.things.size(); ++i) {
    const Thing& thing = plan.things[Id<Thing>{i}];
    if (thing.parent && IsCalled(thing, kServer)) servers[*thing.parent].push_back({i});
  }
  return servers;
}

template <typename Wanted>
std::vector<SkewPair> PairsWithServer(const Plan& plan, std::string_view part,
                                      const Wanted& wanted) {
  std::vector<SkewPair> pairs;
  const auto servers = ServersOf(plan);
  for (std::uint32_t i = 0; i < plan.things.size(); ++i) {
    const Thing& thing = plan.things[Id<Thing>{i}];
    if (!thing.parent || !wanted(thing)) continue;
    const auto add = [&](Id<Thing> server) {
      pairs.push_back({.subject = Id<Thing>{i},
                       .subject_part = part,
                       .anchor = server,
                       .anchor_part = kServer[0]});
    };
    add(*thing.parent);
    const auto several = servers.find(*thing.parent);
    if (several == servers.end()) continue;
    for (const Id<Thing> server : several->second) add(server);
  }
  return pairs;
}

}  // namespace

const SkewFact* LimitOf(const Facts& facts, const Plan& plan, const SkewPair& pair,
                        const Version& subject) {
  const auto minor = KubernetesMinor(subject);
  if (!minor) return nullptr;
  const Thing& anchor = plan.things[pair.anchor];
  const Thing& cluster = anchor.parent ? plan.things[*anchor.parent] : anchor;
  const SkewFact* limit = nullptr;
  for (const SkewFact& fact : facts.Of<SkewFact>()) {
    const bool from = !fact.first_minor || *minor >= *fact.first_minor;
    const bool to = !fact.last_minor || *minor <= *fact.last_minor;
    const bool parts = fact.subject == pair.subject_part && fact.anchor == pair.anchor_part;
    if (!from || !to || !parts || !IsOf(cluster, fact.provider)) continue;
    if (limit == nullptr || limit->provider.empty()) limit = &fact;
  }
  return limit;
}

std::vector<SkewPair> AllPairs(const Plan& plan) {
  std::vector<SkewPair> pairs = KubeletPairs(plan);
  const std::size_t nodes = pairs.size();
  for (const std::string_view part :
       {"kube-controller-manager", "kube-scheduler", "cloud-controller-manager"}) {
    const std::string_view names[] = {part};
    // The policy has one limit for the three of them.
    for (const SkewPair& pair : ServerPairs(plan, names, "kube-controller-manager"))
      pairs.push_back(pair);
  }
  const std::string_view proxy[] = {"kube-proxy"};
  for (const SkewPair& pair : ServerPairs(plan, proxy, proxy[0])) {
    pairs.push_back(pair);
    for (std::size_t i = 0; i < nodes; ++i) {
      if (pairs[i].anchor != pair.anchor) continue;
      pairs.push_back({.subject = pair.subject,
                       .subject_part = pair.subject_part,
                       .anchor = pairs[i].subject,
                       .anchor_part = pairs[i].subject_part});
    }
  }
  return pairs;
}

std::optional<SkewBreach> FindSkew(const RuleContext& context, const SkewPair& pair, bool newer) {
  const Timeline& timeline = context.timeline();
  const auto& anchors = timeline.StatesOf(pair.anchor);
  const auto& subjects = timeline.StatesOf(pair.subject);
  // Too new: subject > anchor + limit. Too old: anchor > subject + limit.
  Ranks of_anchors;
  for (const VersionState& anchor : anchors) {
    of_anchors.push_back(
        KubernetesMinor(anchor.version).value_or(newer ? kNeverBelow : kNeverAbove));
  }
  Ranks of_subjects;
  for (const VersionState& subject : subjects) {
    const SkewFact* limit = LimitOf(context.facts(), context.plan(), pair, subject.version);
    if (limit == nullptr) {
      of_subjects.push_back(newer ? kNeverAbove : kNeverBelow);
    } else {
      const std::int64_t minor = *KubernetesMinor(subject.version);
      of_subjects.push_back(newer ? minor - limit->max_newer : minor + limit->max_older);
    }
  }
  const auto found = newer
                         ? timeline.FirstAbove(pair.subject, of_subjects, pair.anchor, of_anchors)
                         : timeline.FirstAbove(pair.anchor, of_anchors, pair.subject, of_subjects);
  if (!found) return std::nullopt;
  SkewBreach breach{.subject = &subjects[newer ? found->a : found->b],
                    .anchor = &anchors[newer ? found->b : found->a],
                    .limit = nullptr,
                    .minors = 0,
                    .found = *found};
  if (!newer) std::swap(breach.found.a, breach.found.b);
  breach.limit = LimitOf(context.facts(), context.plan(), pair, breach.subject->version);
  const std::int64_t ahead =
      *KubernetesMinor(breach.subject->version) - *KubernetesMinor(breach.anchor->version);
  breach.minors = newer ? ahead : -ahead;
  return breach;
}

const VersionState& SkewBreach::Cause(const Plan& plan) const {
  if (!subject->step) return *anchor;
  if (!anchor->step) return *subject;
  return plan.steps[*subject->step].forward > plan.steps[*anchor->step].forward ? *subject
                                                                                : *anchor;
}

void ExplainSkew(const RuleContext& context, const SkewPair& pair, const SkewBreach& breach,
                 Diagnostic& finding) {
  const Plan& plan = context.plan();
  const auto tell = [&](Id<Thing> thing, const VersionState& state) {
    const std::string& path = plan.things[thing].path;
    if (!state.step) {
      if (breach.found.taken_back) return;
      finding.remarks.push_back(AssumedRemark(
          fmt::format("`{}` is {} at the beginning, as declared", path, state.version.text())));
    } else if (finding.span != state.span) {
      finding.labels.push_back(
          {.span = state.span,
           .text = fmt::format("`{}` reaches {} here, {}", path, state.version.text(),
                               StepNumber(plan.steps[*state.step]))});
    }
    if (breach.found.taken_back) return;  // they move on no more
    if (const auto next = context.timeline().NextMove(thing, state)) {
      const Step& step = plan.steps[*next];
      if (step.name_span == finding.span) return;
      finding.labels.push_back(
          {.span = step.name_span,
           .text = fmt::format("`{}` moves on only here, {}", path, StepNumber(step))});
    }
  };
  tell(pair.anchor, *breach.anchor);
  tell(pair.subject, *breach.subject);
  AddWitness(context, pair.subject, pair.anchor, breach.found, finding);
}

std::vector<SkewPair> KubeletPairs(const Plan& plan) {
  return PairsWithServer(plan, "kubelet",
                         [](const Thing& thing) { return thing.kind == ThingKind::kNodes; });
}

std::vector<SkewPair> ServersAmongThemselves(const Plan& plan) {
  std::vector<SkewPair> pairs;
  for (const auto& [cluster, servers] : ServersOf(plan)) {
    for (std::size_t i = 1; i < servers.size(); ++i) {
      for (std::size_t j = 0; j < i; ++j) {
        pairs.push_back({.subject = servers[i],
                         .subject_part = kServer[0],
                         .anchor = servers[j],
                         .anchor_part = kServer[0]});
      }
    }
  }
  return pairs;
}

std::vector<SkewPair> ServerPairs(const Plan& plan, Names names, std::string_view part) {
  return PairsWithServer(plan, part, [&](const Thing& thing) { return IsCalled(thing, names); });
}

void CheckSkew(RuleContext& context, const SkewPair& pair, std::string_view effect) {
  const Plan& plan = context.plan();
  for (const bool newer : {true, false}) {
    const auto breach = FindSkew(context, pair, newer);
    if (!breach) continue;
    const std::string& subject = plan.things[pair.subject].path;
    const std::string& anchor = plan.things[pair.anchor].path;
    const std::int64_t allowed = newer ? breach->limit->max_newer : breach->limit->max_older;
    Diagnostic finding = context.Finding(
        breach->Cause(plan).span,
        fmt::format("`{}` would be {} beside {} of `{}` at {}: {} minor{} {}, {} allowed", subject,
                    breach->subject->version.text(), pair.anchor_part, anchor,
                    breach->anchor->version.text(), breach->minors, breach->minors == 1 ? "" : "s",
                    newer ? "newer" : "older",
                    allowed == 0 ? "none is" : fmt::format("at most {} are", allowed)));
    ExplainSkew(context, pair, *breach, finding);
    finding.remarks.push_back(EffectRemark(std::string(effect)));
    finding.remarks.push_back(FactRemark(breach->limit->fact));
    finding.remarks.push_back(
        HelpFor(context, breach->found,
                newer ? fmt::format("upgrade `{}` behind the step that brings `{}` to {}", subject,
                                    anchor, breach->subject->version.MajorMinor())
                      : fmt::format("upgrade `{}` before `{}` goes to {}", subject, anchor,
                                    breach->anchor->version.MajorMinor())));
    context.Report(std::move(finding));
  }
}

}  // namespace belay
