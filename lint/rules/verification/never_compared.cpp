#include <fmt/format.h>

#include <set>
#include <string>

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

void Check(RuleContext& context) {
  const Plan& plan = context.plan();
  std::optional<Uses> uses;  // most plans remember nothing
  std::uint32_t last_change = 0;
  for (const Id<Step> id : plan.order) {
    if (Changes(plan.steps[id])) last_change = plan.steps[id].forward;
  }
  for (const Id<Step> id : plan.order) {
    const Step& step = plan.steps[id];
    if (step.verb != Verb::kRemember) continue;
    if (!uses) uses.emplace(plan);
    for (const Operation& operation : step.operations) {
      if (operation.kind != OperationKind::kCapture || uses->Has(operation.key)) continue;
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
