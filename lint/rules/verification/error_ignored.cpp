#include <fmt/format.h>

#include <algorithm>
#include <string_view>

#include "lint/context.h"

namespace belay {
namespace {

std::string_view SkipBlanks(std::string_view text) {
  return text.substr(std::min(text.find_first_not_of(" \t"), text.size()));
}

// What follows the command on its line takes any failure for a success.
bool IsWavedThrough(std::string_view after) {
  after = after.substr(0, after.find('\n'));
  const std::size_t either = after.find("||");
  if (either == std::string_view::npos) return false;
  // Up to there only redirections: another command in between has an answer of its own.
  const std::string_view between = after.substr(0, either);
  if (between.find_first_of(";|`(){}") != std::string_view::npos) return false;
  if (between.find("&&") != std::string_view::npos) return false;
  const std::string_view rest = SkipBlanks(after.substr(either + 2));
  const std::string_view word = rest.substr(0, rest.find_first_of(" \t;&|)}"));
  return word == "true" || word == ":" || word == "echo";
}

bool Changes(CommandEffect::Kind kind) {
  using enum CommandEffect::Kind;
  return kind == kChange || kind == kDestroy || kind == kDisrupt || kind == kMigrate ||
         kind == kRestore || kind == kBackup;
}

void Check(RuleContext& context) {
  for (const CommandUse& use : context.timeline().commands()) {
    if (use.operation->kind != OperationKind::kRun) continue;
    const Command& command = *use.operation->command;
    for (const CommandEffect& effect : command.effects) {
      if (!Changes(effect.kind) || effect.end > command.text.size()) continue;
      if (!IsWavedThrough(std::string_view(command.text).substr(effect.end))) continue;
      Diagnostic finding = context.FindingAt(
          *use.operation, PlaceIn(command, effect.begin, effect.end),
          fmt::format("`{}` may fail in any way, and the plan goes on as if it had not",
                      effect.command));
      finding.remarks.push_back(EffectRemark(
          "a lost connection or a missing right looks like the one error that was meant"));
      finding.remarks.push_back(HelpRemark(
          "say which state is fine: `skip_if COMMAND is \"…\"` before it, the tool's own "
          "`--ignore-not-found` or `--if-exists`, or a `verify` of what must be so after it"));
      context.Report(std::move(finding));
    }
  }
}

}  // namespace

extern const Rule kErrorIgnored = {
    .info =
        {.code = "VER07",
         .name = "error-ignored",
         .severity = Severity::kError,
         .profile = Profile::kStandard,
         .summary = "a command that changes something may fail unseen: `|| true`",
         .why =
             R"(One failure was known to be harmless when the line was written; all others are waved through with it. What is harmless is a state, and a test can say which.)",
         .sources = "2i2c-org/infrastructure, commit a300f87: \"ignore these failures\" became a "
                    "list of them"},
    .check = Check};

}  // namespace belay
