#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <string_view>

#include "lint/context.h"

namespace belay {
namespace {

using Kind = CommandEffect::Kind;

// Programs that read files.
constexpr std::array<std::string_view, 7> kReaders = {"awk", "cat", "grep", "head",
                                                      "jq",  "sed", "yq"};

// What shows the work of a person is read from files.
bool ShownInFiles(const Step& step) {
  bool shown = false;
  for (const Operation& operation : step.operations) {
    if (!operation.command) continue;
    const auto& tools = operation.command->tools;
    shown = !tools.empty() && std::ranges::all_of(tools, [](const std::string& tool) {
      return std::ranges::find(kReaders, tool) != kReaders.end();
    });
    if (!shown) return false;
  }
  return shown;
}

// Of a component or cluster, only files of it are changed: by commands that touch nothing else, or
// by a person.
bool EditsFiles(const Step& step) {
  if (step.verb != Verb::kEdit || step.effects_declared) return false;
  const bool person = std::ranges::any_of(step.operations, [](const Operation& operation) {
    return operation.kind == OperationKind::kManual;
  });
  if (person) return ShownInFiles(step);
  bool local = false;
  for (const Operation& operation : step.operations) {
    if (operation.kind != OperationKind::kRun) continue;
    if (!operation.command || operation.command->effects.empty()) return false;
    for (const CommandEffect& effect : operation.command->effects) {
      if (effect.kind == Kind::kLocal) {
        local = true;
      } else if (effect.kind != Kind::kRead && effect.kind != Kind::kPlan) {
        return false;
      }
    }
  }
  return local;
}

// … and here they reach the platform: the step makes or moves the thing.
bool Applies(const Step& step) {
  if (step.verb != Verb::kCreate && step.verb != Verb::kUpgrade && step.verb != Verb::kApply)
    return false;
  return std::ranges::any_of(step.operations, [](const Operation& operation) {
    return operation.kind == OperationKind::kRun || operation.kind == OperationKind::kManual;
  });
}

struct Applied {
  Id<Step> first;
  Id<Step> last;
};

void Check(RuleContext& context) {
  const Plan& plan = context.plan();
  std::map<Id<Thing>, Applied> applied;
  const auto components = [&](const Step& step, auto&& act) {
    for (const Subject& subject : step.subjects) {
      if (!subject.thing) continue;
      const ThingKind kind = plan.things[*subject.thing].kind;
      if (kind != ThingKind::kStore && kind != ThingKind::kEntry) act(*subject.thing);
    }
  };
  for (const Id<Step> id : plan.order) {
    const Step& step = plan.steps[id];
    if (!Applies(step)) continue;
    components(step, [&](Id<Thing> thing) {
      applied.try_emplace(thing, Applied{.first = id, .last = id}).first->second.last = id;
    });
  }
  for (const Id<Step> id : plan.order) {
    const Step& step = plan.steps[id];
    if (!EditsFiles(step)) continue;
    components(step, [&](Id<Thing> thing) {
      const auto found = applied.find(thing);
      if (found == applied.end()) return;
      const Step& last = plan.steps[found->second.last];
      if (!Precedes(last, step)) return;
      if (!context.timeline().questions().InOneRun(found->second.last, id)) return;
      Diagnostic finding = context.Finding(
          step.name_span,
          fmt::format("{} changes files of `{}` after {}, `{}`, has applied them, and nothing "
                      "applies them again",
                      StepNumber(step), plan.things[thing].path, StepNumber(last),
                      Title(plan, last)));
      finding.labels.push_back({.span = last.name_span, .text = "applied here, as they were"});
      finding.remarks.push_back(EffectRemark(
          "what runs does not have the change, and gets it unasked with the next one"));
      finding.remarks.push_back(
          HelpRemark(fmt::format("move {} before {}", StepNumber(step), StepNumber(last))));
      context.Report(std::move(finding));
    });
  }
}

}  // namespace

extern const Rule kNeverApplied = {
    .info =
        {.code = "ORD24",
         .name = "never-applied",
         .severity = Severity::kError,
         .profile = Profile::kStandard,
         .summary = "the configuration of a component is changed after it has been applied",
         .why =
             R"(A parameter in a file changes nothing of what runs. Written after the command that reads it, the component is made without it: on other disks, with other limits, in another mode.)",
         .sources = "ksonnet 0.13, ks param set and ks apply; samples/kubeflow-pipelines, the "
                    "disks of before"},
    .check = Check};

}  // namespace belay
