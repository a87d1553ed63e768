#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <string>

#include "lint/analysis/dues.h"
#include "lint/analysis/looks.h"
#include "lint/analysis/phases.h"
#include "lint/analysis/sight.h"
#include "lint/context.h"

namespace belay {
namespace {

// A look that the plan has added to what the step's action looks at by itself.
bool OwnLook(const Step& step, const Operation& operation) {
  const bool own = operation.call == operation.span || operation.call.begin >= step.span.end ||
                   operation.call.file != step.span.file;
  return own && Asserts(operation);
}

class Walker {
 public:
  explicit Walker(RuleContext& context)
      : context_(context), plan_(context.plan()), dues_(plan_, context.timeline()) {}

  void Walk() {
    for (const Id<Step> id : plan_.order) {
      const Step& step = plan_.steps[id];
      Stop(id);
      if (Looks(step) && (step.operations.empty() || Asserts(step))) {
        dues_.Do(id, [&](const Dues::Due& due) { return SpeaksOf(step, due.thing()); });
      }
      if (step.verb == Verb::kBackup && !step.backup_unneeded) {
        for (const Subject& subject : step.subjects) {
          if (subject.thing && plan_.things[*subject.thing].kind == ThingKind::kComponent)
            saved_.insert(*subject.thing);
        }
      }
      const bool own = std::ranges::any_of(
          step.operations, [&](const Operation& operation) { return OwnLook(step, operation); });
      for (const Move& move : step.moves) {
        if (saved_.contains(move.thing) && !own) dues_.Begin(id, move.thing);
      }
    }
    for (const Dues::Overdue& one : dues_.AtTheEnd()) Report(one, nullptr);
  }

 private:
  // The next phase builds on it, or the plan asks somebody how it goes on.
  void Stop(Id<Step> id) {
    const Step& step = plan_.steps[id];
    const bool approves = Asks(step);
    if (!approves && !Changes(step)) return;
    const auto overdue = dues_.Before(id, [&](const Dues::Due& due) {
      const Step& change = plan_.steps[due.step];
      const bool hops = std::ranges::any_of(
          step.moves, [&](const Move& move) { return move.thing == due.thing(); });
      return approves || hops || PhaseOf(plan_, step) != PhaseOf(plan_, change);
    });
    for (const Dues::Overdue& one : overdue) Report(one, &step);
  }

  void Report(const Dues::Overdue& one, const Step* next) {
    const Step& step = plan_.steps[one.due.step];
    if (!reported_.insert(one.due.thing()).second) return;
    const std::string& path = plan_.things[one.due.thing()].path;
    Diagnostic finding = context_.Finding(
        step.name_span,
        fmt::format("what `{}` keeps was saved before, and nobody looks whether it is there after "
                    "{}, {}",
                    path, StepNumber(step),
                    next == nullptr ? std::string("up to the end of the plan")
                                    : "before " + StepNumber(*next)));
    if (next != nullptr) {
      finding.labels.push_back({.span = next->name_span, .text = "goes on without a look"});
    }
    if (one.sometimes()) {
      finding.remarks.push_back(
          AssumedRemark(context_.timeline().questions().Describe(one.answers)));
    }
    finding.remarks.push_back(EffectRemark(
        "that it has the new version says nothing of the objects that the backup was taken for"));
    finding.remarks.push_back(HelpRemark(
        fmt::format("behind it, `verify {} \"…\"` that counts them, looks at their state, or finds "
                    "no errors in its log",
                    path)));
    context_.Report(std::move(finding));
  }

  RuleContext& context_;
  const Plan& plan_;
  std::set<Id<Thing>> saved_;
  std::set<Id<Thing>> reported_;
  Dues dues_;
};

void Check(RuleContext& context) {
  Walker(context).Walk();
}

}  // namespace

extern const Rule kSavedUnseen = {
    .info =
        {.code = "VER28",
         .name = "saved-unseen",
         .severity = Severity::kWarning,
         .profile = Profile::kProduction,
         .every_run = true,
         .summary = "what a component keeps is saved, the component is upgraded, and nobody looks "
                    "at what it keeps",
         .why =
             R"(Somebody has thought that the upgrade can damage the profiles, the node pools or the templates, and saved them. Whether it has, the version and the pods do not say: the objects do, or the log of the controller that reads them. A backup helps whoever finds in time that it is needed.)",
         .sources = "Charmed Kubeflow 1.6 to 1.7, upgrade guide: profiles that go with a charm; "
                    "karpenter.sh/docs, upgrading: conversion of NodePools"},
    .check = Check};

}  // namespace belay
