#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <string>
#include <string_view>

#include "lint/context.h"

namespace belay {
namespace {

// They send or start what the user gives them, and that may well only ask: a prediction, a probe
// from inside of the cluster.
constexpr std::string_view kMayAsk[] = {"curl",          "wget",           "kubectl run",
                                        "kubectl debug", "docker run",     "argo submit",
                                        "juju run",      "juju run-action"};

// What the effect does to the platform; empty where it changes nothing that is there.
std::string_view WhatIt(const CommandEffect& effect) {
  using enum CommandEffect::Kind;
  switch (effect.kind) {
    case kDestroy:
      return "deletes";
    case kMigrate:
      return "migrates";
    case kRestore:
      return "overwrites";
    case kDisrupt:
      return "disrupts";
    case kUndo:
      return "changes";
    case kChange:
      return std::ranges::find(kMayAsk, effect.command) == std::end(kMayAsk) ? "changes" : "";
    case kRead:
    case kPlan:
    case kLocal:
    case kBackup:
    case kWait:
    case kEndless:
    case kSwitchContext:
      break;
  }
  return "";
}

// The word of the language for a place that promises to look only; empty for the others.
std::string_view Promises(const CommandUse& use) {
  switch (use.operation->kind) {
    case OperationKind::kCheck:
      return use.step != nullptr && use.step->skip_if && &*use.step->skip_if == use.operation
                 ? "skip_if"
                 : "check";
    case OperationKind::kVerify:
      return "verify";
    case OperationKind::kWait:
      return "wait";
    case OperationKind::kCapture:
      return use.step != nullptr && use.step->verb == Verb::kRemember ? "let" : "";
    case OperationKind::kRun:
    case OperationKind::kSoak:
    case OperationKind::kManual:
    case OperationKind::kApprove:
    case OperationKind::kNotify:
      break;
  }
  return "";
}

void Tell(RuleContext& context, Diagnostic finding, std::string_view where) {
  finding.remarks.push_back(EffectRemark(
      where == "wait"
          ? "it is done again each time that the wait asks, and no rule about backups, "
            "approvals and ways back looks at it"
          : "it is done again whenever the plan goes on after a stop, and no rule about "
            "backups, approvals and ways back looks at it"));
  finding.remarks.push_back(HelpRemark(fmt::format(
      "make it a `run` with its `rollback`, and let the `{}` ask what has come of it", where)));
  context.Report(std::move(finding));
}

std::string Message(const CommandEffect& effect, std::string_view where) {
  const std::string object = effect.object.empty() ? "" : fmt::format(" `{}`", effect.object);
  return fmt::format("`{}` in a `{}`, which only looks: it {}{}", effect.command, where,
                     WhatIt(effect), object);
}

void LookAt(RuleContext& context, const Condition& condition) {
  for (const Condition& operand : condition.operands) LookAt(context, operand);
  if (!condition.command) return;
  for (const CommandEffect& effect : condition.command->effects) {
    if (WhatIt(effect).empty()) continue;
    Tell(context,
         context.Finding(PlaceIn(*condition.command, effect.begin, effect.end),
                         Message(effect, "when")),
         "when");
  }
}

void Check(RuleContext& context) {
  for (const CommandUse& use : context.timeline().commands()) {
    const std::string_view where = Promises(use);
    if (where.empty()) continue;
    const Command& command = *use.operation->command;
    for (const CommandEffect& effect : command.effects) {
      if (WhatIt(effect).empty()) continue;
      Tell(context,
           context.FindingAt(*use.operation, PlaceIn(command, effect.begin, effect.end),
                             Message(effect, where)),
           where);
    }
  }
  for (const Condition& condition : context.plan().conditions) LookAt(context, condition);
}

}  // namespace

extern const Rule kCheckChanges = {
    .info =
        {.code = "STR12",
         .name = "check-changes",
         .severity = Severity::kError,
         .profile = Profile::kBasic,
         .summary = "a check, a wait or a remembered value whose command changes something",
         .why =
             R"(`check`, `verify`, `wait`, `skip_if`, `when` and a `let` of its own promise that nothing is different afterwards: they are asked again after a stop, and in a dry rehearsal people run them first. A deletion that hides in one is done without a backup, without an approval, and twice.)",
         .sources = "the command catalog; docs/language.md, verbs"},
    .check = Check};

}  // namespace belay
