#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>

#include "lint/analysis/looks.h"
#include "lint/analysis/objects.h"
#include "lint/catalog/lookup.h"
#include "lint/context.h"

namespace belay {
namespace {

// The version whose insights a command asks for.
std::optional<std::string> AskedFor(const Command& command, const CommandEffect& effect) {
  constexpr std::string_view kFilter = "kubernetesVersions=";
  if (effect.command != "aws eks list-insights") return std::nullopt;
  const Filled filled =
      FillIn(command, command.text.substr(effect.begin, effect.end - effect.begin));
  const std::size_t at = filled.text.find(kFilter);
  if (at == std::string::npos) return std::nullopt;
  const std::size_t begin = at + kFilter.size();
  const std::size_t end = filled.text.find_first_not_of("0123456789.", begin);
  return filled.text.substr(begin, end - begin);
}

// The cluster's version when the step begins, and the newer one that it gets behind it. nullptr:
// that cannot be told, or there is none.
struct Ahead {
  const VersionState* now = nullptr;
  const VersionState* next = nullptr;
};

Ahead AheadOf(const RuleContext& context, Id<Thing> cluster, const Step& step) {
  const auto& steps = context.plan().steps;
  const auto& states = context.timeline().StatesOf(cluster);
  const auto place = [&](const VersionState& state) { return steps[*state.step].forward; };
  const auto next =
      std::ranges::lower_bound(std::next(states.begin()), states.end(), step.forward, {}, place);
  const auto now = std::prev(next);
  const bool follows = next != states.end() && Precedes(step, steps[*next->step]) &&
                       (!now->step || Precedes(steps[*now->step], step));
  if (!follows || KubernetesMinor(next->version) <= KubernetesMinor(now->version)) return {};
  return {.now = &*now, .next = &*next};
}

void Check(RuleContext& context) {
  const Plan& plan = context.plan();
  for (const Id<Step> id : plan.order) {
    const Step& step = plan.steps[id];
    for (const Operation& operation : step.operations) {
      if (!Looks(operation) || !operation.command || !operation.command->cluster) continue;
      for (const CommandEffect& effect : operation.command->effects) {
        const auto asked = AskedFor(*operation.command, effect);
        const auto minor = asked ? KubernetesMinor(*asked) : std::nullopt;
        if (!minor) continue;
        const Id<Thing> cluster = *operation.command->cluster;
        const Ahead ahead = AheadOf(context, cluster, step);
        if (ahead.next == nullptr || minor > KubernetesMinor(ahead.now->version)) continue;
        Diagnostic finding = context.FindingAt(
            operation, PlaceIn(*operation.command, effect.begin, effect.end),
            fmt::format("{} asks what speaks against {}, and `{}` is at {} then and goes to {}",
                        StepNumber(step), *asked, plan.things[cluster].path,
                        ahead.now->version.text(), ahead.next->version.text()));
        finding.labels.push_back({.span = ahead.next->span, .text = "where it goes"});
        finding.remarks.push_back(
            EffectRemark("what the new version takes away is found when it is gone"));
        finding.remarks.push_back(
            HelpRemark(fmt::format("ask for {}", ahead.next->version.MajorMinor())));
        context.Report(std::move(finding));
      }
    }
  }
}

}  // namespace

extern const Rule kInsightsOfNow = {
    .info =
        {.code = "SKW13",
         .name = "insights-of-now",
         .severity = Severity::kWarning,
         .profile = Profile::kStandard,
         .summary = "a look before an upgrade asks for the insights of the version that is there",
         .why =
             R"(EKS keeps an insight with the version that it speaks against. Of the version that already runs there is nothing left to say, so the answer is clean and means nothing.)",
         .sources =
             "docs.aws.amazon.com/eks, cluster insights; AWS CLI, eks list-insights, 2026-11"},
    .check = Check};

}  // namespace belay
