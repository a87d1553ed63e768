#include <fmt/format.h>

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "lint/context.h"

namespace belay {
namespace {

struct Deletion {
  const Step* step = nullptr;
  const Operation* operation = nullptr;
  const CommandEffect* effect = nullptr;
};
using Deletions = std::map<std::string, Deletion, std::less<>>;

// `pod` of `pod/a`, `pod`.
std::string_view KindOf(const CommandEffect& effect) {
  return std::string_view(effect.object).substr(0, effect.object.find('/'));
}

// `widgets` of `customresourcedefinition/widgets.example.org`; empty where no name is written.
std::string_view NameOf(const CommandEffect& effect, char end) {
  const std::size_t slash = effect.object.find('/');
  if (slash == std::string::npos) return {};
  const std::string_view name = std::string_view(effect.object).substr(slash + 1);
  return name.find('$') == std::string_view::npos ? name.substr(0, name.find(end))
                                                  : std::string_view();
}

// What, deleted before, has the deleted thing hang or takes it along.
std::vector<std::string> OwnersOf(const CommandEffect& effect) {
  std::vector<std::string> owners = {"customresourcedefinition/" + std::string(KindOf(effect))};
  if (KindOf(effect) == "persistentvolumeclaim") owners.emplace_back("persistentvolume");
  if (!effect.in_namespace.empty()) owners.push_back("namespace/" + effect.in_namespace);
  return owners;
}

void Note(const Deletion& deletion, Deletions& owners) {
  const std::string_view kind = KindOf(*deletion.effect);
  if (kind == "persistentvolume") owners.emplace("persistentvolume", deletion);
  if (kind != "namespace" && kind != "customresourcedefinition") return;
  const std::string_view name = NameOf(*deletion.effect, kind == "namespace" ? ',' : '.');
  if (!name.empty()) owners.emplace(std::string(kind) + "/" + std::string(name), deletion);
}

void Report(RuleContext& context, const Deletion& owner, const Deletion& owned) {
  const bool before = owner.step == owned.step || Precedes(*owner.step, *owned.step);
  if (!before) return;
  const bool volume = KindOf(*owner.effect) == "persistentvolume";
  const std::string_view first = owner.effect->object;
  const std::string_view second = owned.effect->object;
  Diagnostic finding = context.FindingAt(
      *owner.operation, PlaceIn(*owner.operation->command, owner.effect->begin, owner.effect->end),
      fmt::format("`{}` is deleted before `{}`, in {}", first, second, StepNumber(*owned.step)));
  finding.labels.push_back(
      {.span = PlaceIn(*owned.operation->command, owned.effect->begin, owned.effect->end),
       .text = "deleted after it"});
  finding.remarks.push_back(EffectRemark(
      volume
          ? "the volume hangs in Terminating as long as its claim is bound, and the command with it"
          : fmt::format("`{}` goes with it, and this deletion finds nothing", second)));
  if (volume)
    finding.remarks.push_back(AssumedRemark("the claim is the one that holds this volume"));
  finding.remarks.push_back(HelpRemark("swap the two"));
  context.Report(std::move(finding));
}

void Check(RuleContext& context) {
  const Plan& plan = context.plan();
  Deletions owners;  // the first of each: `persistentvolume`, `customresourcedefinition/widgets`
  for (const Id<Step> id : plan.order) {
    const Step& step = plan.steps[id];
    for (const Operation& operation : step.operations) {
      if (!operation.command) continue;
      for (const CommandEffect& effect : operation.command->effects) {
        if (effect.kind != CommandEffect::Kind::kDestroy || !effect.command.starts_with("kubectl"))
          continue;
        const Deletion deletion{.step = &step, .operation = &operation, .effect = &effect};
        for (const std::string& owner : OwnersOf(effect)) {
          const auto found = owners.find(owner);
          if (found != owners.end()) Report(context, found->second, deletion);
        }
        Note(deletion, owners);
      }
    }
  }
}

}  // namespace

extern const Rule kOwnerFirst = {
    .info =
        {.code = "ORD13",
         .name = "owner-first",
         .severity = Severity::kWarning,
         .profile = Profile::kStandard,
         .summary = "something is deleted before what uses it or belongs to it",
         .why =
             R"(A volume that a claim still holds is not deleted but hangs; a definition or a namespace takes everything of its kind or in it with it, and the deletion that was meant for the one thing finds nothing, or has taken too much.)",
         .sources = "kubernetes.io/docs, Persistent Volumes, storage object in use protection"},
    .check = Check};

}  // namespace belay
