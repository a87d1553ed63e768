#include <fmt/format.h>

#include <algorithm>
#include <string_view>

#include "lint/context.h"

namespace belay {
namespace {

std::string_view Does(const Step& step) {
  if (step.verb == Verb::kApprove) return "asks about";
  return step.verb == Verb::kNotify ? "tells of" : "is about";
}

std::string_view EffectOf(const Step& step) {
  if (step.verb == Verb::kApprove) {
    return "whoever answers has seen the state of before, or nothing, and is not asked again";
  }
  return step.verb == Verb::kNotify ? "people are told of what may yet fail"
                                    : "there is nothing to look at or to work on yet";
}

void Report(RuleContext& context, const Step& step, const Topic& topic, const Step& later) {
  const Plan& plan = context.plan();
  const bool surely = Precedes(step, later);
  const std::string name =
      topic.stage ? fmt::format("stage `{}`", topic.name) : fmt::format("`{}`", topic.name);
  Diagnostic finding = context.Finding(
      topic.span, fmt::format("{} {} {}, {} {}, `{}`", StepNumber(step), Does(step), name,
                              surely ? "which is done only in"
                                     : "and nothing says that it comes "
                                       "behind",
                              StepNumber(later), Title(plan, later)));
  finding.labels.push_back(
      {.span = later.name_span, .text = surely ? "done only here" : "may be done later"});
  finding.remarks.push_back(EffectRemark(std::string(EffectOf(step))));
  finding.remarks.push_back(
      HelpRemark(surely ? fmt::format("move {} behind {}", StepNumber(step), StepNumber(later))
                        : fmt::format("put {} behind {}, out of the parallel block",
                                      StepNumber(step), StepNumber(later))));
  context.Report(std::move(finding));
}

void Check(RuleContext& context) {
  const Plan& plan = context.plan();
  for (const Id<Step> id : plan.order) {
    const Step& step = plan.steps[id];
    for (const Topic& topic : step.topics) {
      // Of a stage the last step is what is missing the longest.
      const auto later =
          std::find_if(topic.steps.rbegin(), topic.steps.rend(), [&](Id<Step> other) {
            return other != id && !Precedes(plan.steps[other], step) &&
                   context.timeline().questions().InOneRun(other, id);
          });
      if (later == topic.steps.rend()) continue;
      Report(context, step, topic, plan.steps[*later]);
      break;
    }
  }
}

}  // namespace

extern const Rule kNotDoneYet = {
    .info =
        {.code = "COM10",
         .name = "not-done-yet",
         .severity = Severity::kError,
         .profile = Profile::kBasic,
         .summary = "people are asked about, told of or set to work on a step that is not done yet",
         .why =
             R"(A question about a backup is about what the backup has become: it comes behind it. So does the work on what a step has made, and the message that it is done. What a person says before that is said of nothing.)",
         .sources = "about.gitlab.com, postmortem of the database outage of 2017-01-31: backups "
                    "that nobody had looked at"},
    .check = Check};

}  // namespace belay
