// What statements become.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/compile.h"

namespace belay {
namespace {

using testing::ElementsAre;

constexpr std::string_view kHead = R"(edition 1
import "eks", "kubectl"
plan demo { title = "demo" }
cluster dev {
  kind = eks
  name = "demo"
  region = "eu-west-1"
  version = 1.29 -> 1.30 -> 1.31
  addon coredns { version = v1.0 -> v2.0 -> v3.0 }
  component web { namespace = "shop"  version = 1.0 -> 2.0  tag = "a" -> "b" }
}
)";

Plan PlanOf(const std::string& body) {
  Compiled compiled = CompileOnly(std::string(kHead) + body);
  for (const Diagnostic& finding : compiled.diagnostics.Sorted()) ADD_FAILURE() << finding.message;
  return compiled.plan.value_or(Plan{});
}

std::vector<std::string> Ids(const Plan& plan) {
  std::vector<std::string> ids;
  for (const Id<Step> id : plan.order) ids.push_back(plan.steps[id].id);
  return ids;
}

TEST(Steps, HopsGiveIdsAndVersions) {
  const Plan plan = PlanOf(
      "stage up { for hop in dev {\n upgrade dev using eks.control_plane\n upgrade dev.coredns "
      "using eks.addon\n } }\n");
  EXPECT_THAT(Ids(plan), ElementsAre("up/1.30/upgrade-dev", "up/1.30/upgrade-coredns",
                                     "up/1.31/upgrade-dev", "up/1.31/upgrade-coredns"));
  const Step& last = plan.steps[plan.order[3]];
  EXPECT_EQ(last.number, "1.4");
  EXPECT_EQ(last.moves[0].from.text(), "v2.0");
  EXPECT_EQ(last.moves[0].to.text(), "v3.0");
}

TEST(Steps, ParametersComeFromArgumentSubjectClusterAndDefault) {
  const Plan plan =
      PlanOf("stage up {\n upgrade dev.coredns using eks.addon(conflicts = \"OVERWRITE\")\n}\n");
  const Step& step = plan.steps[plan.order[0]];
  std::vector<std::string> seen;
  for (const Operation& operation : step.operations) {
    for (const Binding& binding : operation.command->bindings)
      seen.push_back(binding.name + "=" + binding.value.Display());
  }
  EXPECT_THAT(seen, testing::IsSupersetOf({"cluster=demo", "conflicts=OVERWRITE", "name=coredns",
                                           "region=eu-west-1", "to=v2.0"}));
}

TEST(Steps, FieldsMoveAlongWithTheVersion) {
  const Plan plan = PlanOf(
      "stage up {\n upgrade dev.web { run `echo \"$tag $to $namespace\"` \n rollback `echo "
      "\"$from\"` }\n}\n");
  const auto& bindings = plan.steps[plan.order[0]].operations[0].command->bindings;
  EXPECT_EQ(bindings[1].name, "tag");
  EXPECT_EQ(bindings[1].value.Display(), "b");
}

TEST(Steps, BracketsAreEachOthersUndo) {
  const Plan plan =
      PlanOf("stage s { within dev.web using kubectl.stopped {\n check \"x\" `true`\n } }\n");
  EXPECT_THAT(Ids(plan), ElementsAre("s/enter-web", "s/x", "s/exit-web"));
  const Step& enter = plan.steps[plan.order[0]];
  const Step& leave = plan.steps[plan.order[2]];
  EXPECT_EQ(enter.undo.operations.size(), leave.operations.size());
  EXPECT_EQ(enter.undo.operations[0].command->text, leave.operations[0].command->text);
  EXPECT_EQ(leave.undo.operations[0].command->text,
            enter.operations[2].command->text);  // after two `let`
}

TEST(Steps, OfSeveralBracketsTheLastIsLeftFirst) {
  const Plan plan = PlanOf(
      "action ours.a() for component {\n run `a in`\n exit `a out`\n}\n"
      "action ours.b() for component {\n run `b in`\n exit `b out`\n}\n"
      "stage s { within dev.web using ours.a, ours.b {\n check \"x\" `true`\n } }\n");
  const auto texts = [](const std::vector<Operation>& operations) {
    std::vector<std::string> all;
    for (const Operation& operation : operations) all.push_back(operation.command->text);
    return all;
  };
  const Step& enter = plan.steps[plan.order[0]];
  const Step& leave = plan.steps[plan.order[2]];
  EXPECT_THAT(texts(enter.operations), ElementsAre("a in", "b in"));
  EXPECT_THAT(texts(leave.operations), ElementsAre("b out", "a out"));
  EXPECT_THAT(texts(enter.undo.operations), ElementsAre("b out", "a out"));
  EXPECT_THAT(texts(leave.undo.operations), ElementsAre("a in", "b in"));
}

TEST(Steps, ABackupIsPutBackIntoAnotherThingWithThatThingsValues) {
  const Plan plan = PlanOf(
      "cluster next {\n kind = eks\n name = \"demo-2\"\n component web { namespace = \"shop-2\" "
      "}\n}\n"
      "stage s {\n backup dev.web as objects {\n let tag = `taken`\n run `save \"$backup\"`\n"
      " restore `load \"$backup/$tag\" \"$namespace\" \"$cluster\"`\n }\n"
      " restore next.web from objects\n}\n");
  const Operation& load = plan.steps[plan.order[1]].operations[0];
  EXPECT_EQ(plan.things[*load.command->cluster].path, "next");
  std::vector<std::string> seen;
  for (const Binding& binding : load.command->bindings) {
    seen.push_back(binding.name + "=" + binding.value.Display());
  }
  EXPECT_THAT(seen,
              ElementsAre("backup=${objects}", "cluster=demo-2", "namespace=shop-2", "tag=${tag}"));
}

TEST(Steps, AStringVersionIsOnePartOfAnId) {
  const Plan plan = PlanOf(
      "cluster hub { component pilot = \"1.11/stable\" -> \"1.12/stable\" }\n"
      "stage s { for hop in hub.pilot { upgrade hub.pilot { run `refresh \"$to\"` } } }\n");
  EXPECT_THAT(Ids(plan), ElementsAre("s/1.12-stable/upgrade-pilot"));
}

TEST(Steps, KnownConditionsAreDecidedOthersBecomeGuards) {
  const Plan plan = PlanOf(
      "param mode: string in [\"a\", \"b\"] = \"a\"\nstage s {\n for hop in dev {\n when hop == "
      "1.30 { check \"first\" `true` } else { check \"second\" `true` }\n }\n when mode == \"b\" { "
      "check \"b only\" `true` "
      "}\n}\n");
  EXPECT_THAT(Ids(plan), ElementsAre("s/1.30/first", "s/1.31/second", "s/b-only"));
  EXPECT_TRUE(plan.steps[plan.order[0]].guards.empty());
  ASSERT_EQ(plan.steps[plan.order[2]].guards.size(), 1u);
  EXPECT_EQ(ToString(plan.conditions[plan.steps[plan.order[2]].guards[0].condition]),
            "${mode} == b");
}

TEST(Steps, AStagesRollbackTakesThePlaceOfItsSteps) {
  const Plan plan = PlanOf(
      "stage s {\n run \"one\" `touch a`\n run \"two\" `touch b`\n rollback `rm -f a b`\n}\n");
  EXPECT_EQ(plan.steps[plan.order[0]].undo.kind, Undo::Kind::kOperations);
  EXPECT_EQ(plan.steps[plan.order[1]].undo.kind, Undo::Kind::kCovered);
}

TEST(Steps, TheFolderOfABodyHoldsForTheHeadToo) {
  const Plan plan = PlanOf("stage s { check \"x\" `ls` { in \"deploy\" } }\n");
  EXPECT_EQ(plan.steps[plan.order[0]].operations[0].command->folder, "deploy");
}

}  // namespace
}  // namespace belay
