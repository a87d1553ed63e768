#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <string>
#include <string_view>
#include <variant>

#include "lint/hazards.h"

namespace belay {
namespace {

bool Harms(const CommandEffect& effect) {
  return effect.kind == CommandEffect::Kind::kDestroy ||
         effect.kind == CommandEffect::Kind::kDisrupt ||
         effect.kind == CommandEffect::Kind::kChange;
}

// What a `let` remembers of `… | grep minio` may be several names, or another one; that is seen
// only when its output is held against something.
std::map<std::string, const Operation*, std::less<>> Picked(const RuleContext& context) {
  std::map<std::string, const Operation*, std::less<>> picked;
  for (const CommandUse& use : context.timeline().commands()) {
    const Operation& operation = *use.operation;
    if (operation.kind != OperationKind::kCapture || operation.list ||
        operation.test.kind != Test::Kind::kSucceeds ||
        FindHazard(*operation.command, Hazard::Kind::kTextSelected) == nullptr) {
      continue;
    }
    picked.emplace(operation.key, &operation);
  }
  return picked;
}

void ReportPicked(RuleContext& context) {
  auto picked = Picked(context);
  for (const CommandUse& use : context.timeline().commands()) {
    if (picked.empty()) return;
    const Command& command = *use.operation->command;
    if (std::none_of(command.effects.begin(), command.effects.end(), Harms)) continue;
    for (const Binding& binding : command.bindings) {
      for (const Value::Piece& piece : binding.value.pieces()) {
        const auto* reference = std::get_if<Reference>(&piece);
        if (reference == nullptr || reference->kind != Reference::Kind::kCapture) continue;
        const auto found = picked.find(reference->name);
        if (found == picked.end()) continue;
        const Operation& operation = *found->second;
        picked.erase(found);
        const Hazard& hazard = *FindHazard(*operation.command, Hazard::Kind::kTextSelected);
        Diagnostic finding = context.FindingAt(
            operation, PlaceIn(*operation.command, hazard.begin, hazard.end),
            fmt::format("`${}` is every line with that text in it: none, or several",
                        binding.name));
        finding.labels.push_back({.span = use.operation->command->span, .text = "used here"});
        finding.remarks.push_back(
            EffectRemark("the command that uses it changes another object, or several"));
        finding.remarks.push_back(
            HelpRemark("ask for the one object by its label or owner, and test what comes out: "
                       "`matches \"^[^ ]+$\"`"));
        context.Report(std::move(finding));
      }
    }
  }
}

void Check(RuleContext& context) {
  ReportHazards(context, Hazard::Kind::kUnbounded,
                "it also takes what nobody has thought of, and that is not put back");
  ReportPicked(context);
}

}  // namespace

extern const Rule kUnboundedSelector = {
    .info =
        {.code = "CTX05",
         .name = "unbounded-selector",
         .severity = Severity::kError,
         .profile = Profile::kStandard,
         .summary = "a command deletes whatever a pattern, a pipe or `--all` gives it",
         .why =
             R"(What a text or a pattern matches is another thing on the day: a new object with a similar name, a header, a line with that word. Deletions name what they delete, or count it first.)",
         .sources = "Charmed Kubeflow upgrade guide 1.6 to 1.7; 2i2c-org/infrastructure, upgrade "
                    "of a cluster on AWS"},
    .check = Check};

}  // namespace belay
