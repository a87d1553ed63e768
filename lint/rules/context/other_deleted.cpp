#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lint/context.h"

namespace belay {
namespace {

// The kinds that the command catalog gives to what the plan declares.
bool IsKind(const Thing& thing, std::string_view kind) {
  switch (thing.kind) {
    case ThingKind::kCluster:
      return kind == "cluster";
    case ThingKind::kNodes:
      return kind == "nodegroup" || kind == "nodepool" || kind == "node-pool";
    case ThingKind::kAddon:
      return kind == "addon";
    case ThingKind::kComponent:
      return kind == "release" || kind == "application";
    case ThingKind::kStore:
      return kind == "db-instance" || kind == "bucket" || kind == "volume";
    case ThingKind::kEntry:
      return false;
  }
  return false;
}

std::string NameOf(const Thing& thing) {
  for (const Field& field : thing.fields) {
    if (field.key == "name" && field.path.size() == 1 && field.path.front().constant()) {
      return field.path.front().Display();
    }
  }
  return thing.name;
}

// The names in `nodegroup/core-b,nb-*`.
std::vector<std::string> NamesOf(std::string_view object) {
  std::vector<std::string> names;
  std::string_view rest = object.substr(std::min(object.find('/') + 1, object.size()));
  while (!rest.empty()) {
    const std::size_t comma = std::min(rest.find(','), rest.size());
    names.emplace_back(rest.substr(0, comma));
    rest.remove_prefix(std::min(comma + 1, rest.size()));
  }
  return names;
}

bool Touches(const Step& step, Id<Thing> thing) {
  return std::any_of(step.effects.begin(), step.effects.end(),
                     [&](const Effect& effect) { return effect.subject.thing == thing; });
}

// The step that has made the thing before this one, if the plan makes it.
std::optional<Id<Step>> MadeBefore(const RuleContext& context, Id<Thing> thing, const Step& step) {
  const Plan& plan = context.plan();
  std::optional<Id<Step>> made;
  for (const VersionState& state : context.timeline().StatesOf(thing)) {
    if (!state.step || !Precedes(plan.steps[*state.step], step)) continue;
    made = state.version.kind() == Version::Kind::kNone ? std::nullopt : state.step;
  }
  return made;
}

void Check(RuleContext& context) {
  const Plan& plan = context.plan();
  std::multimap<std::string, Id<Thing>> by_name;
  for (std::uint32_t i = 0; i < plan.things.size(); ++i) {
    by_name.emplace(NameOf(plan.things[Id<Thing>{i}]), Id<Thing>{i});
  }
  for (const Id<Step> id : plan.order) {
    const Step& step = plan.steps[id];
    // Where no subject says what is meant, the command is all that there is.
    if (step.subjects.empty() || step.effects_declared) continue;
    for (const Operation& operation : step.operations) {
      if (!operation.command || operation.kind != OperationKind::kRun) continue;
      for (const CommandEffect& effect : operation.command->effects) {
        if (effect.kind != CommandEffect::Kind::kDestroy) continue;
        const std::string_view kind =
            std::string_view(effect.object).substr(0, effect.object.find('/'));
        for (const std::string& name : NamesOf(effect.object)) {
          const auto [begin, end] = by_name.equal_range(name);
          for (auto found = begin; found != end; ++found) {
            const Thing& thing = plan.things[found->second];
            const bool elsewhere = thing.parent && operation.command->cluster &&
                                   thing.parent != operation.command->cluster;
            if (!IsKind(thing, kind) || elsewhere || Touches(step, found->second)) continue;
            const auto made = MadeBefore(context, found->second, step);
            Diagnostic finding = context.FindingAt(
                operation, PlaceIn(*operation.command, effect.begin, effect.end),
                made ? fmt::format("{} deletes `{}`, which {} has made; the step says `{}`",
                                   StepNumber(step), thing.path, StepNumber(plan.steps[*made]),
                                   Title(plan, step))
                     : fmt::format("{} deletes `{}`, which it does not name; the step says `{}`",
                                   StepNumber(step), thing.path, Title(plan, step)));
            if (made) {
              finding.labels.push_back(
                  {.span = plan.steps[*made].name_span, .text = "it is made here"});
            } else {
              finding.labels.push_back({.span = thing.span, .text = "declared here"});
            }
            finding.remarks.push_back(EffectRemark(
                made ? "what the plan has moved to goes, and what it was to replace stays"
                     : "what is to stay goes, and what is to go stays"));
            finding.remarks.push_back(HelpRemark(
                "name what is to go: by `$name` in the command, or by the subjects of the step"));
            context.Report(std::move(finding));
          }
        }
      }
    }
  }
}

}  // namespace

extern const Rule kOtherDeleted = {
    .info =
        {.code = "CTX06",
         .name = "other-deleted",
         .severity = Severity::kError,
         .profile = Profile::kBasic,
         .summary =
             "a command deletes another thing than its step says, or what the plan has just made",
         .why =
             R"(A command that was copied from the step that creates keeps its name, and deletes the new one. The subjects of the step say what is meant; the name in the command must be one of theirs, and `$name` always is.)",
         .sources = "2i2c-org/infrastructure, commit a300f87"},
    .check = Check};

}  // namespace belay
