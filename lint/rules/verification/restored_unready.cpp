#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "lint/analysis/looks.h"
#include "lint/analysis/sight.h"
#include "lint/context.h"

namespace belay {
namespace {

// Kinds of objects that are there before what they describe is, by what people write for them.
constexpr std::array<std::string_view, 6> kComingUp = {
    "certificate", "deployment", "helmrelease", "inferenceservice", "kustomization", "statefulset"};

bool IsLetter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

// `inferenceservices.serving.kserve.io,secrets`: an item of a list, or an argument.
bool NamesKind(std::string_view text, std::string_view kind) {
  for (std::size_t at = text.find(kind); at != std::string_view::npos;
       at = text.find(kind, at + 1)) {
    const bool begins =
        at == 0 || text[at - 1] == ',' || text[at - 1] == ' ' || text[at - 1] == '"';
    std::size_t end = at + kind.size();
    if (end < text.size() && text[end] == 's') ++end;
    const bool ends = end == text.size() || (!IsLetter(text[end]) && text[end] != '/' &&
                                             text[end] != '-' && text[end] != '_');
    if (begins && ends) return true;
  }
  return false;
}

// The kinds that a backup takes along by their names.
std::set<std::string_view> KindsOf(const Step& backup) {
  std::set<std::string_view> kinds;
  for (const Operation& operation : backup.operations) {
    if (operation.kind != OperationKind::kRun || !operation.command) continue;
    for (const Binding& binding : operation.command->bindings) {
      const std::string value = binding.value.Display();
      for (const std::string_view kind : kComingUp) {
        if (NamesKind(value, kind)) kinds.insert(kind);
      }
    }
  }
  return kinds;
}

// It asks objects of the kind how they are, and not only which there are.
bool LooksAtState(const Operation& operation, std::string_view kind) {
  if (!Asserts(operation) || !operation.command) return false;
  const bool state = operation.command->text.find("status") != std::string::npos;
  return std::ranges::any_of(operation.command->effects, [&](const CommandEffect& effect) {
    const bool meant = std::string_view(effect.object).substr(0, effect.object.find('/')) == kind;
    return meant && (state || effect.kind == CommandEffect::Kind::kWait);
  });
}

void Report(RuleContext& context, const Step& step, const Step& backup, std::string_view kind,
            const Answers& answers, bool sometimes) {
  Diagnostic finding = context.Finding(
      step.name_span,
      fmt::format("{} puts back the {}s of `{}`, and nothing looks whether they come up",
                  StepNumber(step), kind, backup.backup));
  finding.labels.push_back({.span = backup.name_span, .text = "saved here"});
  if (sometimes) {
    finding.remarks.push_back(AssumedRemark(context.timeline().questions().Describe(answers)));
  }
  finding.remarks.push_back(EffectRemark(
      "that each is there by its name says nothing of images, rights and secrets that the new "
      "place does not have"));
  finding.remarks.push_back(HelpRemark(
      fmt::format("behind it, `verify \"every {0} is ready\"` with `kubectl get {0}s -A -o json` "
                  "and what its `.status` says, `up to 20m every 20s`",
                  kind)));
  context.Report(std::move(finding));
}

// It is about what is restored, or nothing but the restore.
bool SpeaksOfIt(const Step& look, const Step& restore) {
  return &look == &restore || std::ranges::any_of(restore.subjects, [&](const Subject& own) {
    return own.thing && SpeaksOf(look, *own.thing);
  });
}

// For each restore the steps behind it are gone through: nobody writes more of them.
constexpr int kMostRestores = 100;

void Check(RuleContext& context) {
  int restores = 0;
  const Plan& plan = context.plan();
  std::map<std::string, const Step*> backups;
  for (const Id<Step> id : plan.order) {
    const Step& step = plan.steps[id];
    if (step.verb == Verb::kBackup && !step.backup.empty()) backups[step.backup] = &step;
    const auto backup = step.verb == Verb::kRestore ? backups.find(step.backup) : backups.end();
    if (backup == backups.end() || ++restores > kMostRestores) continue;
    for (const std::string_view kind : KindsOf(*backup->second)) {
      std::vector<Id<Step>> looks;
      for (std::size_t place = step.forward - 1; place < plan.order.size(); ++place) {
        const Step& look = plan.steps[plan.order[place]];
        const bool behind = &look == &step || Precedes(step, look);
        const bool looked = std::ranges::any_of(look.operations, [&](const Operation& operation) {
          return LooksAtState(operation, kind) ||
                 (operation.command && AsksIt(operation) && SpeaksOfIt(look, step));
        });
        if (behind && looked) looks.push_back(plan.order[place]);
      }
      const auto answers = context.timeline().RunWithout(id, looks);
      if (answers) Report(context, step, *backup->second, kind, *answers, !looks.empty());
    }
  }
}

}  // namespace

extern const Rule kRestoredUnready = {
    .info =
        {.code = "VER30",
         .name = "restored-unready",
         .severity = Severity::kWarning,
         .profile = Profile::kProduction,
         .every_run = true,
         .summary = "objects that have to come up are restored, and nothing looks whether they do",
         .why =
             R"(A restore is complete when the API server has taken every object. A model has then to be fetched, an image pulled, a certificate issued; in another cluster with other rights, and with secrets that may not have come along. Their state says whether it has worked, their list of names does not.)",
         .sources = "velero.io/docs, migration-case; kserve.github.io, InferenceService: the "
                    "condition Ready"},
    .check = Check};

}  // namespace belay
