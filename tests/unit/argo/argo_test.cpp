#include "targets/argo/argo.h"

#include <gtest/gtest.h>
#include <yaml-cpp/yaml.h>

#include <map>
#include <stdexcept>
#include <string>
#include <vector>

#include "targets/commands.h"
#include "tests/unit/argo/plans.h"

namespace belay {
namespace {

LoadedPlan Good(const std::string& text) {
  LoadedPlan loaded =
      Load("t.belay", "edition 1\nplan t {\n  title = \"t\"\n  owner = \"t\"\n}\n" + text);
  if (!loaded.plan) throw std::runtime_error("the plan of a test is wrong: " + loaded.errors);
  return loaded;
}

// The Workflow of the output, to look into.
class Output {
 public:
  explicit Output(const LoadedPlan& loaded) {
    for (const YAML::Node& document : YAML::LoadAll(GenerateArgo(loaded.Input()).text)) {
      documents_[document["kind"].as<std::string>()] = document;
    }
  }

  YAML::Node Document(const std::string& kind) const { return documents_.at(kind); }

  YAML::Node Template(const std::string& name) const {
    return Named(Document("Workflow")["spec"]["templates"], name);
  }
  YAML::Node Task(const std::string& name) const {
    return Named(Template("plan")["dag"]["tasks"], name);
  }
  std::vector<std::string> Tasks() const {
    std::vector<std::string> names;
    for (const YAML::Node& task : Template("plan")["dag"]["tasks"]) {
      names.push_back(task["name"].as<std::string>());
    }
    return names;
  }

 private:
  static YAML::Node Named(const YAML::Node& list, const std::string& name) {
    for (const YAML::Node& item : list) {
      if (item["name"].as<std::string>() == name) return item;
    }
    ADD_FAILURE() << "nothing is called " << name;
    return {};
  }

  std::map<std::string, YAML::Node> documents_;
};

using Names = std::vector<std::string>;

TEST(GenerateArgo, IsTheSameEachTime) {
  const LoadedPlan loaded = Good("stage s { run \"a\" as a `true` { effects none } }");
  EXPECT_EQ(GenerateArgo(loaded.Input()).text, GenerateArgo(loaded.Input()).text);
  EXPECT_TRUE(GenerateArgo(loaded.Input()).text.ends_with("\n"));
}

TEST(GenerateArgo, BeginsWithADocumentAndNoSeparator) {
  const LoadedPlan loaded = Good("stage s { run \"a\" as a `true` { effects none } }");
  const std::string text = GenerateArgo(loaded.Input()).text;
  EXPECT_LT(text.find("apiVersion"), text.find("---"));
}

TEST(GenerateArgo, CutsAStepWhereSomebodyElseHasToAct) {
  const Output output(Good(R"(stage s {
    run "a" as a {
      let x = `echo 1`
      run `echo "$x"`
      approve "go on?" up to 1h
      run `echo two`
      wait 10m "settle"
      effects none
    }
  })"));
  EXPECT_EQ(output.Tasks(), Names({"prepare", "s-a-let-x", "s-a-run", "s-a-gate",
                                   "s-a-gate-declined", "s-a-run-2", "s-a-soak"}));
  EXPECT_EQ(output.Task("s-a-run")["depends"].as<std::string>(), "s-a-let-x.Succeeded");
  EXPECT_EQ(output.Task("s-a-run-2")["depends"].as<std::string>(), "s-a-gate-declined.Skipped");
  EXPECT_EQ(output.Template("s-a-gate")["suspend"]["duration"].as<std::string>(), "1h");
  EXPECT_EQ(output.Template("s-a-soak")["suspend"]["duration"].as<std::string>(), "10m");
}

TEST(GenerateArgo, GivesValuesAsVariablesOnly) {
  const Output output(Good(R"(param host: string = "h"
  stage s { run "a" as a `ping "$host"` { effects none } })"));
  const YAML::Node script = output.Template("s-a")["script"];
  EXPECT_EQ(script["env"][0]["name"].as<std::string>(), "host");
  EXPECT_EQ(script["env"][0]["value"].as<std::string>(), "{{workflow.parameters.host}}");
  EXPECT_EQ(script["source"].as<std::string>().find("{{"), std::string::npos);
}

TEST(GenerateArgo, TriesLostPodsAgainOnlyWhereThatIsSafe) {
  const Output output(Good(R"(stage s {
    run "a" as a `true` { effects none }
    run "b" as b `true` {
      effects none
      rerun safe
    }
    run "c" as c `true` {
      effects none
      retry 3 every 30s
    }
    check "d" as d `true`
  })"));
  EXPECT_FALSE(output.Template("s-a")["retryStrategy"]);
  EXPECT_EQ(output.Template("s-b")["retryStrategy"]["retryPolicy"].as<std::string>(), "OnError");
  EXPECT_EQ(output.Template("s-c")["retryStrategy"]["retryPolicy"].as<std::string>(), "Always");
  EXPECT_EQ(output.Template("s-c")["retryStrategy"]["limit"].as<std::string>(), "3");
  EXPECT_EQ(output.Template("s-d")["retryStrategy"]["retryPolicy"].as<std::string>(), "OnError");
}

TEST(GenerateArgo, NeverPassesASecretOn) {
  const Output output(Good(R"(stage s {
    let key = secret `vault read`
    run "a" as a `use "$key"` { effects none }
  })"));
  const YAML::Node user = output.Template("s-a");
  EXPECT_FALSE(user["inputs"]);
  EXPECT_NE(user["script"]["source"].as<std::string>().find("vault read"), std::string::npos);
  for (const std::string& name : output.Tasks()) EXPECT_FALSE(output.Template(name)["outputs"]);
}

TEST(GenerateArgo, UndoesAStageWhenAnyOfItsStepsHasBegun) {
  const Output output(Good(R"(stage s {
    check "a" as a `true`
    run "b" as b `tool b` { effects none }
    run "c" as c `tool c` { effects none }
    rollback `tool back`
  })"));
  EXPECT_EQ(output.Task("undo-s-a")["when"].as<std::string>(),
            "{{=(tasks['s-b'].status in ['Succeeded', 'Failed', 'Error'] || "
            "tasks['s-c'].status in ['Succeeded', 'Failed', 'Error'])}}");
}

TEST(GenerateArgo, KeepsWhatPeopleShouldKnowBesideTheirStep) {
  const Output output(Good(R"(stage s {
    run "a" as a `tool a` {
      effects none
      note "first"
      note "second"
      rollback `tool back`
      recover "call the lead"
    }
  })"));
  EXPECT_EQ(output.Template("s-a")["metadata"]["annotations"]["belay/notes"].as<std::string>(),
            "first\nsecond\n");
  EXPECT_EQ(
      output.Template("undo-s-a")["metadata"]["annotations"]["belay/recover"].as<std::string>(),
      "call the lead");
}

TEST(GenerateArgo, SaysWhatAPersonMustSeeAndWhereItIsWrittenWhatIsDone) {
  const Output output(Good(R"(param weight: string = "100 %"
  stage s {
    manual "Look" as look see "docs/look.md" is "blue: ${weight}" by "network-team"
  })"));
  EXPECT_EQ(
      YAML::Dump(output.Template("s-look"))
              .find("As described in docs/look.md . Expected: \\\"blue: "
                    "{{workflow.parameters.weight}}\\\". Answer YES when it is as expected") ==
          std::string::npos,
      false)
      << YAML::Dump(output.Template("s-look"));
}

TEST(GenerateArgo, SaysWhatAQuestionIsAbout) {
  const Output output(Good(R"(store db { kind = rds }
  stage s {
    backup db as dump "Dump it" `pg_dump shop > shop.sql`
    approve "It was read" as read about dump, db
  })"));
  EXPECT_NE(YAML::Dump(output.Template("s-read")).find("About: 1.1 Dump it; db."),
            std::string::npos)
      << YAML::Dump(output.Template("s-read"));
}

TEST(GenerateArgo, TakesAPlanWithoutAnythingToUndo) {
  const Output output(Good("stage s { check \"a\" as a `true` }"));
  EXPECT_EQ(output.Tasks(), Names({"prepare", "s-a"}));
}

TEST(GenerateArgo, TakesTheKubeconfigOfAClusterThatThePlanMakesFromTheRunsVolume) {
  const Output output(Good(R"(cluster old { version = 1.30 }
  cluster new { version = none -> 1.31 }
  stage s {
    run "a" as a `kubectl get nodes` on old { effects none }
    run "b" as b `kubectl get nodes` on new { effects none }
  })"));
  const auto kubeconfig = [&](const std::string& name) {
    for (const YAML::Node& entry : output.Template(name)["script"]["env"]) {
      if (entry["name"].as<std::string>() == "KUBECONFIG") return entry["value"].as<std::string>();
    }
    return std::string();
  };
  EXPECT_EQ(kubeconfig("s-a"), "/etc/belay/kubeconfig/old/config");
  EXPECT_EQ(kubeconfig("s-b"), "/belay/{{workflow.name}}/kubeconfig/new");
  const std::string prepare = output.Template("prepare")["script"]["source"].as<std::string>();
  EXPECT_NE(prepare.find("kubeconfig/old"), std::string::npos);
  EXPECT_EQ(prepare.find("kubeconfig/new"), std::string::npos);
}

TEST(GenerateArgo, HoldsEveryCommandAsItIs) {
  const LoadedPlan loaded =
      Good(R"(cluster dev { version = 1.30  component web { version = 1 -> 2 } }
  stage s on dev {
    backup dev.web as b {
      run `save >"$backup/x"`
      restore ```
        load "$backup/x" \
          --all  # with	a tab
        ```
    }
    when `asks` is "yes" { check "a" as a `one` } else { check "c" as c `two` }
    upgrade dev.web {
      skip_if `is-done`
      run `do-it "$to"`
      rollback `undo-it "$from"`
    }
  })");
  std::string all;
  for (const YAML::Node& document : YAML::LoadAll(GenerateArgo(loaded.Input()).text)) {
    if (document["kind"].as<std::string>() != "Workflow") continue;
    for (const YAML::Node& made : document["spec"]["templates"]) {
      if (made["script"]) all += made["script"]["source"].as<std::string>();
      const YAML::Node restore = made["metadata"]["annotations"]["belay/restore"];
      if (restore) all += restore.as<std::string>();
    }
  }
  const std::vector<const Command*> commands = AllCommands(*loaded.plan);
  EXPECT_EQ(commands.size(), 8U);
  for (const Command* command : commands) {
    EXPECT_NE(all.find(command->text), std::string::npos) << command->text;
  }
}

}  // namespace
}  // namespace belay
