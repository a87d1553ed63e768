#include <fmt/format.h>

#include <map>
#include <string_view>

#include "lint/context.h"

namespace belay {
namespace {

// A procedure has no states of its own: who calls it, and when, is not known. What it says itself
// still has an order, and that of its steps is the one of the file.
class Walker {
 public:
  Walker(RuleContext& context, const Procedure& procedure)
      : context_(context), plan_(context.plan()), procedure_(procedure) {}

  void Walk() {
    std::map<Id<Thing>, const Step*> made;
    std::map<Id<Thing>, const Step*> restored;
    std::map<Id<Thing>, const Step*> worked;  // on by a person, who says so by `about`
    for (const Id<Step> id : procedure_.order) {
      const Step& step = plan_.steps[id];
      if (step.verb == Verb::kEnter) Stop(step, 1);
      if (step.verb == Verb::kExit) Stop(step, -1);
      for (const Topic& topic : step.topics) {
        if (topic.thing && step.verb == Verb::kManual) worked.emplace(*topic.thing, &step);
      }
      for (const Subject& subject : step.subjects) {
        if (!subject.thing) continue;
        const Id<Thing> thing = *subject.thing;
        const bool entry = plan_.things[thing].kind == ThingKind::kEntry;
        if (step.verb == Verb::kRestore || (entry && step.verb == Verb::kEdit)) {
          if (const auto early = worked.find(thing); early != worked.end())
            Report(step, *early->second, thing);
        }
        if (step.verb == Verb::kCreate) {
          made.emplace(thing, &step);
          if (const auto early = restored.find(thing); early != restored.end())
            Report(*early->second, step, thing, "puts objects back into", "makes");
        } else if (step.verb == Verb::kDelete) {
          if (const auto early = made.find(thing); early != made.end())
            Report(*early->second, step, thing, "makes", "deletes");
        } else if (step.verb == Verb::kRestore && stopped_[thing] == 0) {
          restored.emplace(thing, &step);
        } else if (step.verb == Verb::kDowngrade) {
          if (const auto early = restored.find(thing); early != restored.end())
            Report(*early->second, step, thing, "puts objects back into", "downgrades");
        }
      }
    }
    Definitions();
  }

 private:
  void Stop(const Step& step, int by) {
    for (const Subject& subject : step.subjects) {
      if (subject.thing) stopped_[*subject.thing] += by;
    }
  }

  // On the way back the controller goes first: the old definitions have no fields of the new one.
  void Definitions() {
    std::map<std::string_view, const Step*> downgraded;
    for (const Id<Step> id : procedure_.order) {
      const Step& step = plan_.steps[id];
      if (step.verb != Verb::kDowngrade) continue;
      for (const Move& move : step.moves) {
        const std::string_view name = plan_.things[move.thing].name;
        for (const auto& [other, earlier] : downgraded) {
          if (other.starts_with(name) && other.substr(name.size()) == "-crd") {
            ReportDefinitions(*earlier, step, name);
          }
        }
        downgraded.emplace(name, &step);
      }
    }
  }

  void Report(const Step& early, const Step& late, Id<Thing> thing, std::string_view does,
              std::string_view then) {
    const std::string& path = plan_.things[thing].path;
    Diagnostic finding = context_.Finding(
        early.name_span, fmt::format("{} {} `{}`, and only behind that {} {} it", StepNumber(early),
                                     does, path, StepNumber(late), then));
    finding.labels.push_back({.span = late.name_span, .text = "comes later"});
    finding.remarks.push_back(EffectRemark(
        "what the earlier step does is lost, or done by a version that is about to go"));
    finding.remarks.push_back(
        HelpRemark(fmt::format("move {} behind {}", StepNumber(early), StepNumber(late))));
    context_.Report(std::move(finding));
  }

  // A person works on the thing before the step that everything of it begins with.
  void Report(const Step& late, const Step& work, Id<Thing> thing) {
    const bool entry = plan_.things[thing].kind == ThingKind::kEntry;
    Diagnostic finding = context_.Finding(
        late.name_span, fmt::format("{} {} `{}` only after {}, in which a person works on it",
                                    StepNumber(late), entry ? "shuts" : "puts objects back into",
                                    plan_.things[thing].path, StepNumber(work)));
    finding.labels.push_back({.span = work.name_span, .text = "a person's work"});
    finding.remarks.push_back(EffectRemark(
        entry ? "users come in and write while the work goes on, and are shut out when it is done"
              : "what the person has done is overwritten by what was saved"));
    finding.remarks.push_back(
        HelpRemark(fmt::format("move {} before {}", StepNumber(late), StepNumber(work))));
    context_.Report(std::move(finding));
  }

  void ReportDefinitions(const Step& definitions, const Step& controller, std::string_view name) {
    Diagnostic finding = context_.Finding(
        definitions.name_span,
        fmt::format("{} takes the definitions of `{}` back before {} takes the controller back",
                    StepNumber(definitions), name, StepNumber(controller)));
    finding.labels.push_back(
        {.span = controller.name_span, .text = "still runs on the new definitions"});
    finding.remarks.push_back(
        EffectRemark("the new controller reads and writes fields that are not there any more"));
    finding.remarks.push_back(HelpRemark(
        fmt::format("move {} behind {}", StepNumber(definitions), StepNumber(controller))));
    context_.Report(std::move(finding));
  }

  RuleContext& context_;
  const Plan& plan_;
  const Procedure& procedure_;
  std::map<Id<Thing>, int> stopped_;  // by brackets
};

void Check(RuleContext& context) {
  for (const Procedure& procedure : context.plan().procedures) Walker(context, procedure).Walk();
}

}  // namespace

extern const Rule kProcedureOrder = {
    .info =
        {.code = "ORD20",
         .name = "procedure-order",
         .severity = Severity::kError,
         .profile = Profile::kStandard,
         .summary = "a procedure does in the wrong order what it does to one thing",
         .why =
             R"(A procedure is read at three in the morning, and done as it stands there. The old version has to be there before its objects come back, what is to be replaced goes before the new one is made, and controllers go back before the definitions that they read.)",
         .sources =
             "karpenter.sh and kserve.github.io, upgrade guides: CRDs are charts of their own"},
    .check = Check};

}  // namespace belay
