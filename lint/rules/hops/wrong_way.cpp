#include <fmt/format.h>

#include <compare>
#include <cstdint>

#include "lint/context.h"
#include "lint/rules/hops/path.h"

namespace belay {
namespace {

void Report(RuleContext& context, const Hop& hop, bool up, bool same) {
  const Move& move = hop.move;
  const std::string& path = context.plan().things[move.thing].path;
  Diagnostic finding =
      context.Finding(move.span, same ? fmt::format("`{}` is at {} already", path, move.from.text())
                                      : fmt::format("`{}` goes {} from {} to {} by `{}`", path,
                                                    up ? "back" : "up", move.from.text(),
                                                    move.to.text(), up ? "upgrade" : "downgrade"));
  if (same) finding.severity = Severity::kWarning;
  LabelHop(context, hop, finding);
  finding.remarks.push_back(
      EffectRemark(same ? "the step does nothing, or does again what has been done"
                        : "the step does something else than its word says"));
  finding.remarks.push_back(HelpRemark(
      same ? "leave it out; what makes the same version anew is `apply`"
           : fmt::format("write `{}`, or another version", up ? "downgrade" : "upgrade")));
  context.Report(std::move(finding));
}

void Check(RuleContext& context) {
  const Plan& plan = context.plan();
  for (std::uint32_t i = 0; i < plan.steps.size(); ++i) {
    const Verb verb = plan.steps[Id<Step>{i}].verb;
    if (verb != Verb::kUpgrade && verb != Verb::kDowngrade) continue;
    for (const Hop& hop : AllHops(plan, context.timeline(), {i})) {
      if (hop.back) continue;
      const auto order = hop.move.to.Compare(hop.move.from);
      const bool up = verb == Verb::kUpgrade;
      const bool same = order == std::partial_ordering::equivalent;
      const auto wrong = up ? std::partial_ordering::less : std::partial_ordering::greater;
      if (same || order == wrong) Report(context, hop, up, same);
    }
  }
}

}  // namespace

extern const Rule kWrongWay = {
    .info =
        {.code = "HOP09",
         .name = "wrong-way",
         .severity = Severity::kError,
         .profile = Profile::kBasic,
         .summary = "an upgrade that goes back, a downgrade that goes up, or a step to the version "
                    "that is there",
         .why =
             R"(A way up goes up at every step. One that goes back on the way is a slip in a version, or two steps that have changed their places; a step to the version that is there does nothing, and what follows it takes that for done.)",
         .sources = "kubernetes-sigs/cluster-api, its validator of upgrade plans"},
    .check = Check};

}  // namespace belay
