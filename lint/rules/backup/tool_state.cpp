#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string_view>

#include "lint/catalog/tables.h"
#include "lint/context.h"

namespace belay {
namespace {

// A tool that keeps what it knows of the platform, and what saves that.
struct ToolState {
  std::array<std::string_view, 2> changes;  // as the command catalog writes them
  std::string_view flag;                    // with which it does; empty: always
  std::string_view saves;
  std::string_view kind;  // of a store that stands for it
  std::string_view name;  // stands in the command that saves it; empty: any
  std::string_view used;  // only where some command of the plan has this in it; empty: always
  bool declared;          // only where the plan has a store of `kind`
  std::string_view what;
  std::string_view help;
};
constexpr std::array<ToolState, 4> kStates = {
    {{.changes = {"terraform init"},
      .flag = "-upgrade",
      .saves = "terraform state pull",
      .kind = "terraform-state",
      .name = "",
      .used = "",
      .declared = false,
      .what = "the providers, of which the newer ones write Terraform's state anew",
      .help = "`store state { kind = terraform-state }` and `backup state as state_before using "
              "terraform.state(dir = …)`"},
     {.changes = {"terraform apply", "terraform destroy"},
      .flag = "",
      .saves = "terraform state pull",
      .kind = "terraform-state",
      .name = "",
      .used = "",
      .declared =
          true,  // the state of others is kept by their backend, or is nobody's business here
      .what = "what Terraform knows of the platform",
      .help = "`backup STATE as state_before using terraform.state(dir = …)`"},
     {.changes = {"juju refresh", "juju remove-relation"},
      .flag = "",
      .saves = "juju export-bundle",
      .kind = "",
      .name = "",
      .used = "",
      .declared = false,
      .what = "the model's charms, revisions, settings and relations",
      .help = "`backup MODEL as bundle using juju.export_bundle`"},
     {.changes = {"eksctl delete nodegroup", "aws eks delete-nodegroup"},
      .flag = "",
      .saves = "kubectl get",
      .kind = "",
      .name = "aws-auth",
      .used = "iamidentitymapping",
      .declared = false,
      .what = "aws-auth, of which the group's role goes, and with it whoever else has that role",
      .help = "`backup CLUSTER as access` with `kubectl -n kube-system get configmap aws-auth -o "
              "json > \"$backup/aws-auth.json\"`"}}};

struct Use {
  const Operation* operation = nullptr;
  const CommandEffect* effect = nullptr;
};

Use FirstUse(const Step& step, const ToolState& state) {
  for (const Operation& operation : step.operations) {
    if (!operation.command || operation.kind != OperationKind::kRun) continue;
    for (const CommandEffect& effect : operation.command->effects) {
      const bool changes =
          effect.kind != CommandEffect::Kind::kRead && effect.kind != CommandEffect::Kind::kPlan;
      const std::string_view text =
          std::string_view(operation.command->text).substr(effect.begin, effect.end - effect.begin);
      const bool asked = text.find(state.flag) != std::string_view::npos;
      const bool meant = std::find(state.changes.begin(), state.changes.end(), effect.command) !=
                         state.changes.end();
      if (changes && asked && meant) return {&operation, &effect};
    }
  }
  return {};
}

bool IsUsed(const Plan& plan, const Timeline& timeline, const ToolState& state) {
  const bool declared = std::ranges::any_of(
      plan.things, [&](const Thing& thing) { return thing.provider == state.kind; });
  if (state.declared && !declared) return false;
  return state.used.empty() || std::ranges::any_of(timeline.commands(), [&](const CommandUse& use) {
           return use.operation->command->text.find(state.used) != std::string::npos;
         });
}

bool Saves(const Plan& plan, const Step& step, const ToolState& state) {
  if (step.verb == Verb::kBackup && !state.kind.empty()) {
    for (const Subject& subject : step.subjects) {
      if (subject.thing && plan.things[*subject.thing].provider == state.kind) return true;
    }
  }
  for (const Operation& operation : step.operations) {
    if (!operation.command) continue;
    for (const CommandEffect& effect : operation.command->effects) {
      // Where its output only goes through a pipe, nothing is kept.
      const bool keeps = step.verb == Verb::kBackup || effect.kind == CommandEffect::Kind::kBackup;
      const bool meant = operation.command->text.find(state.name) != std::string::npos;
      if (effect.command == state.saves && keeps && meant) return true;
    }
  }
  return false;
}

void Check(RuleContext& context) {
  const Plan& plan = context.plan();
  for (const ToolState& state : kStates) {
    if (!IsUsed(plan, context.timeline(), state)) continue;
    const Step* saved = nullptr;  // the first step that does
    for (const Id<Step> id : plan.order) {
      const Step& step = plan.steps[id];
      if (saved == nullptr && Saves(plan, step, state)) saved = &step;
      const Use use = FirstUse(step, state);
      if (use.operation == nullptr) continue;
      if (saved != nullptr && (saved == &step || Precedes(*saved, step))) break;
      const Span span = PlaceIn(*use.operation->command, use.effect->begin, use.effect->end);
      Diagnostic finding =
          context.FindingAt(*use.operation, span,
                            fmt::format("`{}` changes {}, and nothing before has saved it",
                                        use.effect->command, state.what));
      finding.remarks.push_back(
          EffectRemark("what an older version of the tool, of a provider or of a charm knew cannot "
                       "be read back from the newer one's"));
      finding.remarks.push_back(HelpRemark(fmt::format("before it: {}", state.help)));
      context.Report(std::move(finding));
      break;
    }
  }
}

}  // namespace

extern const Rule kToolState = {
    .info =
        {.code = "BKP13",
         .name = "tool-state",
         .severity = Severity::kWarning,
         .profile = Profile::kProduction,
         .summary = "the state of the tool that makes the change is not saved before",
         .why =
             R"(Terraform's state, a Juju model's bundle: without it the platform is there and the tool no longer knows it. A newer provider writes the state so that the older one cannot read it.)",
         .sources = "support.hashicorp.com, article 360001147287; juju.is/docs, export-bundle; "
                    "docs.aws.amazon.com/eks, delete-managed-node-group: what goes of aws-auth"},
    .check = Check};

}  // namespace belay
