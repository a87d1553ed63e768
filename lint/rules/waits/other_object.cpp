#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lint/analysis/objects.h"
#include "lint/catalog/tables.h"
#include "lint/context.h"

namespace belay {
namespace {

struct Look {
  Id<Step> step;
  const Operation* operation = nullptr;
  const CommandEffect* effect = nullptr;
  ObjectName object;
};

using Looks = std::map<std::string_view, std::vector<Look>>;  // by the kind of operation

// A relation settles when either of its ends does.
bool HasTwoEnds(const CommandEffect& effect) {
  return std::ranges::any_of(effect.toggles, [](const Toggle& toggle) {
    return toggle.object.find(' ') != std::string::npos;
  });
}

bool IsLook(const Operation& operation, const CommandEffect& effect) {
  if (effect.completes.empty() || effect.asynchronous) return false;
  return effect.kind == CommandEffect::Kind::kWait || Polls(operation);
}

Looks ReadLooks(const Plan& plan) {
  Looks looks;
  for (const Id<Step> id : plan.order) {
    for (const Operation& operation : plan.steps[id].operations) {
      if (!operation.command) continue;
      for (const CommandEffect& effect : operation.command->effects) {
        if (!IsLook(operation, effect)) continue;
        looks[effect.completes].push_back(
            {.step = id,
             .operation = &operation,
             .effect = &effect,
             .object = ReadObjectNames(*operation.command, effect, effect.object).front()});
      }
    }
  }
  return looks;
}

// What comes next of the looks for such an operation is surely for another object, and so are all
// that follow; nullptr: one of them may be for this one.
const Look* AllForOthers(const Plan& plan, const std::vector<Look>& looks, Id<Step> id,
                         const CommandEffect& effect, const ObjectName& object) {
  const Step& step = plan.steps[id];
  const Look* first = nullptr;
  const auto begin = std::ranges::lower_bound(
      looks, step.forward, {}, [&](const Look& look) { return plan.steps[look.step].forward; });
  for (auto look = begin; look != looks.end(); ++look) {
    const bool later = look->step == id || Precedes(step, plan.steps[look->step]);
    if (!later || look->effect == &effect) continue;
    const bool named = look->object.exact() && look->object.kind == object.kind;
    if (!named || look->object.name == object.name) return nullptr;
    if (first == nullptr) first = &*look;
  }
  return first;
}

void ReportOther(RuleContext& context, const Look& look, const Operation& operation,
                 const CommandEffect& effect, const ObjectName& object) {
  const Step& step = context.plan().steps[look.step];
  Diagnostic finding =
      context.FindingAt(operation, PlaceIn(*operation.command, effect.begin, effect.end),
                        fmt::format("nothing waits for `{}`: {} waits for `{}`", object.Display(),
                                    StepNumber(step), look.object.Display()));
  finding.labels.push_back({.span = step.name_span, .text = "for another object"});
  finding.remarks.push_back(
      EffectRemark("the plan goes on while the work is under way, or after it has failed"));
  finding.remarks.push_back(HelpRemark(fmt::format("wait for `{}`", object.Display())));
  context.Report(std::move(finding));
}

// `wait "…" `velero restore describe``: lists whatever there is, and always succeeds.
void ReportUnnamed(RuleContext& context, const Look& look) {
  Diagnostic finding = context.FindingAt(
      *look.operation, PlaceIn(*look.operation->command, look.effect->begin, look.effect->end),
      fmt::format("`{}` names nothing to wait for, and succeeds whatever it lists",
                  look.effect->command));
  finding.remarks.push_back(
      EffectRemark("the plan goes on while the work is under way, or after it has failed"));
  finding.remarks.push_back(HelpRemark(
      "give the name that the operation was begun under, and a test: `is \"Completed\" fails on "
      "\"Failed\"`"));
  context.Report(std::move(finding));
}

void Check(RuleContext& context) {
  const Plan& plan = context.plan();
  const Looks looks = ReadLooks(plan);
  for (const auto& [kind, of_kind] : looks) {
    for (const Look& look : of_kind) {
      const bool polls = look.operation->kind == OperationKind::kWait &&
                         look.operation->test.kind == Test::Kind::kSucceeds &&
                         look.effect->kind == CommandEffect::Kind::kRead;
      const bool unnamed = !look.object.kind.empty() && look.object.name.empty();
      if (polls && unnamed && look.operation->command->effects.size() == 1) {
        ReportUnnamed(context, look);
      }
    }
  }
  for (const Id<Step> id : plan.order) {
    for (const Operation& operation : plan.steps[id].operations) {
      if (!operation.command) continue;
      for (const CommandEffect& effect : operation.command->effects) {
        const auto of_kind = looks.find(effect.completes);
        if (!effect.asynchronous || of_kind == looks.end() || HasTwoEnds(effect)) continue;
        const ObjectName object =
            ReadObjectNames(*operation.command, effect, effect.object).front();
        if (!object.exact()) continue;
        const Look* other = AllForOthers(plan, of_kind->second, id, effect, object);
        if (other != nullptr) ReportOther(context, *other, operation, effect, object);
      }
    }
  }
}

}  // namespace

extern const Rule kOtherObject = {
    .info =
        {.code = "WAI04",
         .name = "other-object",
         .severity = Severity::kError,
         .profile = Profile::kStandard,
         .summary = "a wait is for another object than the one that was begun, or for none",
         .why =
             R"(A wait that looks at another snapshot, restore or release is over at once, and the work that it was meant for goes on behind the plan's back. Give what is begun a name of its own, and wait for that name.)",
         .sources = "velero.io/docs, restore reference; Kubeflow on AWS, upgrade page"},
    .check = Check};

}  // namespace belay
