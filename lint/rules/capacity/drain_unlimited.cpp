#include <fmt/format.h>

#include <string_view>

#include "lint/catalog/tables.h"
#include "lint/context.h"

namespace belay {
namespace {

// By itself `kubectl drain` tries as long as a budget forbids an eviction.
bool IsUnlimited(const Command& command, const CommandEffect& effect) {
  if (effect.command != "kubectl drain" && effect.command != "kubectl adm drain") return false;
  if (effect.kind != CommandEffect::Kind::kDisrupt) return false;
  const std::string_view text =
      std::string_view(command.text).substr(effect.begin, effect.end - effect.begin);
  return text.find("--timeout") == std::string_view::npos &&
         text.find("--disable-eviction") == std::string_view::npos;
}

void Check(RuleContext& context) {
  for (const CommandUse& use : context.timeline().commands()) {
    if (use.operation->kind != OperationKind::kRun) continue;
    if (use.step != nullptr && use.step->timeout) continue;
    const Command& command = *use.operation->command;
    for (const CommandEffect& effect : command.effects) {
      if (!IsUnlimited(command, effect)) continue;
      Diagnostic finding =
          context.FindingAt(*use.operation, PlaceIn(command, effect.begin, effect.end),
                            fmt::format("`{}` has no limit, and a disruption budget may hold it "
                                        "for ever",
                                        effect.command));
      finding.remarks.push_back(
          EffectRemark("the window passes while one pod that may not be evicted is asked again "
                       "and again"));
      finding.remarks.push_back(FactRemark(facts::kWatchNeverReturns));
      finding.remarks.push_back(
          HelpRemark("add `--timeout=15m`, and look before whether a budget forbids every "
                     "eviction: `kubectl get poddisruptionbudgets -A`"));
      context.Report(std::move(finding));
    }
  }
}

}  // namespace

extern const Rule kDrainUnlimited = {
    .info =
        {.code = "CAP03",
         .name = "drain-unlimited",
         .severity = Severity::kWarning,
         .profile = Profile::kProduction,
         .summary = "a drain without a limit, which a disruption budget can hold for ever",
         .why =
             R"(A drain asks for evictions, and a budget that allows none refuses each of them: `kubectl drain` then tries on without end. With a limit it fails while there is time to do something, and a look at the budgets before tells which one it will be.)",
         .sources = "kubernetes.io/docs, safely-drain-node; kubernetes.io/docs, kubectl reference"},
    .check = Check};

}  // namespace belay
