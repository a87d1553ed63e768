#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include "lint/analysis/looks.h"
#include "lint/context.h"

namespace belay {
namespace {

// A text of the command is the name, or ends with it: `minio`, `.minio`, `deployment/minio`.
bool Names(const std::vector<std::string>& words, const std::string& name) {
  return std::ranges::any_of(words, [&](const std::string& word) {
    if (!word.ends_with(name)) return false;
    if (word.size() == name.size()) return true;
    const char before = word[word.size() - name.size() - 1];
    return before == '.' || before == '/';
  });
}

// A version that more things than these begin with tells none of them.
constexpr std::size_t kMostAlike = 64;

// The things that a check expects to be at the version that the plan begins with.
class Beginnings {
 public:
  explicit Beginnings(const Plan& plan) {
    for (std::uint32_t i = 0; i < plan.things.size(); ++i) {
      const Thing& thing = plan.things[Id<Thing>{i}];
      if (thing.versions.size() < 2 || MadeByPlan(thing)) continue;
      if (thing.versions.front().kind() == Version::Kind::kUnknown) continue;
      by_version_[thing.versions.front().text()].push_back({i});
    }
  }

  std::vector<Id<Thing>> In(const Plan& plan, const Operation& operation) const {
    std::vector<Id<Thing>> found;
    if (operation.kind != OperationKind::kCheck || !operation.command) return found;
    std::vector<std::string> said;
    for (const std::string& word : WordsOf(operation.command->text)) said.push_back(word);
    for (const std::string& word : WordsOf(operation.test.expected.Display())) {
      const auto things = by_version_.find(word);
      if (things == by_version_.end() || things->second.size() > kMostAlike) continue;
      for (const Id<Thing> thing : things->second) {
        if (Names(said, plan.things[thing].name)) found.push_back(thing);
      }
    }
    return found;
  }

 private:
  std::map<std::string, std::vector<Id<Thing>>> by_version_;
};

void Check(RuleContext& context) {
  const Plan& plan = context.plan();
  const Beginnings beginnings(plan);
  std::map<Id<Thing>, Id<Step>> changed;  // by which step first
  for (const Id<Step> id : plan.order) {
    const Step& step = plan.steps[id];
    bool told = step.verb != Verb::kCheck || changed.empty();
    for (const Operation& operation : step.operations) {
      if (told) break;
      for (const Id<Thing> thing : beginnings.In(plan, operation)) {
        const auto first = changed.find(thing);
        if (first == changed.end()) continue;
        const Step& change = plan.steps[first->second];
        if (!Precedes(change, step) || !context.timeline().questions().InOneRun(first->second, id))
          continue;
        Diagnostic finding = context.FindingAt(
            operation, operation.command->span,
            fmt::format("{} asks whether `{}` is where the plan begins, at {}, after {} has "
                        "changed it",
                        StepNumber(step), plan.things[thing].path,
                        plan.things[thing].versions.front().text(), StepNumber(change)));
        finding.labels.push_back({.span = change.name_span, .text = "changed here"});
        finding.remarks.push_back(EffectRemark(
            "a platform that the plan was not written for is found when it has been worked on"));
        finding.remarks.push_back(
            HelpRemark(fmt::format("move {} before {}", StepNumber(step), StepNumber(change))));
        context.Report(std::move(finding));
        told = true;
        break;
      }
    }
    if (!Changes(step)) continue;
    for (const Subject& subject : step.subjects) {
      if (subject.thing) changed.emplace(*subject.thing, id);
    }
  }
}

}  // namespace

extern const Rule kBeginCheckedLate = {
    .info =
        {.code = "VER20",
         .name = "begin-checked-late",
         .severity = Severity::kWarning,
         .profile = Profile::kStandard,
         .summary = "whether something is where the plan begins is asked after it was changed",
         .why =
             R"(The check of the version that the plan begins with keeps it from a platform that it was not written for. Behind the first change it can only say that this has happened.)",
         .sources = "the upgrade documents of five platforms: the checks come before all else"},
    .check = Check};

}  // namespace belay
