#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "lint/context.h"

namespace belay {
namespace {

using Kind = CommandEffect::Kind;

bool ChangesPlatform(Kind kind) {
  return kind == Kind::kChange || kind == Kind::kMigrate || kind == Kind::kDestroy ||
         kind == Kind::kDisrupt || kind == Kind::kRestore || kind == Kind::kUndo;
}

std::vector<const CommandEffect*> Changes(const std::vector<Operation>& operations) {
  std::vector<const CommandEffect*> changes;
  for (const Operation& operation : operations) {
    if (!operation.command) continue;
    for (const CommandEffect& effect : operation.command->effects) {
      if (ChangesPlatform(effect.kind)) changes.push_back(&effect);
    }
  }
  return changes;
}

// The catalog knows each of the commands: what it has not read is what stands between them.
bool IsKnown(const Command& command) {
  std::string rest = command.text;
  for (const CommandEffect& effect : command.effects) {
    std::fill(rest.begin() + effect.begin, rest.begin() + effect.end, ' ');
  }
  return !command.effects.empty() && rest.find_first_not_of(" \t\n\\;&|") == std::string::npos;
}

bool AllKnown(const std::vector<Operation>& operations) {
  return std::all_of(operations.begin(), operations.end(), [](const Operation& operation) {
    return operation.command ? IsKnown(*operation.command)
                             : operation.kind == OperationKind::kNotify;
  });
}

// What has a version of its own: to name one of them is to mean no other.
constexpr std::string_view kKinds[] = {"release", "deployment", "statefulset", "daemonset"};

// `release` of `release/web`; empty where the object is not known, or is a part of others.
std::string KindOf(const std::string& object) {
  const std::size_t slash = object.find('/');
  if (slash == std::string::npos || slash + 1 == object.size()) return "";
  const std::string kind = object.substr(0, slash);
  return std::find(std::begin(kKinds), std::end(kKinds), kind) == std::end(kKinds) ? "" : kind;
}

// What the step has changed and its rollback leaves, of the kinds of which it takes others back.
std::vector<std::string> Left(const std::vector<const CommandEffect*>& changes,
                              const std::vector<const CommandEffect*>& undone) {
  std::set<std::string> back;
  std::set<std::string> kinds;
  std::set<std::string> changed;
  for (const CommandEffect* effect : changes) changed.insert(effect->object);
  for (const CommandEffect* effect : undone) {
    // A rollback that names something else reaches what it does by another way.
    if (!changed.contains(effect->object)) return {};
    back.insert(effect->object);
    kinds.insert(KindOf(effect->object));
  }
  std::vector<std::string> left;
  for (const std::string& object : changed) {
    const std::string kind = KindOf(object);
    const bool open = object.find_first_of("$*<") != std::string::npos;
    if (!kind.empty() && !open && kinds.contains(kind) && !back.contains(object)) {
      left.push_back(object);
    }
  }
  return left;
}

void Check(RuleContext& context) {
  for (const Step& step : context.plan().steps) {
    // The two sides of a bracket take one another back.
    const bool bracket = step.verb == Verb::kEnter || step.verb == Verb::kExit;
    if (bracket || step.undo.kind != Undo::Kind::kOperations) continue;
    const auto changes = Changes(step.operations);
    if (changes.empty() || !AllKnown(step.undo.operations)) continue;
    const auto undone = Changes(step.undo.operations);
    std::string message;
    std::string help;
    if (undone.empty()) {
      message = fmt::format("the rollback of {} changes nothing on the platform; `{}` has",
                            StepNumber(step), changes.front()->command);
      help = "take back what the step has changed: run it again with what stood there before";
    } else {
      const auto left = Left(changes, undone);
      if (left.empty()) continue;
      message = fmt::format("the rollback of {} takes `{}` back and leaves `{}` changed",
                            StepNumber(step), undone.front()->object, left.front());
      help = fmt::format("take `{}` back in it, too", left.front());
    }
    Diagnostic finding = context.Finding(step.undo.span, std::move(message));
    finding.labels.push_back({.span = step.name_span, .text = "what is to be taken back"});
    finding.remarks.push_back(EffectRemark(
        "a plan that has been taken back is half at the old state and half at the new one"));
    finding.remarks.push_back(HelpRemark(std::move(help)));
    context.Report(std::move(finding));
  }
}

}  // namespace

extern const Rule kPartialUndo = {
    .info =
        {.code = "RBK05",
         .name = "partial-undo",
         .severity = Severity::kError,
         .profile = Profile::kStandard,
         .summary = "a rollback takes back only a part of what its step has changed",
         .why =
             R"(The old lock file beside a state that the new provider has written, or the old application beside the new one that it talks to, is a state that was never tested. A rollback has to reach everything that its step did.)",
         .sources = "support.hashicorp.com, article 360001147287"},
    .check = Check};

}  // namespace belay
