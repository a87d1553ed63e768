#include <fmt/format.h>

#include <map>
#include <optional>
#include <string>
#include <utility>

#include "lint/context.h"

namespace belay {
namespace {

// A text of a file is replaced by another one: what actions like `jsonnet.replace` call `old` and
// `new`.
struct Replacement {
  Id<Thing> file;
  std::string before;
  std::string after;
};

std::optional<Replacement> ReplacementOf(const Plan& plan, const Step& step) {
  for (const Subject& subject : step.subjects) {
    if (!subject.thing || plan.things[*subject.thing].provider != "file") continue;
    for (const Operation& operation : step.operations) {
      if (!operation.command || operation.kind != OperationKind::kRun) continue;
      Replacement found{.file = *subject.thing, .before = {}, .after = {}};
      for (const Binding& binding : operation.command->bindings) {
        if (!binding.value.constant()) continue;
        if (binding.name == "old") found.before = binding.value.Display();
        if (binding.name == "new") found.after = binding.value.Display();
      }
      if (!found.before.empty() && !found.after.empty()) return found;
    }
  }
  return std::nullopt;
}

void Report(RuleContext& context, const Step& step, const Step& earlier, const Replacement& text) {
  const Plan& plan = context.plan();
  Diagnostic finding = context.Finding(
      step.name_span,
      fmt::format("{} looks for `{}` in `{}`, which {} has replaced by then", StepNumber(step),
                  text.before, plan.things[text.file].path, StepNumber(earlier)));
  finding.labels.push_back({.span = earlier.name_span, .text = "replaced here"});
  finding.remarks.push_back(
      EffectRemark("the text is not there: the step fails, and the plan stops"));
  finding.remarks.push_back(
      HelpRemark(fmt::format("move {} before {}, or look for what is there by then",
                             StepNumber(step), StepNumber(earlier))));
  context.Report(std::move(finding));
}

void Check(RuleContext& context) {
  const Plan& plan = context.plan();
  // By file and text: the step that has replaced it.
  std::map<std::pair<Id<Thing>, std::string>, Id<Step>> gone;
  for (const Id<Step> id : plan.order) {
    const Step& step = plan.steps[id];
    if (step.verb != Verb::kEdit && step.verb != Verb::kEnter && step.verb != Verb::kExit) continue;
    auto text = ReplacementOf(plan, step);
    if (!text) continue;
    if (step.verb == Verb::kExit) std::swap(text->before, text->after);
    const auto earlier = gone.find({text->file, text->before});
    if (earlier != gone.end() && step.verb != Verb::kExit &&
        Precedes(plan.steps[earlier->second], step) &&
        context.timeline().questions().InOneRun(earlier->second, id)) {
      Report(context, step, plan.steps[earlier->second], *text);
    }
    gone.erase({text->file, text->after});
    const bool stays = text->after.find(text->before) != std::string::npos;
    if (!stays) gone.insert_or_assign({text->file, text->before}, id);
  }
}

}  // namespace

extern const Rule kReplacedText = {
    .info =
        {.code = "ORD21",
         .name = "replaced-text",
         .severity = Severity::kError,
         .profile = Profile::kStandard,
         .summary = "an edit looks for a text that an earlier edit has replaced",
         .why =
             R"(Edits that replace one text by another build on each other: the second finds the file as the first has left it. In the wrong order it finds nothing, or the wrong place.)",
         .sources = "2i2c-org/infrastructure, upgrade of a cluster on AWS: the node groups in the "
                    "jsonnet file"},
    .check = Check};

}  // namespace belay
