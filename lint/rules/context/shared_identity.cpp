#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "lint/hazards.h"

namespace belay {
namespace {

std::optional<std::string> ValueOf(const Thing& thing, std::string_view key) {
  for (const Field& field : thing.fields) {
    if (field.key == key && field.path.size() == 1) return field.path.front().Display();
  }
  return std::nullopt;
}

// What picks one thing out of the world, and nothing else.
struct Identity {
  std::string key;    // for people: `context`
  std::string value;  // what must differ
};

std::vector<Identity> IdentitiesOf(const Thing& thing) {
  std::vector<Identity> found;
  const auto add = [&](std::string_view key) {
    if (auto value = ValueOf(thing, key)) found.push_back({std::string(key), *std::move(value)});
  };
  if (thing.kind == ThingKind::kCluster) {
    add("context");
    add("kubeconfig");
    // A name is one cluster's within its account and place only.
    const auto name = ValueOf(thing, "name");
    if (!name) return found;
    std::string whole = *name;
    for (const std::string_view key :
         {"account", "project", "subscription", "region", "location"}) {
      whole += "\n" + ValueOf(thing, key).value_or("");
    }
    found.push_back({"name", thing.provider + "\n" + whole});
  } else if (thing.kind == ThingKind::kStore) {
    add("arn");
    add("instance");
    add("file_system");
    add("disk");
    for (Identity& identity : found) {
      if (identity.key == "arn") continue;
      for (const std::string_view key : {"account", "project", "region", "zone", "namespace"}) {
        identity.value += "\n" + ValueOf(thing, key).value_or("");
      }
      identity.value += "\n" + thing.provider;
    }
  }
  return found;
}

// The steps that make a cluster.
std::vector<const Step*> FindMakers(const Plan& plan) {
  std::vector<const Step*> makers;
  for (const Id<Step> id : plan.order) {
    for (const Effect& effect : plan.steps[id].effects) {
      const bool made = effect.kind == EffectKind::kCreate && effect.subject.thing &&
                        plan.things[*effect.subject.thing].kind == ThingKind::kCluster;
      if (made) makers.push_back(&plan.steps[id]);
    }
  }
  return makers;
}

// The first line of an identity is what is written in the plan.
std::string Written(const Thing& thing, const Identity& identity) {
  return ValueOf(thing, identity.key).value_or("");
}

// The settings of one stack are copied, and a second cluster is made of the copy with what a
// sentence says is to be changed.
void CheckCopies(RuleContext& context) {
  const Plan& plan = context.plan();
  const auto clusters =
      std::count_if(plan.things.begin(), plan.things.end(),
                    [](const Thing& thing) { return thing.kind == ThingKind::kCluster; });
  if (clusters < 2) return;
  const auto makers = FindMakers(plan);
  ReportHazards(context, Hazard::Kind::kCopiedSettings,
                "what was to be the second one's is done to the first, or both use one bucket, "
                "network or state",
                [&](const CommandUse& use, const Hazard&) {
                  return use.step != nullptr &&
                         std::any_of(makers.begin(), makers.end(), [&](const Step* maker) {
                           return maker->stage == use.step->stage && Precedes(*use.step, *maker);
                         });
                });
}

void Check(RuleContext& context) {
  CheckCopies(context);
  const Plan& plan = context.plan();
  std::map<std::string, Id<Thing>> first;  // by key and value
  for (std::uint32_t i = 0; i < plan.things.size(); ++i) {
    const Thing& thing = plan.things[Id<Thing>{i}];
    for (const Identity& identity : IdentitiesOf(thing)) {
      const auto [known, added] = first.emplace(identity.key + "\n" + identity.value, Id<Thing>{i});
      if (added || plan.things[known->second].kind != thing.kind) continue;
      const Thing& other = plan.things[known->second];
      Diagnostic finding = context.Finding(
          thing.span,
          fmt::format("`{}` and `{}` are the same to every tool: both have `{} = \"{}\"`",
                      other.path, thing.path, identity.key, Written(thing, identity)));
      finding.labels.push_back({.span = other.span, .text = "the other one"});
      finding.remarks.push_back(EffectRemark(
          fmt::format("what is meant for `{}` is done to `{}`", thing.path, other.path)));
      finding.remarks.push_back(HelpRemark(fmt::format(
          "give `{}` its own `{}`, or write one thing where it is one", thing.path, identity.key)));
      context.Report(std::move(finding));
      break;
    }
  }
}

}  // namespace

extern const Rule kSharedIdentity = {
    .info =
        {.code = "CTX04",
         .name = "shared-identity",
         .severity = Severity::kError,
         .profile = Profile::kBasic,
         .summary = "two clusters or stores are told apart by nothing that tools look at",
         .why =
             R"(The second cluster of a move is often a copy of the first one's settings. A name, context or instance that was copied along sends a command to the old one, and the rules of belay take two things for one or one for two.)",
         .sources = "awslabs/kubeflow-manifests, the upgrade page, which copies the settings of "
                    "one cluster to the next"},
    .check = Check};

}  // namespace belay
