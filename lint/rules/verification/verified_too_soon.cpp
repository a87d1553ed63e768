#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "lint/analysis/looks.h"
#include "lint/context.h"

namespace belay {
namespace {

// What has happened to a thing so far, in the order of the file.
struct Seen {
  const Step* look = nullptr;  // a verification that nothing of the thing was changed before
  bool bracketed = false;      // … but by the way into a bracket, which looks at itself
  bool changed = false;        // since the last verification
  bool verified = false;       // since the last change
};

// Users' way in is shut and opened on the way; what is verified is where it leads.
bool ChangesIt(const Plan& plan, const Step& step, const Effect& effect) {
  if (!effect.subject.thing || effect.kind == EffectKind::kBackup) return false;
  if (plan.things[*effect.subject.thing].kind != ThingKind::kEntry) return true;
  return step.route.has_value();
}

// `is empty`, `is "0"`: that what a bracket has stopped is gone.
bool ShowsNothingLeft(const Step& step) {
  return std::ranges::any_of(step.operations, [](const Operation& operation) {
    return operation.test.kind == Test::Kind::kIsEmpty ||
           (operation.test.kind == Test::Kind::kIs && operation.test.expected.Display() == "0");
  });
}

bool Meet(const RuleContext& context, const Step& a, const Step& b) {
  const Plan& plan = context.plan();
  return context.timeline().questions().InOneRun(plan.order[a.forward - 1],
                                                 plan.order[b.forward - 1]);
}

class Walker {
 public:
  explicit Walker(RuleContext& context) : context_(context), plan_(context.plan()) {}

  void Walk() {
    for (const Id<Step> id : plan_.order) {
      const Step& step = plan_.steps[id];
      if (step.verb != Verb::kVerify) continue;
      for (const Subject& subject : step.subjects) {
        if (subject.thing) verified_[*subject.thing].Add(step);
      }
    }
    for (auto& [thing, looks] : verified_) looks.Sort();
    for (const Id<Step> id : plan_.order) {
      const Step& step = plan_.steps[id];
      if (step.verb == Verb::kVerify) Look(step);
      if (step.verb == Verb::kBackup) Copy(step);
      if (step.verb == Verb::kEnter) {
        Enter(step);
      } else if (step.verb == Verb::kExit) {
        Exit(step);
      } else if (Changes(step)) {
        Change(step);
      }
    }
  }

 private:
  void Look(const Step& step) {
    for (const Subject& subject : step.subjects) {
      if (!subject.thing) continue;
      // Of a cluster as a whole a great deal may be verified that no step has it for its subject.
      if (plan_.things[*subject.thing].kind == ThingKind::kCluster) continue;
      Seen& seen = seen_[*subject.thing];
      // More than one verification may stand behind a change.
      if (seen.bracketed && seen.look == nullptr && ShowsNothingLeft(step)) continue;
      if (seen.changed) {
        seen = {.verified = true};
      } else if (!seen.verified && seen.look == nullptr) {
        seen.look = &step;
      }
    }
  }

  // A copy of data may be held against what it was taken of.
  void Copy(const Step& step) {
    for (const Subject& subject : step.subjects) {
      if (!subject.thing || plan_.things[*subject.thing].kind != ThingKind::kStore) continue;
      seen_[*subject.thing] = {.changed = true};
    }
  }

  // The way into a bracket changes the thing for a while and looks at that itself. What is verified
  // inside of it is told only when the step that it was meant for comes later, and nothing after
  // that.
  void Enter(const Step& step) {
    ForEachThing(step, [&](Id<Thing> thing) {
      Seen& seen = seen_[thing];
      if (seen.look != nullptr && !seen.bracketed) Change(step, thing);
      const bool pending = seen.look != nullptr;
      if (!pending) seen = {.bracketed = true};
    });
  }

  void Exit(const Step& step) {
    ForEachThing(step, [&](Id<Thing> thing) { seen_[thing] = {.changed = true}; });
  }

  template <typename Do>
  void ForEachThing(const Step& step, Do&& act) {
    for (const Effect& effect : step.effects) {
      if (ChangesIt(plan_, step, effect)) act(*effect.subject.thing);
    }
    for (const Subject& subject : step.subjects) {
      if (subject.thing) act(*subject.thing);
    }
  }

  void Change(const Step& step) {
    for (const Effect& effect : step.effects) {
      if (!ChangesIt(plan_, step, effect)) continue;
      // What is not there yet is ORD08's.
      if (effect.kind == EffectKind::kCreate) seen_[*effect.subject.thing].look = nullptr;
      Change(step, *effect.subject.thing);
    }
  }

  void Change(const Step& step, Id<Thing> thing) {
    Seen& seen = seen_[thing];
    const bool again = seen.bracketed && verified_[thing].After(step);
    if (seen.look != nullptr && !again && Precedes(*seen.look, step) &&
        Meet(context_, *seen.look, step)) {
      Report(*seen.look, step, thing);
    }
    seen = {.changed = true};
  }

  void Report(const Step& look, const Step& change, Id<Thing> thing) {
    const std::string& path = plan_.things[thing].path;
    Diagnostic finding = context_.Finding(
        look.name_span,
        fmt::format("{} verifies `{}` before anything of it has been changed; {} is the first that "
                    "changes it",
                    StepNumber(look), path, StepNumber(change)));
    finding.labels.push_back({.span = change.name_span, .text = "changed only here"});
    finding.remarks.push_back(
        EffectRemark("it passes by what was there before, and nothing looks when it would tell"));
    finding.remarks.push_back(
        HelpRemark(fmt::format("move {} behind {}; what has to hold before a change is a `check`",
                               StepNumber(look), StepNumber(change))));
    context_.Report(std::move(finding));
  }

  RuleContext& context_;
  const Plan& plan_;
  std::map<Id<Thing>, Seen> seen_;
  std::map<Id<Thing>, Followers> verified_;  // by the verifications of each
};

void Check(RuleContext& context) {
  Walker(context).Walk();
}

}  // namespace

extern const Rule kVerifiedTooSoon = {
    .info =
        {.code = "VER16",
         .name = "verified-too-soon",
         .severity = Severity::kWarning,
         .profile = Profile::kStandard,
         .summary = "a thing is verified before the step that changes it, and not after it",
         .why =
             R"(A verification shows what has become of a change. Before the change it shows the old state, which was good, and passes.)",
         .sources = "Charmed Kubeflow 1.6 to 1.7, step 6: the data are verified before they are "
                    "copied"},
    .check = Check};

}  // namespace belay
