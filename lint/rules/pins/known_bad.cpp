#include <fmt/format.h>

#include "lint/catalog/lookup.h"
#include "lint/catalog/tables.h"
#include "lint/context.h"

namespace belay {
namespace {

void Check(RuleContext& context) {
  const Plan& plan = context.plan();
  for (const Step& step : plan.steps) {
    for (const Move& move : step.moves) {
      const Thing& thing = plan.things[move.thing];
      for (const KnownBadFact& bad : context.facts().Of<KnownBadFact>()) {
        const Thing& cluster = thing.parent ? plan.things[*thing.parent] : thing;
        if (!IsCalled(thing, bad.names) || !IsOf(cluster, bad.provider)) continue;
        if (!BeginsWith(move.to, bad.versions)) continue;
        Diagnostic finding = context.Finding(
            move.span,
            fmt::format("`{}` moves to {}, which is known to be bad", thing.path, move.to.text()));
        finding.remarks.push_back(FactRemark(bad.fact));
        finding.remarks.push_back(HelpRemark("take a later patch of the same minor"));
        context.Report(std::move(finding));
      }
    }
  }
}

}  // namespace

extern const Rule kKnownBad = {
    .info = {.code = "PIN06",
             .name = "known-bad",
             .severity = Severity::kError,
             .profile = Profile::kBasic,
             .summary = "the plan moves to a version that is known to be bad",
             .why =
                 R"(Its makers have withdrawn it, or told of a fault that a plan meets for sure.)",
             .sources = "the release notes of the makers; belay facts known_bad"},
    .check = Check};

}  // namespace belay
