#include "targets/markdown/variables.h"

#include <gtest/gtest.h>

#include "targets/markdown/shell.h"

namespace belay::markdown {
namespace {

Value Of(Reference::Kind kind, const std::string& name) {
  return Value(Reference{.kind = kind, .name = name});
}

Operation Uses(const std::string& name, const Value& value) {
  Operation operation;
  operation.command = Command{};
  operation.command->bindings = {{.name = name, .value = value}};
  return operation;
}

Operation Capture(const std::string& key, const std::string& name) {
  Operation operation;
  operation.kind = OperationKind::kCapture;
  operation.key = key;
  operation.name = name;
  operation.command = Command{};
  return operation;
}

Step StepOf(const std::string& number, std::vector<Operation> operations) {
  Step step;
  step.number = number;
  step.operations = std::move(operations);
  return step;
}

TEST(Shell, QuotesSoThatNoShellReadsAnything) {
  EXPECT_EQ(Quoted("a b"), "'a b'");
  EXPECT_EQ(Quoted("it's $x `y` !z"), "'it'\\''s $x `y` !z'");
}

TEST(Shell, PutsPathsBelowAFolder) {
  EXPECT_EQ(PathBelow("HOME", "a/b-c.d"), "\"$HOME/a/b-c.d\"");
  EXPECT_EQ(PathBelow("HOME", "a b"), "\"$HOME\"/'a b'");
}

TEST(Variables, SayNothingWhereANameMeansItself) {
  Plan plan;
  plan.steps.Add(StepOf("1", {Uses("endpoint", Of(Reference::Kind::kParameter, "endpoint"))}));
  const Variables variables(plan);
  const Binding binding{.name = "endpoint", .value = Of(Reference::Kind::kParameter, "endpoint")};
  EXPECT_EQ(variables.Assignment(binding), "");
  EXPECT_EQ(variables.Assignment({.name = "host", .value = binding.value}), "host=\"$endpoint\"");
}

TEST(Variables, RenameAnInputThatACommandShadows) {
  Plan plan;
  plan.steps.Add(StepOf("1", {Uses("namespace", Of(Reference::Kind::kParameter, "namespace"))}));
  plan.steps.Add(StepOf("2", {Uses("namespace", Value("mlops"))}));
  const Variables variables(plan);
  const Binding binding{.name = "namespace", .value = Of(Reference::Kind::kParameter, "namespace")};
  EXPECT_EQ(variables.Assignment(binding), "namespace=\"$param_namespace\"");
}

TEST(Variables, WriteTextAndReferencesAsOneWord) {
  Plan plan;
  Value value("v ");
  value.Append(Reference{.kind = Reference::Kind::kParameter, .name = "to"});
  plan.steps.Add(StepOf("1", {Uses("version", value)}));
  EXPECT_EQ(Variables(plan).Word(value), "'v '\"$to\"");
}

TEST(Variables, KeepTheNameOfACaptureThatStaysInItsStep) {
  Plan plan;
  for (const std::string number : {"1", "2"}) {
    plan.steps.Add(
        StepOf(number, {Capture(number + ".update", "update"),
                        Uses("update", Of(Reference::Kind::kCapture, number + ".update"))}));
  }
  const Variables variables(plan);
  EXPECT_EQ(variables.Name({.kind = Reference::Kind::kCapture, .name = "1.update"}), "update");
  EXPECT_EQ(variables.Name({.kind = Reference::Kind::kCapture, .name = "2.update"}), "update");
}

TEST(Variables, NameACaptureThatAnUndoNeedsAfterItsStep) {
  Plan plan;
  for (const std::string number : {"1", "2"}) {
    Step step = StepOf(number, {Capture(number + ".before", "before")});
    step.undo.kind = Undo::Kind::kOperations;
    step.undo.operations = {Uses("before", Of(Reference::Kind::kCapture, number + ".before"))};
    plan.steps.Add(step);
  }
  const Variables variables(plan);
  EXPECT_EQ(variables.Name({.kind = Reference::Kind::kCapture, .name = "1.before"}), "before_1");
  EXPECT_EQ(variables.Name({.kind = Reference::Kind::kCapture, .name = "2.before"}), "before_2");
}

TEST(Variables, NeverShareAName) {
  Plan plan;
  plan.steps.Add(
      StepOf("1", {Uses("a", Of(Reference::Kind::kParameter, "x")),
                   Uses("b", Of(Reference::Kind::kSecret, "x")), Uses("x", Value("literal"))}));
  const Variables variables(plan);
  EXPECT_EQ(variables.Name({.kind = Reference::Kind::kParameter, .name = "x"}), "param_x");
  EXPECT_EQ(variables.Name({.kind = Reference::Kind::kSecret, .name = "x"}), "secret_x");
}

}  // namespace
}  // namespace belay::markdown
