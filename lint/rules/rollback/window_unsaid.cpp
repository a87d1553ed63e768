#include <fmt/format.h>

#include <string>
#include <string_view>

#include "lint/catalog/lookup.h"
#include "lint/catalog/tables.h"
#include "lint/context.h"

namespace belay {
namespace {

// The text names the length of the window, in whatever words: `within 7 days`.
bool Names(const Value& text, std::int64_t days) {
  return text.Display().find(std::to_string(days)) != std::string::npos;
}

// Versions that nobody could run any more when EKS learnt to go back never had the window.
bool Ended(const Facts& facts, const Thing& cluster, const Version& version,
           std::string_view date) {
  const LifecycleFact* life = LifecycleOf(facts, cluster, version);
  if (life == nullptr) return false;
  return (life->extended.empty() ? life->end : life->extended) < date;
}

void Check(RuleContext& context) {
  const Plan& plan = context.plan();
  const ReversibilityFact& window = context.facts().Now(facts::kEksControlPlaneBack);
  if (!window.days) return;
  for (const Id<Step> id : plan.order) {
    const Step& step = plan.steps[id];
    if (step.undo.kind != Undo::Kind::kImpossible) continue;
    for (const Move& move : step.moves) {
      const Thing& thing = plan.things[move.thing];
      const bool upgrade = thing.kind == ThingKind::kCluster && step.verb == Verb::kUpgrade;
      if (!upgrade || !IsOf(thing, "eks")) continue;
      if (Ended(context.facts(), thing, move.to, window.fact.as_of)) continue;
      if (Names(step.undo.why, *window.days) || Names(step.undo.recover, *window.days)) continue;
      Diagnostic finding = context.Finding(
          step.undo.span, fmt::format("`{}` is said to have no way back; EKS has one for {} days",
                                      thing.path, *window.days));
      finding.labels.push_back({.span = step.name_span, .text = "this is upgraded"});
      finding.remarks.push_back(EffectRemark(
          "whoever needs it builds a new cluster, while the old version is one command "
          "away"));
      finding.remarks.push_back(FactRemark(window.fact));
      finding.remarks.push_back(HelpRemark(
          fmt::format("say so: `rollback none \"only within {} days, …\" recover \"EKS' own "
                      "rollback, nodes and add-ons first\"`",
                      *window.days)));
      context.Report(std::move(finding));
    }
  }
}

}  // namespace

extern const Rule kWindowUnsaid = {
    .info =
        {.code = "RBK07",
         .name = "window-unsaid",
         .severity = Severity::kInfo,
         .profile = Profile::kProduction,
         .summary = "a plan says that there is no way back where there is one for some days",
         .why =
             R"(What could not be taken back last year can be now: EKS takes a control plane back by one minor within some days. A plan that says "none" sends people the long way; one that relies on it says how long it lasts.)",
         .sources = "docs.aws.amazon.com/eks, rollback-cluster"},
    .check = Check};

}  // namespace belay
