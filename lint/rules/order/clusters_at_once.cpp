#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "lint/catalog/tables.h"
#include "lint/context.h"

namespace belay {
namespace {

struct FirstMove {
  Id<Thing> cluster;
  const VersionState* state = nullptr;
};

void Check(RuleContext& context) {
  const Plan& plan = context.plan();
  std::vector<FirstMove> moves;
  for (std::uint32_t i = 0; i < plan.things.size(); ++i) {
    const Thing& thing = plan.things[Id<Thing>{i}];
    const auto& states = context.timeline().StatesOf(Id<Thing>{i});
    if (thing.kind != ThingKind::kCluster || states.size() < 2 || MadeByPlan(thing)) continue;
    if (states[1].version.kind() == Version::Kind::kNone) continue;
    moves.push_back({.cluster = {i}, .state = &states[1]});
  }
  std::ranges::sort(moves, {},
                    [&](const FirstMove& move) { return plan.steps[*move.state->step].forward; });
  for (std::size_t i = 1; i < moves.size(); ++i) {
    const Step& one = plan.steps[*moves[i - 1].state->step];
    const Step& other = plan.steps[*moves[i].state->step];
    if (Precedes(one, other)) continue;
    Diagnostic finding = context.Finding(
        moves[i].state->span,
        fmt::format("`{}` and `{}` are upgraded at the same time, in {} and {}",
                    plan.things[moves[i - 1].cluster].path, plan.things[moves[i].cluster].path,
                    StepNumber(one), StepNumber(other)));
    finding.labels.push_back({.span = moves[i - 1].state->span, .text = "at the same time"});
    finding.remarks.push_back(
        EffectRemark("what is wrong with the version is found on all of them together"));
    finding.remarks.push_back(FactRemark(facts::kWholeFleetAtOnce));
    finding.remarks.push_back(HelpRemark(
        "upgrade one of them first, `verify` it, let it stand (`wait 1d \"why\"`), and go on with "
        "the others"));
    context.Report(std::move(finding));
    return;
  }
}

}  // namespace

extern const Rule kClustersAtOnce = {
    .info =
        {.code = "ORD14",
         .name = "clusters-at-once",
         .severity = Severity::kWarning,
         .profile = Profile::kStandard,
         .summary = "several clusters are upgraded at the same time",
         .why =
             R"(The first cluster tells what the others would meet, if it is first: begin with the one that matters least, look, let it stand for a while, and go on in waves.)",
         .sources = "datadoghq.com/blog, 2023-03-08 incident; "
                    "aws.github.io/aws-eks-best-practices, cluster upgrades"},
    .check = Check};

}  // namespace belay
