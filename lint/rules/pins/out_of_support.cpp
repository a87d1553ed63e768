#include <fmt/format.h>

#include "lint/catalog/lookup.h"
#include "lint/context.h"

namespace belay {
namespace {

// A managed cluster has its provider's days, any other those of Kubernetes.
const LifecycleFact* LifetimeOf(const Facts& facts, const Thing& thing, const Version& version) {
  if (thing.kind == ThingKind::kNodes) return nullptr;  // with their control plane
  if (const LifecycleFact* own = LifecycleOf(facts, thing, version)) return own;
  return thing.kind == ThingKind::kCluster ? LifecycleOfKubernetes(facts, version) : nullptr;
}

void Check(RuleContext& context) {
  const Plan& plan = context.plan();
  if (plan.date.empty()) return;  // belay has no clock
  for (std::uint32_t i = 0; i < plan.things.size(); ++i) {
    const Id<Thing> id{i};
    const VersionState& last = context.timeline().StatesOf(id).back();
    if (!last.step) continue;
    const LifecycleFact* lifetime = LifetimeOf(context.facts(), plan.things[id], last.version);
    if (lifetime == nullptr) continue;
    const std::string_view end = lifetime->extended.empty() ? lifetime->end : lifetime->extended;
    if (end >= plan.date) continue;
    Diagnostic finding = context.Finding(
        last.span, fmt::format("`{}` ends at {}, whose support ended on {}, before the plan's date "
                               "of {}",
                               plan.things[id].path, last.version.text(), end, plan.date));
    finding.remarks.push_back(EffectRemark("nobody mends its faults any more"));
    finding.remarks.push_back(FactRemark(lifetime->fact));
    finding.remarks.push_back(HelpRemark("go on to a version that is supported"));
    context.Report(std::move(finding));
  }
}

}  // namespace

extern const Rule kOutOfSupport = {
    .info =
        {.code = "PIN05",
         .name = "out-of-support",
         .severity = Severity::kWarning,
         .profile = Profile::kStandard,
         .summary = "the plan moves to a version whose support has ended",
         .why =
             R"(A version without fixes is the next emergency upgrade. What counts is the end of all support, paid one included, on the `date` of the plan; a plan without a date is not asked.)",
         .sources =
             "endoflife.date and the release calendars of the makers; belay facts lifecycles"},
    .check = Check};

}  // namespace belay
