#include <fmt/format.h>

#include <algorithm>
#include <compare>
#include <set>

#include "lint/context.h"

namespace belay {
namespace {

void Check(RuleContext& context) {
  const Plan& plan = context.plan();
  std::set<Id<Thing>> told;
  for (const Step& step : plan.steps) {
    for (const Move& move : step.moves) {
      const Thing& thing = plan.things[move.thing];
      // A single version is where the thing is, and no path.
      if (thing.versions.size() < 2 || told.contains(move.thing)) continue;
      const Version& end = thing.versions.back();
      if (move.to.Compare(end) != std::partial_ordering::greater) continue;
      const bool was_there =
          std::any_of(thing.versions.begin(), thing.versions.end(), [&](const Version& version) {
            return move.to.Compare(version) == std::partial_ordering::equivalent;
          });
      if (was_there) continue;  // the path goes down
      told.insert(move.thing);
      Diagnostic finding = context.Finding(
          move.span, fmt::format("`{}` goes to {}, and its declared path ends at {}", thing.path,
                                 move.to.text(), end.text()));
      finding.labels.push_back({.span = thing.version_spans.back(), .text = "the declared end"});
      finding.remarks.push_back(
          EffectRemark("who reads the path takes its end for where the platform is in the end"));
      finding.remarks.push_back(
          HelpRemark(fmt::format("declare {} too, or leave the step out", move.to.text())));
      context.Report(std::move(finding));
    }
  }
}

}  // namespace

extern const Rule kPastThePath = {
    .info =
        {.code = "HOP10",
         .name = "past-the-path",
         .severity = Severity::kWarning,
         .profile = Profile::kStandard,
         .summary = "a step goes past the end of the path that is declared",
         .why =
             R"(The path of a thing says where it goes, and the steps take it there. A step that goes further is a slip in a version, or a version that nobody has read the notes of.)",
         .sources = "kubernetes-sigs/cluster-api, its validator of upgrade plans"},
    .check = Check};

}  // namespace belay
