#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <vector>

#include "lint/analysis/looks.h"
#include "lint/context.h"

namespace belay {
namespace {

// By thing: the steps that change it, in the order of the file.
using Changing = std::map<Id<Thing>, std::vector<Id<Step>>>;

Changing ReadChanges(const Plan& plan) {
  Changing changing;
  for (const Id<Step> id : plan.order) {
    const Step& step = plan.steps[id];
    if (!Changes(step) || step.verb == Verb::kEnter) continue;
    for (const Subject& subject : step.subjects) {
      if (subject.thing) changing[*subject.thing].push_back(id);
    }
  }
  return changing;
}

class Asking {
 public:
  Asking(RuleContext& context, const Changing& changing, Id<Step> id)
      : context_(context), plan_(context.plan()), changing_(changing), id_(id) {}

  void Check() {
    const Topic* done = nullptr;
    const Step* change = nullptr;
    bool open = false;  // something that it asks about is changed only later
    for (const Topic& topic : step().topics) {
      if (!topic.thing) continue;
      if (const Step* deletion = DeletedBefore(*topic.thing); deletion != nullptr) {
        Report(topic, *deletion, true);
        return;
      }
      const Step* last = LastHere(*topic.thing, open);
      if (last == nullptr) continue;
      done = &topic;
      change = last;
    }
    if (done != nullptr && open) Report(*done, *change, false);
  }

 private:
  const Step& step() const { return plan_.steps[id_]; }

  bool InOneRun(Id<Step> other) const {
    return context_.timeline().questions().InOneRun(other, id_);
  }

  const Step* DeletedBefore(Id<Thing> thing) const {
    const auto& states = context_.timeline().StatesOf(thing);
    const VersionState& last = states.back();
    if (!last.step || last.version.kind() != Version::Kind::kNone) return nullptr;
    return Precedes(plan_.steps[*last.step], step()) && InOneRun(*last.step)
               ? &plan_.steps[*last.step]
               : nullptr;
  }

  // The last change of the thing in the stage of the question, or in a block of it, if it comes
  // before the question; `later` where one comes behind.
  const Step* LastHere(Id<Thing> thing, bool& later) const {
    const auto found = changing_.find(thing);
    if (found == changing_.end()) return nullptr;
    const Step* last = nullptr;
    for (const Id<Step> id : found->second) {
      const Step& change = plan_.steps[id];
      if (change.stage != step().stage || !InOneRun(id)) continue;
      if (Precedes(change, step())) {
        last = &change;
      } else {
        later = true;
        return nullptr;
      }
    }
    return last;
  }

  void Report(const Topic& topic, const Step& change, bool deleted) {
    Diagnostic finding = context_.Finding(
        topic.span, fmt::format("{} asks about `{}`, which {} has {} by then", StepNumber(step()),
                                topic.name, StepNumber(change), deleted ? "deleted" : "changed"));
    finding.labels.push_back({.span = change.name_span, .text = "done here, unasked"});
    finding.remarks.push_back(
        EffectRemark(deleted ? "whatever the answer, it is gone"
                             : "a no comes too late for a part of what is asked about"));
    finding.remarks.push_back(
        HelpRemark(fmt::format("move {} before {}", StepNumber(step()), StepNumber(change))));
    context_.Report(std::move(finding));
  }

  RuleContext& context_;
  const Plan& plan_;
  const Changing& changing_;
  Id<Step> id_;
};

void Check(RuleContext& context) {
  const Plan& plan = context.plan();
  std::vector<Id<Step>> questions;
  for (const Id<Step> id : plan.order) {
    if (plan.steps[id].verb == Verb::kApprove && !plan.steps[id].topics.empty())
      questions.push_back(id);
  }
  if (questions.empty()) return;
  const Changing changing = ReadChanges(plan);
  for (const Id<Step> id : questions) Asking(context, changing, id).Check();
}

}  // namespace

extern const Rule kAskedAfter = {
    .info =
        {.code = "RBK14",
         .name = "asked-after",
         .severity = Severity::kError,
         .profile = Profile::kStandard,
         .summary = "somebody is asked about what has been done already",
         .why =
             R"(A question holds back what comes behind it. Of what is deleted by then, or of the first half of what it asks about, it holds back nothing.)",
         .sources = "samples/eksctl-cluster: the question before the old nodes are deleted"},
    .check = Check};

}  // namespace belay
