#include <fmt/format.h>

#include <algorithm>
#include <string_view>

#include "lint/analysis/looks.h"
#include "lint/context.h"

namespace belay {
namespace {

bool Commits(const Step& step) {
  return std::ranges::any_of(step.operations, [](const Operation& operation) {
    return operation.command && operation.kind == OperationKind::kRun &&
           std::ranges::any_of(operation.command->effects, [](const CommandEffect& effect) {
             return effect.command == "git commit";
           });
  });
}

// `git diff` without a revision: what is not staged, or, with `--cached`, what is not committed.
bool AsksTheTree(std::string_view text) {
  constexpr std::string_view kBlank = " \t\n";
  bool diff = false;
  for (std::size_t at = text.find_first_not_of(kBlank); at != std::string_view::npos;) {
    const std::size_t end = std::min(text.find_first_of(kBlank, at), text.size());
    const std::string_view word = text.substr(at, end - at);
    at = text.find_first_not_of(kBlank, end);
    if (word == "--") return diff;
    if (diff && !word.starts_with('-')) return false;
    diff = diff || word == "diff";
  }
  return diff;
}

// The operation expects that something is not committed yet.
bool ExpectsChanges(const Operation& operation) {
  if (!operation.command || !Looks(operation)) return false;
  const Test::Kind kind = operation.test.kind;
  const bool something = kind == Test::Kind::kIsNotEmpty || kind == Test::Kind::kMatches ||
                         (kind == Test::Kind::kIs && operation.test.expected.Display() != "0");
  return something &&
         std::ranges::any_of(operation.command->effects, [&](const CommandEffect& effect) {
           const std::string_view text = operation.command->text;
           return effect.command == "git diff" &&
                  AsksTheTree(text.substr(effect.begin, effect.end - effect.begin));
         });
}

void Check(RuleContext& context) {
  const Plan& plan = context.plan();
  const Step* commit = nullptr;  // nothing is changed since
  for (const Id<Step> id : plan.order) {
    const Step& step = plan.steps[id];
    for (const Operation& operation : step.operations) {
      if (commit == nullptr || !ExpectsChanges(operation)) continue;
      if (!Precedes(*commit, step)) continue;
      Diagnostic finding =
          context.FindingAt(operation, operation.command->span,
                            fmt::format("{} asks what is not committed, and {} has committed it",
                                        StepNumber(step), StepNumber(*commit)));
      finding.labels.push_back({.span = commit->name_span, .text = "committed here"});
      finding.remarks.push_back(EffectRemark(
          "there is no difference any more: it fails, and what it was to find is committed"));
      finding.remarks.push_back(
          HelpRemark(fmt::format("move {} before {}", StepNumber(step), StepNumber(*commit))));
      context.Report(std::move(finding));
    }
    if (Commits(step)) {
      commit = &step;
    } else if (Changes(step) || step.verb == Verb::kManual) {
      commit = nullptr;
    }
  }
}

}  // namespace

extern const Rule kCommittedFirst = {
    .info =
        {.code = "ORD22",
         .name = "committed-first",
         .severity = Severity::kError,
         .profile = Profile::kStandard,
         .summary = "what is to be committed is looked at after the commit",
         .why =
             R"(`git diff` shows what is not committed. Behind the commit it shows nothing, and what should not have gone in has gone in.)",
         .sources = "git manual, git-diff"},
    .check = Check};

}  // namespace belay
