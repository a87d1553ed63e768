#include <fmt/format.h>

#include <map>
#include <set>

#include "lint/context.h"
#include "lint/rules/order/absent.h"

namespace belay {
namespace {

// A store whose writer is deleted and made again, and into which data are copied after that.
struct Copied {
  const Step* remade = nullptr;
  const Step* copy = nullptr;  // the last one
};

std::map<Id<Thing>, Copied> FindCopied(const Plan& plan) {
  std::set<Id<Thing>> without;  // their writer has been deleted
  std::map<Id<Thing>, Copied> copied;
  for (const Id<Step> id : plan.order) {
    const Step& step = plan.steps[id];
    for (const Effect& effect : step.effects) {
      if (!effect.subject.thing) continue;
      const Id<Thing> thing = *effect.subject.thing;
      for (const Id<Thing> store : plan.things[thing].data) {
        if (effect.kind == EffectKind::kDelete) without.insert(store);
        if (effect.kind == EffectKind::kCreate && without.contains(store)) {
          copied.try_emplace(store, Copied{.remade = &step});
        }
      }
      const auto store = copied.find(thing);
      if (effect.kind == EffectKind::kMigrate && store != copied.end()) store->second.copy = &step;
    }
  }
  return copied;
}

void CheckCopies(RuleContext& context, const std::map<Id<Thing>, Copied>& copied,
                 const Step& look) {
  const Plan& plan = context.plan();
  for (const Subject& subject : look.subjects) {
    if (look.verb != Verb::kVerify || !subject.thing) continue;
    const auto store = copied.find(*subject.thing);
    if (store == copied.end() || store->second.copy == nullptr) continue;
    const auto& [remade, copy] = store->second;
    if (!Precedes(*remade, look) || !Precedes(look, *copy)) continue;
    Diagnostic finding = context.Finding(
        subject.span, fmt::format("{} verifies `{}` before {} brings the data", StepNumber(look),
                                  plan.things[*subject.thing].path, StepNumber(*copy)));
    finding.labels.push_back({.span = remade->name_span, .text = "made anew here"});
    finding.labels.push_back({.span = copy->name_span, .text = "the data come here"});
    finding.remarks.push_back(
        EffectRemark("it fails, or it passes on an empty store and proves nothing"));
    finding.remarks.push_back(
        HelpRemark(fmt::format("move {} behind {}", StepNumber(look), StepNumber(*copy))));
    context.Report(std::move(finding));
  }
}

void Check(RuleContext& context) {
  const Plan& plan = context.plan();
  const auto copied = FindCopied(plan);
  for (const Id<Step> id : plan.order) {
    const Step& step = plan.steps[id];
    if (step.verb != Verb::kVerify && step.verb != Verb::kWait) continue;
    CheckCopies(context, copied, step);
    for (const Subject& subject : step.subjects) {
      if (!subject.thing) continue;
      const auto absence = AbsenceAt(context, *subject.thing, id);
      if (!absence || !absence->created) continue;
      const Step& creation = plan.steps[*absence->created];
      Diagnostic finding = context.Finding(
          subject.span,
          fmt::format("{} looks at `{}`, which is there only from {} on", StepNumber(step),
                      plan.things[*subject.thing].path, StepNumber(creation)));
      finding.labels.push_back({.span = creation.name_span, .text = "made here"});
      finding.remarks.push_back(EffectRemark("it fails, or proves something about another thing"));
      finding.remarks.push_back(
          HelpRemark(fmt::format("move {} behind {}", StepNumber(step), StepNumber(creation))));
      context.Report(std::move(finding));
    }
  }
}

}  // namespace

extern const Rule kVerifiedEarly = {
    .info =
        {.code = "ORD08",
         .name = "verified-early",
         .severity = Severity::kError,
         .profile = Profile::kStandard,
         .summary = "a verification looks at what is not there yet",
         .why =
             R"(A look that comes before what it looks for fails; or it passes by what happens to be there, and then it proves nothing and is never made again when it would.)",
         .sources =
             "Charmed Kubeflow 1.6 to 1.7, step 6: the data are verified before they are copied"},
    .check = Check};

}  // namespace belay
