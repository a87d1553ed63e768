#include <gtest/gtest.h>

#include <string>

#include "targets/argo/argo.h"
#include "tests/unit/argo/plans.h"

namespace belay {
namespace {

// A plan with one stage `s` that holds the statements.
LoadedPlan WithSteps(const std::string& steps, const std::string& before = "") {
  return Load("t.belay", "edition 1\nplan t { title = \"t\" owner = \"t\" }\n" + before +
                             "\nstage s {\n" + steps + "\n}\n");
}

// The messages, a line each, with their lines in the plan.
std::string Problems(const LoadedPlan& loaded) {
  if (!loaded.plan) return "no plan: " + loaded.errors;
  std::string text;
  for (const ArgoProblem& problem : CheckArgo(loaded.Input())) {
    const SourceFile& file = loaded.sources->file(problem.span.file);
    text += std::to_string(file.Locate(problem.span.begin).line) + ": " + problem.message + "\n";
  }
  return text;
}

TEST(CheckArgo, HasNothingAgainstAGoodPlan) {
  EXPECT_EQ(Problems(WithSteps("run \"a\" as a `true` { effects none }")), "");
}

TEST(CheckArgo, FindsStepsThatGetOneName) {
  EXPECT_EQ(Problems(WithSteps("run \"x\" as a_b `true` { effects none }\n"
                               "run \"y\" as a-b `true` { effects none }")),
            "6: the name of this step becomes `s-a-b` in Kubernetes, as does that of t.belay:5; "
            "give one of them another name with `as`\n");
}

TEST(CheckArgo, FindsTextThatArgoWouldReplace) {
  EXPECT_EQ(Problems(WithSteps("run \"a\" as a `echo '{{=1}}'` { effects none }")),
            "5: the command has `{{=1}}`, which Argo replaces by a value of its own; there is no "
            "way to escape it: put it in a file of the repository\n");
  EXPECT_NE(Problems(WithSteps("manual \"See {{workflow.name}}\" as a")), "");
  EXPECT_EQ(Problems(WithSteps("run \"a\" as a `echo '{{.items}}'` { effects none }")), "");
}

TEST(CheckArgo, FindsAnArgumentThatHasAnotherMeaning) {
  EXPECT_EQ(Problems(WithSteps("run \"a\" as a `true` { effects none }",
                               "param runner-image: string = \"x\"")),
            "3: `runner-image` is the name of another argument of the workflow\n");
}

TEST(CheckArgo, FindsAPlanWithTooManySteps) {
  std::string steps;
  for (int i = 0; i < 220; ++i) {
    steps += "run \"x\" as x" + std::to_string(i) + " `true` { effects none }\n";
  }
  EXPECT_NE(Problems(WithSteps(steps)).find("Argo takes 200"), std::string::npos);
}

TEST(CheckArgo, FindsAPlanThatIsTooLarge) {
  std::string steps;
  for (int i = 0; i < 100; ++i) {
    steps += "run \"x\" as x" + std::to_string(i) + " ```\n: " + std::string(8000, 'x') +
             "\n``` { effects none }\n";
  }
  EXPECT_NE(Problems(WithSteps(steps)).find("at most 700 KiB"), std::string::npos);
}

}  // namespace
}  // namespace belay
