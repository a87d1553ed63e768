#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "lint/analysis/before.h"
#include "lint/analysis/looks.h"
#include "lint/analysis/manifests.h"
#include "lint/catalog/lookup.h"
#include "lint/catalog/tables.h"
#include "lint/context.h"

namespace belay {
namespace {

constexpr std::string_view kKubernetes = "kubernetes";

bool Has(Names names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

// Where the cluster stands when the step begins, in the order of the file.
const VersionState& StateAt(const RuleContext& context, Id<Thing> cluster, const Step& step) {
  const auto& states = context.timeline().StatesOf(cluster);
  const VersionState* at = &states.front();
  for (const VersionState& state : states) {
    if (state.step && Precedes(context.plan().steps[*state.step], step)) at = &state;
  }
  return *at;
}

// The fact that the version does not serve the object any more.
const RemovedApiFact* RemovedFor(const Facts& facts, const ManifestObject& object,
                                 const Version& version) {
  for (const RemovedApiFact& fact : facts.Of<RemovedApiFact>()) {
    if (fact.product != kKubernetes || fact.api != object.api) continue;
    if (Has(fact.kinds, object.kind) && Reaches(version, fact.removed_in)) return &fact;
  }
  return nullptr;
}

// What an operation gives to the API server: its own text, and the files that it names.
std::vector<std::string> TextsOf(const Plan& plan, const Operation& operation) {
  std::vector<std::string> texts{operation.command->text};
  for (const Binding& binding : operation.command->bindings) {
    for (const Value::Piece& piece : binding.value.pieces()) {
      const auto* reference = std::get_if<Reference>(&piece);
      if (reference == nullptr || reference->kind != Reference::Kind::kFile) continue;
      for (const FileText& file : plan.files) {
        if (file.name == reference->name && file.text) texts.push_back(file.text->Display());
      }
    }
  }
  return texts;
}

bool Applies(const Command& command) {
  return std::any_of(
      command.effects.begin(), command.effects.end(), [](const CommandEffect& effect) {
        return effect.command == "kubectl apply" || effect.command == "kubectl create" ||
               effect.command == "kubectl replace";
      });
}

void CheckManifests(RuleContext& context) {
  const Plan& plan = context.plan();
  for (const Id<Step> id : plan.order) {
    const Step& step = plan.steps[id];
    for (const Operation& operation : step.operations) {
      if (!operation.command || !operation.command->cluster || !Applies(*operation.command)) {
        continue;
      }
      const Id<Thing> cluster = *operation.command->cluster;
      const VersionState& state = StateAt(context, cluster, step);
      for (const std::string& text : TextsOf(plan, operation)) {
        for (const ManifestObject& object : ManifestObjects(text)) {
          const RemovedApiFact* fact = RemovedFor(context.facts(), object, state.version);
          if (fact == nullptr) continue;
          Diagnostic finding = context.FindingAt(
              operation, operation.command->span,
              fmt::format("{} applies a {} of `{}` to `{}` at {}, which has not served it since {}",
                          StepNumber(step), object.kind, object.api, plan.things[cluster].path,
                          state.version.text(), fact->removed_in));
          finding.labels.push_back({.span = state.span, .text = "its version here"});
          finding.remarks.push_back(FactRemark(fact->fact));
          finding.remarks.push_back(
              HelpRemark(fact->replacement.empty()
                             ? "leave it out: nothing has taken its place"
                             : fmt::format("write it as `{}`, with the fields that are new there",
                                           fact->replacement)));
          context.Report(std::move(finding));
        }
      }
    }
  }
}

// A look that tells which callers use APIs that are going.
bool Scans(const Facts& facts, const Operation& operation) {
  if (!Looks(operation) || !operation.command) return false;
  const Command& command = *operation.command;
  for (const ApiScanFact& scan : facts.Of<ApiScanFact>()) {
    for (const std::string_view word : scan.words) {
      if (command.text.find(word) != std::string::npos) return true;
      if (std::find(command.tools.begin(), command.tools.end(), word) != command.tools.end()) {
        return true;
      }
    }
  }
  return false;
}

// The APIs that are on without asking, and that a move takes away.
std::vector<const RemovedApiFact*> TakenAway(const Facts& facts, const Move& move) {
  std::vector<const RemovedApiFact*> taken;
  for (const RemovedApiFact& fact : facts.Of<RemovedApiFact>()) {
    const bool asked_for = fact.api.find("alpha") != std::string_view::npos;
    if (fact.product != kKubernetes || asked_for) continue;
    if (IsBelow(move.from, fact.removed_in) && Reaches(move.to, fact.removed_in)) {
      taken.push_back(&fact);
    }
  }
  return taken;
}

void CheckScans(RuleContext& context) {
  const Plan& plan = context.plan();
  std::vector<Id<Step>> scans;
  for (const Id<Step> id : plan.order) {
    const auto& operations = plan.steps[id].operations;
    const bool scan = std::ranges::any_of(
        operations, [&](const Operation& operation) { return Scans(context.facts(), operation); });
    if (scan) scans.push_back(id);
  }
  std::vector<Id<Thing>> reported;  // clusters: the first such move is enough to act on
  for (const Id<Step> id : plan.order) {
    for (const Move& move : plan.steps[id].moves) {
      const Thing& cluster = plan.things[move.thing];
      if (cluster.kind != ThingKind::kCluster || !KubernetesMinor(move.to)) continue;
      if (std::find(reported.begin(), reported.end(), move.thing) != reported.end()) continue;
      const auto taken = TakenAway(context.facts(), move);
      if (taken.empty()) continue;
      const auto answers = RunWithoutBefore(plan, context.timeline(), id, scans);
      if (!answers) continue;
      reported.push_back(move.thing);
      Diagnostic finding = context.Finding(
          move.span,
          fmt::format("`{}` goes to {}, and nothing looks before who still asks for {}{}",
                      cluster.path, move.to.text(), taken.back()->api,
                      taken.size() == 1
                          ? ""
                          : fmt::format(" and {} more that go with it", taken.size() - 1)));
      finding.severity = Severity::kWarning;
      finding.remarks.push_back(EffectRemark(
          "charts and controllers that use it fail from then on, also when they are rolled back"));
      if (!answers->empty()) {
        finding.remarks.push_back(AssumedRemark(context.timeline().questions().Describe(*answers)));
      }
      finding.remarks.push_back(FactRemark(taken.back()->fact));
      finding.remarks.push_back(
          HelpRemark("add `check … using kubectl.removed_apis_unused(…)` before it"));
      context.Report(std::move(finding));
    }
  }
}

void Check(RuleContext& context) {
  CheckManifests(context);
  CheckScans(context);
}

}  // namespace

extern const Rule kApiRemoved = {
    .info =
        {.code = "SKW08",
         .name = "api-removed",
         .severity = Severity::kError,
         .profile = Profile::kStandard,
         .summary = "an API is used, or may be, that the cluster's version no longer serves",
         .why =
             R"(A manifest of an API version that is gone is refused in the middle of the plan. And what others have applied, charts and controllers, is found only by looking: an upgrade that takes APIs away wants a check before it that nobody asks for them. Where only the check is missing, the finding is a warning.)",
         .sources =
             "kubernetes.io/docs/reference/using-api/deprecation-guide; belay facts removed_apis"},
    .check = Check};

}  // namespace belay
