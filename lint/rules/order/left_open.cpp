#include <fmt/format.h>

#include <cstdint>
#include <iterator>
#include <map>

#include "lint/context.h"
#include "lint/rules/order/pair_finding.h"

namespace belay {
namespace {

// A file is changed by one sentence after the other: which of them takes which back, and whether
// all are, each reader works out anew.
void CheckEdits(RuleContext& context) {
  const Plan& plan = context.plan();
  std::map<Id<Thing>, std::map<std::uint32_t, const Step*>> edits;  // by the line, in order
  for (const Id<Step> id : plan.order) {
    const Step& step = plan.steps[id];
    if (step.verb != Verb::kEdit || !step.operations.empty() || !step.who.empty()) continue;
    for (const Subject& subject : step.subjects) {
      if (!subject.thing || plan.things[*subject.thing].provider != "file") continue;
      edits[*subject.thing].emplace(step.name_span.begin, &step);
    }
  }
  for (const auto& [file, steps] : edits) {
    if (steps.size() < 2) continue;
    constexpr std::size_t kShown = 4;
    const Step& first = *steps.begin()->second;
    Diagnostic finding = context.Finding(
        first.name_span,
        fmt::format("`{}` is changed by {} sentences, and nothing says which of them takes which "
                    "back",
                    plan.things[file].path, steps.size()));
    finding.severity = Severity::kWarning;
    std::size_t shown = 0;
    for (auto step = std::next(steps.begin()); step != steps.end() && shown < kShown; ++step) {
      finding.labels.push_back({.span = step->second->name_span, .text = "changed again"});
      ++shown;
    }
    finding.remarks.push_back(
        EffectRemark("one that is left out or done twice decides what the next command makes"));
    finding.remarks.push_back(HelpRemark(
        "write each as a difference, `edit FILE ```diff … ```; and what is to last only a while as "
        "`within edit FILE ```diff … ``` { … }`, which takes it back"));
    context.Report(std::move(finding));
  }
}

void Check(RuleContext& context) {
  CheckEdits(context);
  ReportOpenPairs(context, "change",
                  "the platform is left in a state that was meant to last as long as the work");
}

}  // namespace

extern const Rule kLeftOpen = {
    .info =
        {.code = "ORD12",
         .name = "left-open",
         .severity = Severity::kError,
         .profile = Profile::kStandard,
         .summary = "what is drained, paused, stopped or switched off for the work is not put back",
         .why =
             R"(A node stays cordoned, a workload stays at zero, a schedule stays paused: nobody sees it until the capacity or the nightly job is missed. What is begun for the work has to end in every run of the plan, whatever its questions are answered, and on the way back too. A bracket (`within`) ends what it begins. Where it is meant to stay so, say what the step does with `effects`.)",
         .sources = "2i2c infrastructure, upgrade of a cluster on AWS, steps 4 to 6; "
                    "kubernetes.io/docs, safely drain a node"},
    .check = Check};

}  // namespace belay
