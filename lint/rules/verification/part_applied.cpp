#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <vector>

#include "lint/analysis/dues.h"
#include "lint/analysis/looks.h"
#include "lint/context.h"

namespace belay {
namespace {

// Its command names targets, and the plan gives it some.
bool HasTargets(const Command& command) {
  if (command.text.find("-target") == std::string::npos) return false;
  const auto targets = std::ranges::find(command.bindings, std::string("targets"), &Binding::name);
  return targets == command.bindings.end() || !targets->value.empty();
}

bool Runs(const Command& command, std::string_view what) {
  return std::ranges::any_of(command.effects,
                             [&](const CommandEffect& effect) { return effect.command == what; });
}

// The part that a plan file is of is applied: by itself, or by the next command of the step.
const Operation* AppliesAPart(const Step& step) {
  const Operation* part = nullptr;
  for (const Operation& operation : step.operations) {
    if (!operation.command || operation.kind != OperationKind::kRun) continue;
    const Command& command = *operation.command;
    const bool destroys = command.text.find("-destroy") != std::string::npos;
    if (!destroys && HasTargets(command) &&
        (Runs(command, "terraform plan") || Runs(command, "terraform apply"))) {
      part = &operation;
    }
    if (part != nullptr && Runs(command, "terraform apply")) return part;
  }
  return nullptr;
}

// A plan of all of it, which has to have nothing to do.
bool LooksAtTheWhole(const Operation& operation) {
  return Asserts(operation) && operation.command && Runs(*operation.command, "terraform plan") &&
         operation.command->text.find("-detailed-exitcode") != std::string::npos &&
         !HasTargets(*operation.command);
}

class Walker {
 public:
  explicit Walker(RuleContext& context)
      : context_(context), plan_(context.plan()), dues_(plan_, context.timeline()) {}

  void Walk() {
    for (const Id<Step> id : plan_.order) {
      const Step& step = plan_.steps[id];
      for (const Operation& operation : step.operations) {
        if (!LooksAtTheWhole(operation)) continue;
        dues_.Do(id, [&](const Dues::Due& due) {
          return folders_[due.about] == operation.command->folder;
        });
      }
      if (const Operation* part = AppliesAPart(step)) {
        dues_.Begin(id, folders_.size());
        folders_.push_back(part->command->folder);
      }
    }
    const Dues::Overdue* last = nullptr;
    const auto overdue = dues_.AtTheEnd();
    for (std::size_t i = 0; i < overdue.size(); ++i) {
      last = &overdue[i];
      const bool again =
          std::any_of(overdue.begin() + static_cast<std::ptrdiff_t>(i) + 1, overdue.end(),
                      [&](const Dues::Overdue& later) {
                        return folders_[later.due.about] == folders_[last->due.about];
                      });
      if (!again) Report(*last);
    }
  }

 private:
  void Report(const Dues::Overdue& one) {
    const Step& step = plan_.steps[one.due.step];
    const std::string& folder = folders_[one.due.about];
    Diagnostic finding = context_.Finding(
        step.name_span,
        fmt::format("{} applies a part of the configuration{}, and no plan of all of it follows",
                    StepNumber(step), folder.empty() ? "" : fmt::format(" in `{}`", folder)));
    if (one.sometimes()) {
      finding.remarks.push_back(
          AssumedRemark(context_.timeline().questions().Describe(one.answers)));
    }
    finding.remarks.push_back(EffectRemark(
        "what `-target` left out is missing, or is changed by whoever applies next, and does not "
        "know of this plan"));
    finding.remarks.push_back(
        HelpRemark("behind the last part, `verify … using terraform.nothing_to_do(dir = …)`, or "
                   "`terraform plan -detailed-exitcode` without targets"));
    context_.Report(std::move(finding));
  }

  RuleContext& context_;
  const Plan& plan_;
  std::vector<std::string> folders_;  // of each due
  Dues dues_;
};

void Check(RuleContext& context) {
  Walker(context).Walk();
}

}  // namespace

extern const Rule kPartApplied = {
    .info =
        {.code = "VER27",
         .name = "part-applied",
         .severity = Severity::kWarning,
         .profile = Profile::kProduction,
         .every_run = true,
         .summary = "Terraform applies some targets, and nothing looks whether that was all",
         .why =
             R"(`-target` takes what is named and what that depends on, and leaves the rest of the configuration as it is. Terraform itself warns of a plan that is not complete, and asks for one without targets behind it: it should have nothing to do.)",
         .sources = "developer.hashicorp.com/terraform, cli/commands/plan: resource targeting; "
                    "hashicorp/terraform, the warning of -target"},
    .check = Check};

}  // namespace belay
