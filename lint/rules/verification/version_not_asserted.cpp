#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "lint/analysis/looks.h"
#include "lint/by_line.h"
#include "lint/context.h"

namespace belay {
namespace {

// A command that is asked for the version and is awaited says by its end that the version is there.
bool AskedFor(const Timeline& timeline, const Step& step, Id<Step> id) {
  for (std::size_t i = 0; i < step.operations.size(); ++i) {
    const Operation& operation = step.operations[i];
    if (!operation.command) continue;
    for (const CommandEffect& effect : operation.command->effects) {
      const bool asks = !effect.version.empty() || effect.command == "kubectl set image";
      if (!asks || effect.kind == CommandEffect::Kind::kRead) continue;
      if (!effect.asynchronous || !timeline.AwaitedBy(id, i, effect).empty()) return true;
    }
  }
  return false;
}

// What the step's looks say once it has begun to change something.
bool Says(const Step& step, const std::vector<std::string>& wanted) {
  bool changed = step.operations.empty();
  for (const Operation& operation : step.operations) {
    changed = changed || Does(operation) || operation.kind == OperationKind::kCapture;
    if (!changed || !Asserts(operation)) continue;
    const auto words = WordsOf(operation);
    for (const std::string& word : wanted) {
      if (std::find(words.begin(), words.end(), word) != words.end()) return true;
    }
  }
  return false;
}

// The words by which a look may mean the version: itself, its minor, and the values of the keys
// that move along with it.
std::vector<std::string> WordsFor(const Thing& thing, const Version& version) {
  std::vector<std::string> wanted = WordsOf(version.text());
  for (std::size_t i = 0; i < thing.versions.size(); ++i) {
    if (!(thing.versions[i] == version)) continue;
    for (const Field& field : thing.fields) {
      if (field.path.size() != thing.versions.size() || field.path.size() < 2) continue;
      for (std::string& word : WordsOf(field.path[i].Display())) wanted.push_back(std::move(word));
    }
  }
  return wanted;
}

using Index = std::map<std::string, Followers>;

// By its words, every look that can fail.
Index ReadLooks(const Plan& plan) {
  Index index;
  for (const Id<Step> id : plan.order) {
    const Step& step = plan.steps[id];
    for (const Operation& operation : step.operations) {
      if (!Asserts(operation)) continue;
      for (const std::string& word : WordsOf(operation)) index[word].Add(step);
    }
  }
  for (auto& [word, looks] : index) looks.Sort();
  return index;
}

bool SaysLater(const Index& index, const Step& step, const std::vector<std::string>& wanted) {
  for (const std::string& word : wanted) {
    const auto looks = index.find(word);
    if (looks != index.end() && looks->second.After(step)) return true;
  }
  return false;
}

struct Unasserted {
  Id<Step> step;
  const Move* move = nullptr;
};

// Moves that nothing looks at.
std::vector<Unasserted> FindUnasserted(const RuleContext& context) {
  const Plan& plan = context.plan();
  const Index index = ReadLooks(plan);
  std::vector<Unasserted> found;
  for (const Id<Step> id : plan.order) {
    const Step& step = plan.steps[id];
    if (step.verb != Verb::kUpgrade && step.verb != Verb::kDowngrade) continue;
    for (const Move& move : step.moves) {
      const bool written = move.to.known() || move.to.kind() == Version::Kind::kText ||
                           move.to.kind() == Version::Kind::kPlaceholder;
      if (!written) continue;
      const auto wanted = WordsFor(plan.things[move.thing], move.to);
      if (Says(step, wanted) || AskedFor(context.timeline(), step, id)) continue;
      if (SaysLater(index, step, wanted)) continue;
      found.push_back({.step = id, .move = &move});
    }
  }
  return found;
}

void Check(RuleContext& context) {
  const Plan& plan = context.plan();
  std::vector<Diagnostic> findings;
  for (const Unasserted& unasserted : FindUnasserted(context)) {
    const Move& move = *unasserted.move;
    const Thing& thing = plan.things[move.thing];
    Diagnostic finding = context.Finding(
        move.span, fmt::format("nothing looks whether `{}` is {} after {}", thing.path,
                               move.to.text(), StepNumber(plan.steps[unasserted.step])));
    finding.remarks.push_back(EffectRemark(
        fmt::format("what still runs as {} is as ready as before, and the plan goes on with it",
                    move.from.known() ? move.from.text() : "it was")));
    finding.remarks.push_back(HelpRemark(
        fmt::format("add `verify COMMAND is \"${{to}}\"` to it, with a command that prints the "
                    "version that `{}` runs",
                    thing.name)));
    findings.push_back(std::move(finding));
  }
  ReportByLine(context, std::move(findings));
}

}  // namespace

extern const Rule kVersionNotAsserted = {
    .info =
        {.code = "VER06",
         .name = "version-not-asserted",
         .severity = Severity::kError,
         .profile = Profile::kProduction,
         .summary = "something is upgraded, and nothing looks whether it has the new version",
         .why =
             R"(Pods that run and nodes that are ready are so before the upgrade too. Only the version tells that the upgrade has happened: a check that compares it, or a command that is asked for exactly that version and returns when it is there.)",
         .sources =
             "the upgrade documents of five platforms; 2i2c-org/infrastructure, upgrade guide"},
    .check = Check};

}  // namespace belay
