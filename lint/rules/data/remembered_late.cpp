#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "lint/analysis/remembered.h"
#include "lint/context.h"

namespace belay {
namespace {

// `scheduledworkflows.kubeflow.org/x`, `scheduledworkflow`: one kind.
std::string KindOf(const std::string& object) {
  std::string kind = object.substr(0, object.find_first_of("./"));
  if (kind.ends_with('s')) kind.pop_back();
  return kind;
}

bool Patches(const CommandEffect& effect) {
  return effect.command == "kubectl patch" || effect.command == "kubectl scale" ||
         effect.command == "kubectl annotate" || effect.command == "kubectl label" ||
         effect.command == "kubectl set";
}

// The kinds of objects that the step's own commands patch.
std::set<std::string> Patched(const Step& step) {
  std::set<std::string> kinds;
  for (const Operation& operation : step.operations) {
    if (!operation.command || operation.kind != OperationKind::kRun) continue;
    for (const CommandEffect& effect : operation.command->effects) {
      if (Patches(effect) && !effect.object.empty()) kinds.insert(KindOf(effect.object));
    }
  }
  return kinds;
}

// Puts back what was remembered: it works by the value, and ends with the value.
bool PutsBack(const Plan& plan, const Remembered& value, Id<Step> id) {
  bool works = false;
  bool compares = false;
  for (const Remembered::Use& use : value.uses) {
    if (use.step != id) continue;
    works = works || (!use.expected && use.operation->kind == OperationKind::kRun);
    compares = compares || use.expected;
  }
  return works && compares && plan.steps[id].verb != Verb::kVerify;
}

void Report(RuleContext& context, const Remembered& value, const Step& change, const Step& back) {
  const Plan& plan = context.plan();
  const Step& step = plan.steps[value.step];
  Diagnostic finding = context.Finding(
      step.name_span,
      fmt::format("{} remembers `{}` {} {}, `{}`, has changed it; {} puts that back",
                  StepNumber(step), value.operation->name,
                  Precedes(change, step) ? "after" : "when", StepNumber(change),
                  Title(plan, change), StepNumber(back)));
  finding.labels.push_back({.span = change.name_span, .text = "changed here"});
  finding.labels.push_back({.span = back.name_span, .text = "puts back what it finds"});
  finding.remarks.push_back(EffectRemark(
      "it puts back the state that was made for the work: what was on before stays off"));
  finding.remarks.push_back(
      HelpRemark(fmt::format("move {} before {}", StepNumber(step), StepNumber(change))));
  context.Report(std::move(finding));
}

// The steps that patch objects, in the order of the file.
struct Patching {
  const Step* step = nullptr;
  std::set<std::string> kinds;
};

void CheckValue(RuleContext& context, const std::vector<Patching>& patching,
                const Remembered& value) {
  const Plan& plan = context.plan();
  const Step& step = plan.steps[value.step];
  std::set<std::string> read;
  for (const CommandEffect& effect : value.operation->command->effects) {
    if (effect.kind == CommandEffect::Kind::kRead && !effect.object.empty())
      read.insert(KindOf(effect.object));
  }
  for (const Remembered::Use& use : value.uses) {
    const Step& back = plan.steps[use.step];
    if (!PutsBack(plan, value, use.step)) continue;
    const Step* before = nullptr;  // has changed it, or may have, when it is remembered
    bool after = false;            // something changes it only then, and is what is put back
    for (const Patching& each : patching) {
      const Step& change = *each.step;
      if (change.cluster != step.cluster || !Precedes(change, back)) continue;
      if (std::ranges::none_of(each.kinds, [&](const auto& kind) { return read.contains(kind); }))
        continue;
      if (Precedes(step, change)) {
        after = true;
      } else {
        before = &change;
      }
    }
    if (before == nullptr || after) continue;
    Report(context, value, *before, back);
    return;
  }
}

void Check(RuleContext& context) {
  const auto remembered = FindRemembered(context.plan());
  if (remembered.empty()) return;
  std::vector<Patching> patching;
  for (const Id<Step> id : context.plan().order) {
    auto kinds = Patched(context.plan().steps[id]);
    if (!kinds.empty()) {
      patching.push_back({.step = &context.plan().steps[id], .kinds = std::move(kinds)});
    }
  }
  for (const auto& [key, value] : remembered) CheckValue(context, patching, value);
}

}  // namespace

extern const Rule kRememberedLate = {
    .info =
        {.code = "DAT20",
         .name = "remembered-late",
         .severity = Severity::kError,
         .profile = Profile::kStandard,
         .summary = "what is to be put back is remembered after it was changed",
         .why =
             R"(Which schedules were on, how many replicas there were: that is known before the step that switches them off, and never again. Remembered behind it, the list is empty, and so is what is switched on at the end.)",
         .sources = "samples/kubeflow-aws-blue-green: recurring runs, off on blue and on on green"},
    .check = Check};

}  // namespace belay
