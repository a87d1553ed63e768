#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>

#include "lint/catalog/tables.h"
#include "lint/context.h"

namespace belay {
namespace {

constexpr std::string_view kFlag = "--include-namespaces";

void Add(std::string_view list, std::set<std::string>& names) {
  while (!list.empty()) {
    const std::size_t comma = std::min(list.find(','), list.size());
    names.insert(std::string(list.substr(0, comma)));
    list.remove_prefix(std::min(comma + 1, list.size()));
  }
}

// The namespaces that a backup by Velero is told to hold; nullopt: it is none by Velero, or they
// are known only when the plan runs.
std::optional<std::set<std::string>> Namespaces(const Step& backup) {
  for (const Operation& operation : backup.operations) {
    if (!operation.command) continue;
    for (const CommandEffect& effect : operation.command->effects) {
      if (effect.command != "velero backup create") continue;
      std::set<std::string> names;
      const std::string_view text =
          std::string_view(operation.command->text).substr(effect.begin, effect.end - effect.begin);
      const std::size_t flag = text.find(kFlag);
      if (flag == std::string_view::npos) return std::set<std::string>{"*"};
      std::string_view value = text.substr(flag + kFlag.size());
      value.remove_prefix(std::min(value.find_first_not_of(" ="), value.size()));
      value = value.substr(0, value.find_first_of(" \n\t"));
      if (value.find('$') == std::string_view::npos) {
        Add(value, names);
        return names;
      }
      for (const Binding& binding : operation.command->bindings) {
        if (binding.name != "namespaces" || !binding.value.constant()) continue;
        Add(binding.value.Display(), names);
        return names;
      }
      return std::nullopt;
    }
  }
  return std::nullopt;
}

std::string NamespaceOf(const Thing& thing) {
  for (const Field& field : thing.fields) {
    if (field.key == "namespace" && !field.path.empty()) return field.path.front().Display();
  }
  return thing.name;
}

std::optional<Id<Thing>> ClusterOf(const Plan& plan, const Step& step) {
  for (const Subject& subject : step.subjects) {
    if (subject.thing) return plan.things[*subject.thing].parent;
  }
  return std::nullopt;
}

void Check(RuleContext& context) {
  const Plan& plan = context.plan();
  std::map<std::string, const Step*> backups;
  std::map<Id<Thing>, const Step*> made;
  for (const Id<Step> id : plan.order) {
    const Step& step = plan.steps[id];
    if (step.verb == Verb::kBackup) backups.emplace(step.backup, &step);
    const auto backup = backups.find(step.backup);
    const auto target = ClusterOf(plan, step);
    if (step.verb == Verb::kRestore && backup != backups.end() && target) {
      const auto names = Namespaces(*backup->second);
      for (std::uint32_t i = 0; names && i < plan.things.size(); ++i) {
        const Thing& thing = plan.things[Id<Thing>{i}];
        if (thing.parent != target || thing.kind != ThingKind::kComponent) continue;
        const auto maker = made.find({i});
        // Only what the plan itself has put there: of the rest nothing says that it is there.
        if (maker == made.end() || !Precedes(*maker->second, step)) continue;
        if (!names->contains("*") && !names->contains(NamespaceOf(thing))) continue;
        Diagnostic finding = context.Finding(
            step.name_span,
            fmt::format("{} restores namespace `{}` into `{}`, where {} has made it already",
                        StepNumber(step), NamespaceOf(thing), plan.things[*target].path,
                        StepNumber(*maker->second)));
        finding.labels.push_back({.span = backup->second->name_span, .text = "saved here"});
        finding.labels.push_back({.span = maker->second->name_span,
                                  .text = fmt::format("`{}` is made here", thing.path)});
        finding.remarks.push_back(
            EffectRemark("what exists is left as it is, without a failure: the rest is put beside "
                         "it, and old and new are mixed"));
        finding.remarks.push_back(FactRemark(facts::kRestoreSkips));
        finding.remarks.push_back(HelpRemark(fmt::format(
            "leave `{}` out of the backup: name the namespaces and kinds of what users have made",
            NamespaceOf(thing))));
        context.Report(std::move(finding));
        break;
      }
    }
    for (const Move& move : step.moves) {
      if (move.from.kind() == Version::Kind::kNone) made.emplace(move.thing, &step);
    }
  }
}

}  // namespace

extern const Rule kRestoreSkips = {
    .info =
        {.code = "DAT16",
         .name = "restore-skips",
         .severity = Severity::kError,
         .profile = Profile::kStandard,
         .summary = "a restore meets objects that are there, and leaves them as they are",
         .why =
             R"(Velero does not touch what exists. A namespace of the platform itself, restored onto the new release of that platform, leaves a mixture of both, and reports success.)",
         .sources = "velero.io/docs, restore-reference"},
    .check = Check};

}  // namespace belay
