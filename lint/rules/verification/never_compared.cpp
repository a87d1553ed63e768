#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <set>
#include <string>
#include <string_view>

#include "lint/analysis/looks.h"
#include "lint/context.h"

namespace belay {
namespace {

// The keys of what the plan's commands, tests, texts and files use.
class Uses {
 public:
  explicit Uses(const Plan& plan) {
    for (const Step& step : plan.steps) AddStep(step);
    for (const FileText& file : plan.files) {
      if (file.text) Add(*file.text);
    }
    for (const Condition& condition : plan.conditions) AddCondition(condition);
    for (const Loop& loop : plan.loops) Add(loop.list);
    for (const Operation& operation : plan.undo.operations) AddOperation(operation);
  }

  bool Has(const std::string& key) const { return keys_.contains(key); }

 private:
  void Add(const Value& value) {
    for (const Value::Piece& piece : value.pieces()) {
      const auto* reference = std::get_if<Reference>(&piece);
      if (reference != nullptr && reference->kind == Reference::Kind::kCapture)
        keys_.insert(reference->name);
    }
  }

  void AddCommand(const Command& command) {
    for (const Binding& binding : command.bindings) Add(binding.value);
    Add(command.host);
  }

  void AddOperation(const Operation& operation) {
    Add(operation.title);
    Add(operation.test.expected);
    for (const Value& value : operation.test.fails_on) Add(value);
    if (operation.command) AddCommand(*operation.command);
  }

  void AddStep(const Step& step) {
    Add(step.title);
    Add(step.why);
    Add(step.undo.why);
    Add(step.undo.recover);
    for (const Value& note : step.notes) Add(note);
    for (const Operation& operation : step.operations) AddOperation(operation);
    for (const Operation& operation : step.undo.operations) AddOperation(operation);
    for (const Operation& operation : step.restore) AddOperation(operation);
    if (step.skip_if) AddOperation(*step.skip_if);
  }

  void AddCondition(const Condition& condition) {
    Add(condition.left);
    Add(condition.right);
    Add(condition.test.expected);
    if (condition.command) AddCommand(*condition.command);
    for (const Condition& operand : condition.operands) AddCondition(operand);
  }

  std::set<std::string> keys_;
};

// For each of so many values all steps are gone through: nobody remembers more of these.
constexpr int kMostValues = 100;

bool Mentions(const Value& value, const std::string& key) {
  return std::ranges::any_of(value.pieces(), [&](const Value::Piece& piece) {
    const auto* reference = std::get_if<Reference>(&piece);
    return reference != nullptr && reference->kind == Reference::Kind::kCapture &&
           reference->name == key;
  });
}

bool Compares(const Step& step, const std::string& key) {
  return std::ranges::any_of(step.operations, [&](const Operation& operation) {
    return Asserts(operation) && Mentions(operation.test.expected, key);
  });
}

bool Takes(const Step& step, const std::string& key) {
  return std::ranges::any_of(step.operations, [&](const Operation& operation) {
    return operation.command &&
           std::ranges::any_of(operation.command->bindings, [&](const Binding& binding) {
             return Mentions(binding.value, key);
           });
  });
}

// A list says what a backup takes along; what a restore of it has brought is not held against it.
void CheckList(RuleContext& context, const Step& step, const Operation& list) {
  const Plan& plan = context.plan();
  std::string backup;
  for (const Id<Step> id : plan.order) {
    const Step& other = plan.steps[id];
    if (!Precedes(step, other)) continue;
    if (other.verb == Verb::kBackup && Takes(other, list.key)) backup = other.backup;
    if (other.verb != Verb::kRestore || backup.empty() || other.backup != backup) continue;
    const bool compared = std::ranges::any_of(plan.order, [&](Id<Step> behind) {
      const Step& look = plan.steps[behind];
      return (behind == id || Precedes(other, look)) && Compares(look, list.key);
    });
    if (compared) return;
    Diagnostic finding = context.Finding(
        other.name_span,
        fmt::format("{} puts back what `{}` of {} names, and nothing holds what came against it",
                    StepNumber(other), list.name, StepNumber(step)));
    finding.labels.push_back({.span = step.name_span, .text = "what there was"});
    finding.remarks.push_back(
        EffectRemark("what was left out, or could not be restored, is missed by whose it is"));
    finding.remarks.push_back(HelpRemark(fmt::format(
        "behind it, `verify \"…\"` with the command of `{0}` `is \"${{{0}}}\"`", list.name)));
    context.Report(std::move(finding));
    return;
  }
}

// Of no one part: what every part of the cluster can add or take away.
bool OfTheCluster(const Command& command) {
  static constexpr std::string_view kShared[] = {"namespace", "node", "customresourcedefinition",
                                                 "persistentvolume"};
  return std::ranges::any_of(command.effects, [](const CommandEffect& effect) {
    return std::ranges::find(kShared, effect.object) != std::end(kShared);
  });
}

// The last comparison comes before something goes that may take along what it is about.
void CheckLast(RuleContext& context, const Step& step, const Operation& value) {
  const Plan& plan = context.plan();
  const Step* last = nullptr;
  const Step* change = nullptr;
  for (const Id<Step> id : plan.order) {
    const Step& other = plan.steps[id];
    if (!Precedes(step, other)) continue;
    const bool same = std::ranges::any_of(other.operations, [&](const Operation& operation) {
      return operation.command && operation.command->text == value.command->text;
    });
    if (other.verb == Verb::kVerify && same && Compares(other, value.key)) {
      last = &other;
      change = nullptr;
      continue;
    }
    const bool changes = std::ranges::any_of(other.effects, [&](const Effect& effect) {
      return effect.kind == EffectKind::kDelete && effect.subject.thing &&
             plan.things[*effect.subject.thing].parent == value.command->cluster;
    });
    if (last != nullptr && change == nullptr && changes && Precedes(*last, other)) change = &other;
  }
  if (change == nullptr) return;
  Diagnostic finding = context.Finding(
      last->name_span,
      fmt::format("{} is the last that holds what is there against `{}`, and {} still deletes "
                  "something of the cluster after it",
                  StepNumber(*last), value.name, StepNumber(*change)));
  finding.labels.push_back({.span = change->name_span, .text = "deleted only here"});
  finding.remarks.push_back(EffectRemark("what goes along with it is compared by nobody"));
  finding.remarks.push_back(HelpRemark("compare once more behind it"));
  context.Report(std::move(finding));
}

void Check(RuleContext& context) {
  const Plan& plan = context.plan();
  std::optional<Uses> uses;  // most plans remember nothing
  std::uint32_t last_change = 0;
  int values = 0;
  for (const Id<Step> id : plan.order) {
    if (Changes(plan.steps[id])) last_change = plan.steps[id].forward;
  }
  for (const Id<Step> id : plan.order) {
    const Step& step = plan.steps[id];
    if (step.verb != Verb::kRemember) continue;
    if (!uses) uses.emplace(plan);
    for (const Operation& operation : step.operations) {
      if (operation.kind != OperationKind::kCapture) continue;
      const bool list = operation.list && !operation.secret;
      const bool shared =
          operation.command && operation.command->cluster && OfTheCluster(*operation.command);
      if ((list || shared) && ++values <= kMostValues) {
        if (list) CheckList(context, step, operation);
        if (shared) CheckLast(context, step, operation);
      }
      if (uses->Has(operation.key)) continue;
      if (step.forward > last_change) continue;  // there is no after
      Diagnostic finding = context.Finding(
          step.name_span, fmt::format("{} remembers `{}`, and nothing in the plan uses it",
                                      StepNumber(step), operation.name));
      finding.remarks.push_back(EffectRemark(
          "what was there before the change is known, and nobody holds what is there after it "
          "against it"));
      finding.remarks.push_back(
          HelpRemark(fmt::format("behind the change, `verify \"…\"` with the same command `is "
                                 "\"${{{}}}\"`; or leave it out",
                                 operation.name)));
      context.Report(std::move(finding));
    }
  }
}

}  // namespace

extern const Rule kNeverCompared = {
    .info =
        {.code = "VER17",
         .name = "never-compared",
         .severity = Severity::kWarning,
         .profile = Profile::kStandard,
         .summary = "a value is remembered before a change, and nothing uses it afterwards",
         .why =
             R"(The number of rows, the list of namespaces, the rate of errors before the change are remembered to be held against what is there after it. A value that nothing uses is a verification that somebody has forgotten.)",
         .sources = "samples/mlops-platform: errors and latency, before and after"},
    .check = Check};

}  // namespace belay
