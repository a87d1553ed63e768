#include "lint/rules/data/captures.h"

#include <algorithm>
#include <map>
#include <string>
#include <utility>
#include <variant>

namespace belay {
namespace {

bool Changes(const Step& step) {
  return !OnlyReads(step.verb) && step.verb != Verb::kBackup && step.verb != Verb::kRemember;
}

bool Mentions(const Value& value, const std::string& key) {
  return std::any_of(value.pieces().begin(), value.pieces().end(), [&](const Value::Piece& piece) {
    const auto* reference = std::get_if<Reference>(&piece);
    return reference != nullptr && reference->kind == Reference::Kind::kCapture &&
           reference->name == key;
  });
}

bool Mentions(const Command& command, const std::string& key) {
  return std::any_of(command.bindings.begin(), command.bindings.end(),
                     [&](const Binding& binding) { return Mentions(binding.value, key); });
}

bool Mentions(const Operation& operation, const std::string& key) {
  return (operation.command && Mentions(*operation.command, key)) ||
         Mentions(operation.test.expected, key);
}

}  // namespace

std::vector<SameSource> FindSameSources(const Plan& plan) {
  std::vector<SameSource> found;
  std::map<std::string, Capture> latest;  // by the command
  std::vector<const Step*> changes;       // in the order of the file
  for (const Id<Step> id : plan.order) {
    const Step& step = plan.steps[id];
    for (const Operation& operation : step.operations) {
      if (operation.kind != OperationKind::kCapture || !operation.command) continue;
      if (operation.call != operation.span) continue;  // an action's own
      const auto [before, added] =
          latest.emplace(operation.command->text, Capture{&step, &operation});
      if (added) continue;
      const Capture first = std::exchange(before->second, {&step, &operation});
      const bool ordered = first.step == &step || Precedes(*first.step, step);
      if (!ordered || first.operation->name == operation.name) continue;
      const auto between = std::partition_point(
          changes.begin(), changes.end(),
          [&](const Step* change) { return change->forward <= first.step->forward; });
      found.push_back(
          {.first = first, .second = {&step, &operation}, .changed = between != changes.end()});
    }
    if (Changes(step)) changes.push_back(&step);
  }
  return found;
}

bool HeldTogether(const Plan& plan, const Operation& a, const Operation& b) {
  for (const FileText& file : plan.files) {
    if (file.text && Mentions(*file.text, a.key) && Mentions(*file.text, b.key)) return true;
  }
  for (const Id<Step> id : plan.order) {
    for (const Operation& operation : plan.steps[id].operations) {
      if (Mentions(operation, a.key) && Mentions(operation, b.key)) return true;
    }
  }
  return false;
}

}  // namespace belay
