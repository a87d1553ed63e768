#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "lint/analysis/dues.h"
#include "lint/analysis/looks.h"
#include "lint/analysis/objects.h"
#include "lint/context.h"

namespace belay {
namespace {

// A thing that says where it is asked whether it is well: `health = "https://…"`.
struct Asked {
  Id<Thing> thing;
  std::string at;
};

std::vector<Asked> FindAsked(const Plan& plan) {
  std::vector<Asked> asked;
  for (std::uint32_t i = 0; i < plan.things.size(); ++i) {
    const Id<Thing> id{i};
    for (const Field& field : plan.things[id].fields) {
      if (field.key != "health" || field.path.empty()) continue;
      asked.push_back({.thing = id, .at = field.path.front().Display()});
    }
  }
  return asked;
}

bool AsksAt(const Operation& operation, const std::string& at) {
  if (!Asserts(operation) || !operation.command) return false;
  const Command& command = *operation.command;
  return FillIn(command, command.text).text.find(at) != std::string::npos ||
         std::ranges::any_of(command.bindings,
                             [&](const Binding& binding) { return binding.value.Display() == at; });
}

// It is away for a while, or somebody or something else is there afterwards.
bool Disrupts(EffectKind kind) {
  using enum EffectKind;
  return kind == kMove || kind == kRestore || kind == kMigrate || kind == kCreate ||
         kind == kDisrupt || kind == kRoute;
}

class Walker {
 public:
  Walker(RuleContext& context, std::vector<Asked> asked)
      : context_(context),
        plan_(context.plan()),
        asked_(std::move(asked)),
        dues_(plan_, context.timeline()) {
    for (std::size_t i = 0; i < asked_.size(); ++i) {
      const Thing& thing = plan_.things[asked_[i].thing];
      of_[asked_[i].thing].push_back(i);
      for (const Id<Thing> store : thing.data) of_[store].push_back(i);
    }
  }

  void Walk() {
    for (const Id<Step> id : plan_.order) {
      const std::vector<std::size_t> disrupted = DisruptedBy(plan_.steps[id]);
      Stop(id, disrupted);
      Ask(id);
      for (const std::size_t about : disrupted) {
        if (!AsksItself(plan_.steps[id], about)) dues_.Begin(id, about);
      }
    }
    for (const Dues::Overdue& one : LastOfEach(dues_.AtTheEnd())) Report(one, nullptr);
  }

 private:
  // A cluster is as its nodes and add-ons are; what else runs in it has a health of its own.
  std::vector<std::size_t> DisruptedBy(const Step& step) const {
    std::vector<std::size_t> disrupted;
    const auto add = [&](Id<Thing> thing) {
      const auto found = of_.find(thing);
      if (found == of_.end()) return;
      for (const std::size_t about : found->second) {
        if (std::ranges::find(disrupted, about) == disrupted.end()) disrupted.push_back(about);
      }
    };
    // What a bracket stops on purpose, what is done inside of it is asked about.
    if (step.verb == Verb::kEnter || step.verb == Verb::kExit) return disrupted;
    for (const Effect& effect : step.effects) {
      if (!effect.subject.thing) continue;
      const Thing& thing = plan_.things[*effect.subject.thing];
      const bool part = thing.kind == ThingKind::kNodes || thing.kind == ThingKind::kAddon;
      const bool gone = effect.kind == EffectKind::kDelete && part;
      if (!Disrupts(effect.kind) && !gone) continue;
      add(*effect.subject.thing);
      if (part && thing.parent) add(*thing.parent);
    }
    return disrupted;
  }

  // The plan's own question, or the next hop of the same control plane.
  void Stop(Id<Step> id, const std::vector<std::size_t>& disrupted) {
    const Step& step = plan_.steps[id];
    const bool approves = Asks(step);
    const auto hops = [&](std::size_t about) {
      return std::ranges::find(disrupted, about) != disrupted.end() &&
             std::ranges::any_of(step.moves, [&](const Move& move) {
               return move.thing == asked_[about].thing &&
                      plan_.things[move.thing].kind == ThingKind::kCluster;
             });
    };
    const auto overdue =
        dues_.Before(id, [&](const Dues::Due& due) { return approves || hops(due.about); });
    for (const Dues::Overdue& one : LastOfEach(overdue)) Report(one, &step);
  }

  void Ask(Id<Step> id) {
    for (const Operation& operation : plan_.steps[id].operations) {
      if (!Asserts(operation)) continue;
      dues_.Do(id, [&](const Dues::Due& due) { return AsksAt(operation, asked_[due.about].at); });
    }
  }

  bool AsksItself(const Step& step, std::size_t about) const {
    bool done = false;
    for (const Operation& operation : step.operations) {
      done = done || Does(operation);
      if (done && AsksAt(operation, asked_[about].at)) return true;
    }
    return false;
  }

  // Of changes of one thing the last one says what is asked too late.
  static std::vector<Dues::Overdue> LastOfEach(const std::vector<Dues::Overdue>& overdue) {
    std::map<std::size_t, Dues::Overdue> last;
    for (const Dues::Overdue& one : overdue) last.insert_or_assign(one.due.about, one);
    std::vector<Dues::Overdue> each;
    for (auto& [about, one] : last) each.push_back(std::move(one));
    return each;
  }

  void Report(const Dues::Overdue& one, const Step* next) {
    const Step& step = plan_.steps[one.due.step];
    const Asked& asked = asked_[one.due.about];
    const std::string& path = plan_.things[asked.thing].path;
    if (!reported_.emplace(step.name_span.begin, asked.thing).second) return;  // a loop's are one
    Diagnostic finding = context_.Finding(
        step.name_span,
        fmt::format("nobody asks `{}` whether it is well after {}, {}", path, StepNumber(step),
                    next == nullptr ? std::string("up to the end of the plan")
                                    : "before " + StepNumber(*next)));
    finding.labels.push_back(
        {.span = plan_.things[asked.thing].span, .text = fmt::format("is asked at {}", asked.at)});
    if (next != nullptr) {
      finding.labels.push_back(
          {.span = next->name_span,
           .text = next->moves.empty() ? "somebody decides here" : "the next hop"});
    }
    if (one.sometimes()) {
      finding.remarks.push_back(
          AssumedRemark(context_.timeline().questions().Describe(one.answers)));
    }
    finding.remarks.push_back(EffectRemark(
        "its parts run and are ready, and whether it does what users come for nobody has tried"));
    finding.remarks.push_back(HelpRemark(
        fmt::format("behind it, `verify {0} using http.responds(url = {0}.health)`, or another "
                    "look that asks there",
                    path)));
    context_.Report(std::move(finding));
  }

  RuleContext& context_;
  const Plan& plan_;
  std::vector<Asked> asked_;
  std::map<Id<Thing>, std::vector<std::size_t>> of_;  // by the thing, and by its stores
  Dues dues_;
  std::set<std::pair<std::uint32_t, Id<Thing>>> reported_;
};

void Check(RuleContext& context) {
  std::vector<Asked> asked = FindAsked(context.plan());
  if (!asked.empty()) Walker(context, std::move(asked)).Walk();
}

}  // namespace

extern const Rule kHealthUnasked = {
    .info =
        {.code = "VER18",
         .name = "health-unasked",
         .severity = Severity::kWarning,
         .profile = Profile::kStandard,
         .every_run = true,
         .summary = "something says where it is asked whether it is well, and is not asked there "
                    "after a change",
         .why =
             R"(Pods that run and nodes that are ready serve nobody when a route, a certificate or a permission is missing. `health = "https://…"` of a cluster, component or entry is what users depend on: it is asked after each change of it, before the next hop and before somebody decides how it goes on.)",
         .sources = "samples/eksctl-cluster: the hub is asked after each hop; "
                    "samples/kubeflow-pipelines: the API is asked, not its pods"},
    .check = Check};

}  // namespace belay
