#include "lint/rules/order/absent.h"

#include <algorithm>
#include <iterator>
#include <string_view>

namespace belay {
namespace {

// They talk to the API server of a cluster.
constexpr std::string_view kClients[] = {"helm", "istioctl", "kubectl", "velero"};

}  // namespace

std::optional<Id<Thing>> ClusterOf(const std::vector<Operation>& operations) {
  for (const Operation& operation : operations) {
    if (!operation.command || !operation.command->cluster) continue;
    for (const std::string& tool : operation.command->tools) {
      if (std::ranges::find(kClients, tool) != std::end(kClients)) {
        return operation.command->cluster;
      }
    }
  }
  return std::nullopt;
}

std::optional<Absence> AbsenceAt(const RuleContext& context, Id<Thing> thing, Id<Step> id) {
  const Plan& plan = context.plan();
  const Step& step = plan.steps[id];
  const auto& states = context.timeline().StatesOf(thing);
  // The state that the step finds by the order of the file.
  const auto next = std::partition_point(
      states.begin() + 1, states.end(),
      [&](const VersionState& state) { return plan.steps[*state.step].forward < step.forward; });
  const VersionState& state = *(next - 1);
  if (state.version.kind() != Version::Kind::kNone) return std::nullopt;
  const bool begun = !state.step || (Precedes(plan.steps[*state.step], step) &&
                                     context.timeline().questions().Needed(*state.step).empty());
  const bool lasts =
      next == states.end() || (next->step != id && Precedes(step, plan.steps[*next->step]));
  if (!begun || !lasts) return std::nullopt;
  Absence absence{.deleted = state.step, .created = std::nullopt};
  if (next != states.end()) absence.created = next->step;
  return absence;
}

}  // namespace belay
