#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>

#include "lint/hazards.h"

namespace belay {
namespace {

// `sleep 1000000` in a manifest, its words in a line or in a list: how long; nullopt: none.
std::optional<std::string> SleepIn(std::string_view text) {
  for (std::size_t at = text.find("sleep"); at != std::string_view::npos;
       at = text.find("sleep", at + 1)) {
    const std::size_t number = text.find_first_not_of(" \t\n-\"',", at + 5);
    if (number == std::string_view::npos || number == at + 5) continue;
    const std::size_t end = std::min(text.find_first_not_of("0123456789", number), text.size());
    if (end > number + 1) return std::string(text.substr(number, end - number));
  }
  return std::nullopt;
}

// A pod that lives by a sleep is there until it is over, whether anybody still needs it.
void CheckManifests(RuleContext& context) {
  for (const FileText& file : context.plan().files) {
    if (!file.text) continue;
    const std::string text = file.text->Display();
    const auto seconds = SleepIn(text);
    const bool ends = text.find("activeDeadlineSeconds:") != std::string::npos;
    if (!seconds || ends) continue;
    Diagnostic finding = context.Finding(
        file.span, fmt::format("what `{}` makes lives by `sleep {}`", file.path, *seconds));
    finding.remarks.push_back(
        EffectRemark("it ends in the middle of longer work, and stays where nobody deletes it"));
    finding.remarks.push_back(
        HelpRemark("make it a Job whose command is the work, with `activeDeadlineSeconds` and "
                   "`ttlSecondsAfterFinished`"));
    context.Report(std::move(finding));
  }
}

void Check(RuleContext& context) {
  CheckManifests(context);
  ReportHazards(context, Hazard::Kind::kFixedSleep,
                "on a slower day the next command begins before what it needs is there",
                [](const CommandUse& use, const Hazard&) {
                  return use.operation->kind != OperationKind::kSoak;
                });
}

}  // namespace

extern const Rule kFixedSleep = {
    .info =
        {.code = "WAI08",
         .name = "fixed-sleep",
         .severity = Severity::kInfo,
         .profile = Profile::kStandard,
         .summary = "a step waits for a time, and not for what it needs",
         .why =
             R"(The time was enough once. When the cluster is slower the next step begins too early, and when it is faster everybody waits.)",
         .sources = "coreutils manual"},
    .check = Check};

}  // namespace belay
