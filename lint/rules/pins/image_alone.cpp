#include <algorithm>

#include "lint/hazards.h"

namespace belay {
namespace {

// The command is on the way forward, and its step about something that a chart has installed.
bool IsOfChart(const Plan& plan, const CommandUse& use) {
  if (use.step == nullptr) return false;
  const auto& operations = use.step->operations;
  const bool forward =
      std::any_of(operations.begin(), operations.end(),
                  [&](const Operation& operation) { return &operation == use.operation; });
  return forward &&
         std::any_of(use.step->subjects.begin(), use.step->subjects.end(),
                     [&](const Subject& subject) {
                       if (!subject.thing) return false;
                       const std::vector<Field>& fields = plan.things[*subject.thing].fields;
                       return std::any_of(fields.begin(), fields.end(),
                                          [](const Field& field) { return field.key == "chart"; });
                     });
}

void Check(RuleContext& context) {
  const Plan& plan = context.plan();
  ReportHazards(context, Hazard::Kind::kImageOnly,
                "the application runs with the roles and definitions of another release",
                [&](const CommandUse& use, const Hazard& hazard) {
                  return hazard.command.starts_with("helm") || IsOfChart(plan, use);
                });
}

}  // namespace

extern const Rule kImageAlone = {
    .info =
        {.code = "PIN07",
         .name = "image-alone",
         .severity = Severity::kError,
         .profile = Profile::kStandard,
         .summary = "an image is changed under a chart of another release",
         .why =
             R"(A chart carries the roles, definitions and flags that its release of the application needs. With only the tag changed the new application runs with the old ones; and the next upgrade of the chart takes the tag back.)",
         .sources = "karpenter.sh, upgrade guide; kserve.github.io, upgrade guide"},
    .check = Check};

}  // namespace belay
