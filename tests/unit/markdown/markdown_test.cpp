#include "targets/markdown/markdown.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "targets/commands.h"
#include "tests/unit/markdown/runbooks.h"

namespace belay::markdown {
namespace {

using testing::HasSubstr;
using testing::Not;

constexpr const char* kPlan = R"belay(edition 1
plan move-it {
  title  = "Move *it* | now"
  owner  = "team"
  ticket = "CHG-1"
  window = 1h
}
param endpoint: string matches "[a-z.]+"
param level: string in ["low", "high"] = "low"
secret token from env API_TOKEN
cluster dev {
  kind = eks
  context = "dev-context"
  version = 1.29 -> 1.30
}
store db { kind = rds }
file job "deploy/job.yaml" ```yaml
  kind: Job
  host: ${endpoint}
  ```

stage ready "Before" on dev {
  check "the tool answers" as answers `tool --endpoint "$endpoint" --token "$token"` is "ok"
  backup db as kept `tool save > "$backup/db"`
  approve "We go" as go by "lead" up to 30m otherwise rollback
}
stage move on dev {
  upgrade dev to 1.30 {
    skip_if  `tool version` is "1.30"
    let      before = `tool version`
    run      `tool move --to "$to" --from "$before"`
    wait     `tool state` is "ready" fails on "broken" up to 20m every 30s
    rollback `tool move --to "$before"`
    estimate 15m
  }
  parallel {
    run "left" as left ````
      cat <<'EOF'
      ```
      EOF
      ```` { rollback none "left is left" recover "buy a new one" }
    run "right" as right `tool apply "$job" --level "$level"` { rollback unneeded "nobody looks" }
  }
  when `tool old` is "yes" {
    run "clean" as clean `tool clean` { rollback `tool soil` }
    run "wipe" as wipe `tool wipe` {
      rollback `tool unwipe`
      recover "call the lead"
    }
  }
}
procedure emergency "Leave it" {
  manual "Walk away" by "lead"
}
)belay";

std::string Runbook() {
  return RunbookOf(kPlan);
}

std::string Section(const std::string& runbook, const std::string& heading) {
  const std::size_t begin = runbook.find("\n" + heading);
  EXPECT_NE(begin, std::string::npos) << heading;
  if (begin == std::string::npos) return "";
  return runbook.substr(begin, runbook.find("\n##", begin + 4) - begin);
}

TEST(Markdown, HoldsEveryCommandByteForByteInAFenceOfItsOwn) {
  const LoadedPlan loaded = Load("plan.belay", kPlan);
  ASSERT_TRUE(loaded.plan) << loaded.errors;
  std::multiset<std::string> fences;
  for (const FencedBlock& fence : FencesOf(Runbook())) fences.insert(fence.text);
  const auto commands = AllCommands(*loaded.plan);
  EXPECT_GT(commands.size(), 10U);
  for (const Command* command : commands) {
    EXPECT_TRUE(fences.contains(command->text)) << command->text;
  }
}

TEST(Markdown, IsTheSameForTheSamePlan) {
  EXPECT_EQ(Runbook(), Runbook());
}

TEST(Markdown, EndsWithOneLineBreakAndHasNoBlanksAtEndsOfLines) {
  const std::string runbook = Runbook();
  EXPECT_TRUE(runbook.ends_with("\n"));
  EXPECT_FALSE(runbook.ends_with("\n\n"));
  EXPECT_THAT(runbook, Not(HasSubstr(" \n")));
}

TEST(Markdown, SaysWhereItComesFrom) {
  EXPECT_EQ(Runbook().find("# Move \\*it\\* \\| now\n\nCompiled by belay 0.1.0 from `plan.belay`, "
                           "plan `move-it`, hash `"),
            0U);
  EXPECT_THAT(Runbook(), HasSubstr("| Ticket | CHG-1 |\n"));
  EXPECT_THAT(Runbook(), Not(HasSubstr("CAUTION]\n> **Compiled in spite")));
}

TEST(Markdown, IsLoudAboutErrorsThatWereAllowed) {
  const LoadedPlan loaded = Load("plan.belay", kPlan);
  TargetInput input = loaded.Input();
  input.provenance.allowed_errors = 3;
  EXPECT_THAT(GenerateMarkdown(input).text,
              HasSubstr("> [!CAUTION]\n> **Compiled in spite of 3 lint errors**"));
}

TEST(Markdown, SummarizesVersionsTimesAndThePointOfNoReturn) {
  const std::string summary = Section(Runbook(), "## Summary");
  EXPECT_THAT(summary, HasSubstr("| `dev` | `1.29` → `1.30` | [2.1](#21-upgrade-dev-to-130) |"));
  EXPECT_THAT(summary, HasSubstr("**Expected:** 15 min"));
  EXPECT_THAT(summary, HasSubstr("in a window of 60 min"));
  EXPECT_THAT(summary, HasSubstr("**Point of no return:** [2.2](#22-left) left. left is left — "
                                 "gates before it: [1.3](#13-we-go); "
                                 "backups before it: [1.2](#12-backup-db-as-kept)."));
}

TEST(Markdown, TellsTheVersionsThatTheStepsGoThrough) {
  const std::string runbook = RunbookOf(R"belay(edition 1
plan p { title = "p" }
param far: bool = false
cluster c {
  version = 1.31
  component web { version = 1.0.0 }
  component api { version = 1.0.0 }
}
stage one on c {
  upgrade c.web to 2.0.0 { run `up web 2`
    rollback `down web` }
  upgrade c.web to 3.0.0 as further { run `up web 3`
    rollback `down web 2` }
  when far {
    upgrade c.api to 3.0.0 { run `up api 3`
      rollback `down api` }
  } else {
    upgrade c.api to 2.0.0 as near { run `up api 2`
      rollback `down api` }
  }
}
)belay");
  EXPECT_THAT(runbook, HasSubstr("| `c.web` | `1.0.0` → `2.0.0` → `3.0.0` |"));
  EXPECT_THAT(runbook, HasSubstr("| `c.api` | `1.0.0` → `3.0.0`; `1.0.0` → `2.0.0` |"));
}

TEST(Markdown, AsksForInputsAndNeverWritesSecrets) {
  const std::string values = Section(Runbook(), "### Values to fill in");
  EXPECT_THAT(values, HasSubstr("| `endpoint` | string | matches `[a-z.]+` | **to be given** | |"));
  EXPECT_THAT(values, HasSubstr("| `level` | string | `low` or `high` | `low` | |"));
  EXPECT_THAT(values, HasSubstr("| `token` | secret, from variable `API_TOKEN` |"));
  EXPECT_THAT(values, HasSubstr("export endpoint=\"${endpoint:?}\"\nexport level='low'\n"));
  EXPECT_THAT(Section(Runbook(), "### Secrets"), HasSubstr("export token=\"${API_TOKEN:?}\"\n"));
}

TEST(Markdown, ShowsAStepWithAllThatItNeeds) {
  const std::string step = Section(Runbook(), "### 2.1 upgrade dev to 1.30");
  EXPECT_THAT(step, HasSubstr("`dev` `1.29` → `1.30` · on `dev` · expected 15 min · "
                              "limit over 20 min · `plan.belay:28`"));
  EXPECT_THAT(step,
              HasSubstr("**Already done when** the output is exactly `1.30`; "
                        "then go on with the next step:\n\n"
                        "```bash {\"name\":\"step-2-1-skip\",\"excludeFromRunAll\":\"true\"}\n"
                        "tool version\n```\n"));
  EXPECT_THAT(step, HasSubstr("```bash {\"name\":\"step-2-1-values\"}\nexport to='1.30'\n```\n"));
  EXPECT_THAT(step, HasSubstr("**Look up** `before`, by `keep before`:"));
  EXPECT_THAT(step,
              HasSubstr("Repeat every 30 s until the output is exactly `ready`; give up after "
                        "20 min. It has failed when the output is `broken`: stop waiting."));
  EXPECT_THAT(step, HasSubstr("Rollback begins at [undo 2.1](#undo-21-upgrade-dev-to-130)."));
  EXPECT_THAT(step, HasSubstr("- [ ] Done at (UTC): ____ by: ____\n"));
}

TEST(Markdown, LengthensTheFenceAroundBackticks) {
  EXPECT_THAT(Runbook(),
              HasSubstr("````bash {\"name\":\"step-2-2-1\",\"excludeFromRunAll\":\"true\"}\n"
                        "cat <<'EOF'\n```\nEOF\n````\n"));
}

TEST(Markdown, SaysWhatMayRunBeside) {
  EXPECT_THAT(Section(Runbook(), "### 2.2 left"), HasSubstr("may run beside 2.3"));
  EXPECT_THAT(Section(Runbook(), "### 2.3 right"), HasSubstr("may run beside 2.2"));
  EXPECT_THAT(Section(Runbook(), "### 2.1 upgrade"), Not(HasSubstr("beside")));
}

TEST(Markdown, WarnsAtWhatCannotBeTakenBack) {
  EXPECT_THAT(Section(Runbook(), "### 2.2 left"),
              HasSubstr("> [!CAUTION]\n> **Cannot be taken back.** left is left\n>\n"
                        "> To recover instead: buy a new one\n"));
}

TEST(Markdown, DecidesAConditionOnceAndRefersToItLater) {
  const std::string first = Section(Runbook(), "### 2.4 clean");
  EXPECT_THAT(first, HasSubstr("**Only if** of `tool old`, the output is exactly `yes`."));
  EXPECT_THAT(first, HasSubstr("\ntool old\n"));
  const std::string second = Section(Runbook(), "### 2.5 wipe");
  EXPECT_THAT(second, HasSubstr("**Only if** [2.4](#24-clean) was decided to be so"));
  EXPECT_THAT(second, Not(HasSubstr("\ntool old\n")));
}

TEST(Markdown, AConditionOfInputsIsDecidedByThem) {
  const std::string runbook = RunbookOf(R"belay(edition 1
plan p { title = "p" }
param platform: string in ["gcp", "other"]
stage a {
  when platform == "gcp" { check "g" as g `tool g` } else { check "o" as o `tool o` }
}
)belay");
  EXPECT_THAT(Section(runbook, "### 1.1 g"), HasSubstr("**Only if** `platform` is `gcp`."));
  EXPECT_THAT(Section(runbook, "### 1.2 o"), HasSubstr("**Only if** `platform` is not `gcp`."));
  EXPECT_THAT(runbook, Not(HasSubstr("decided by")));
  EXPECT_THAT(runbook, HasSubstr("| g *(if `platform` is `gcp`)* |"));
  EXPECT_THAT(runbook, HasSubstr("platform is gcp?"));
}

TEST(Markdown, StopsAtAGate) {
  const std::string gate = Section(Runbook(), "### 1.3 We go");
  EXPECT_THAT(gate, HasSubstr("**Gate.** Goes on only after a yes of lead."));
  EXPECT_THAT(gate, HasSubstr("- [ ] Approved at (UTC): ____ by: ____ (within 30 min)\n"
                              "- [ ] Declined: go to [Rollback](#rollback)\n"));
}

TEST(Markdown, RollsBackInReverseAndSaysWhereItStops) {
  const std::string rollback = Runbook().substr(Runbook().find("\n## Rollback"));
  const std::vector<std::string> order = {"\n### Undo 2.5 (wipe)", "\n### Undo 2.4 (clean)",
                                          "\n### Leave 2.3 (right)", "\n### Stop: 2.2 (left)",
                                          "\n### Undo 2.1 (upgrade dev to 1.30)"};
  std::size_t at = 0;
  for (const std::string& heading : order) {
    const std::size_t next = rollback.find(heading);
    ASSERT_NE(next, std::string::npos) << heading;
    EXPECT_GE(next, at) << heading;
    at = next;
  }
  EXPECT_THAT(rollback, HasSubstr("needs no undo: nobody looks"));
  EXPECT_THAT(rollback, HasSubstr("the gate of [1.3](#13-we-go) was declined"));
  EXPECT_THAT(Section(Runbook(), "### Undo 2.5 (wipe)"),
              HasSubstr("**If this fails too:** call the lead\n"));
}

TEST(Markdown, RunsNothingOfARollbackOrProcedureAlongWithTheRest) {
  for (const FencedBlock& fence : FencesOf(Runbook())) {
    if (fence.info.find("\"undo-") == std::string::npos) continue;
    EXPECT_THAT(fence.info, HasSubstr("\"excludeFromRunAll\":\"true\""));
  }
}

TEST(Markdown, NamesEveryFenceOnce) {
  std::set<std::string> names;
  for (const FencedBlock& fence : FencesOf(Runbook())) {
    if (!fence.info.starts_with("bash")) continue;
    EXPECT_TRUE(names.insert(fence.info.substr(0, fence.info.find(','))).second) << fence.info;
  }
  EXPECT_GT(names.size(), 15U);
}

TEST(Markdown, WritesFilesWithWhatIsToBeFilledIn) {
  const std::string files = Section(Runbook(), "### Files to write");
  EXPECT_THAT(files, HasSubstr("File `deploy/job.yaml` (`plan.belay:17`): `cat >\"$job\"`"));
  EXPECT_THAT(files, HasSubstr("```yaml\nkind: Job\nhost: ${endpoint}\n```"));
}

TEST(Markdown, WritesAFileOnlyWhenAllOfItIsKnown) {
  const std::string runbook = RunbookOf(R"belay(edition 1
plan p { owner = "a" }
stage s {
  let image = `cat image`
  let host = `cat host`
  file settings "s.txt" ```text
    ${image} ${host}
    ```
  run "use" as use `cat "$settings"`
}
)belay");
  EXPECT_THAT(Section(runbook, "### Files to write"),
              HasSubstr("Not now: right after [1.2](#12-remember-host), which looks up"));
}

TEST(Markdown, SetsProceduresApart) {
  EXPECT_THAT(Section(Runbook(), "## Procedure `emergency`: Leave it"),
              HasSubstr("Only when somebody calls it."));
}

TEST(Markdown, ComesBackFromAFolder) {
  const std::string runbook = RunbookOf(R"belay(edition 1
plan p { owner = "a" }
stage one {
  run "a" as a {
    in "deep/er"
    run `true`
  }
  check "b" as b `false`
  check "c" as c `false`
}
)belay");
  EXPECT_THAT(Section(runbook, "### 1.1 a"), HasSubstr("cd \"$BELAY_SOURCE/deep/er\"\n"));
  EXPECT_THAT(Section(runbook, "### 1.2 b"), HasSubstr("cd \"$BELAY_SOURCE\"\n"));
  EXPECT_THAT(Section(runbook, "### 1.3 c"), Not(HasSubstr("cd ")));
}

TEST(Markdown, PicksTheClusterForEachCommandWhereThereAreSeveral) {
  const std::string runbook = RunbookOf(R"belay(edition 1
plan p { owner = "a" }
cluster one { context = "c1" }
cluster two { context = "c2" }
stage a on one { check "x" as x `kubectl get nodes` }
stage b on two { check "y" as y `kubectl get nodes` }
)belay");
  EXPECT_THAT(Section(runbook, "### 1.1 x"),
              HasSubstr("export KUBECONFIG=\"$BELAY_STATE/one.kubeconfig\"\n"));
  EXPECT_THAT(Section(runbook, "### 2.1 y"),
              HasSubstr("export KUBECONFIG=\"$BELAY_STATE/two.kubeconfig\"\n"));
  EXPECT_THAT(Section(runbook, "### Terminal"), Not(HasSubstr("export KUBECONFIG")));
}

TEST(Markdown, LeavesTheKubeconfigOfAClusterThatIsMadeToItsStep) {
  const std::string runbook = RunbookOf(R"belay(edition 1
plan p { owner = "a" }
cluster old { context = "c1" }
cluster new { version = none -> 1.31 }
stage a on new { check "x" as x `kubectl get nodes` }
stage b on old { check "y" as y `kubectl get nodes` }
)belay");
  EXPECT_THAT(Section(runbook, "### 1.1 x"),
              HasSubstr("export KUBECONFIG=\"$BELAY_STATE/new.kubeconfig\"\n"));
  EXPECT_THAT(Section(runbook, "### Terminal"), HasSubstr("$BELAY_STATE/old.kubeconfig"));
  EXPECT_THAT(Section(runbook, "### Terminal"), Not(HasSubstr("$BELAY_STATE/new.kubeconfig")));
}

TEST(Markdown, SaysWhatAQuestionIsAbout) {
  const std::string runbook = RunbookOf(R"belay(edition 1
plan p { title = "p" }
store db { kind = rds }
stage copies "Copies" {
  backup db as dump "Dump it" `pg_dump shop > shop.sql`
  approve "It was read" about dump, db
}
approve "On" about copies
)belay");
  EXPECT_THAT(Section(runbook, "### 1.2 It was read"),
              HasSubstr("**About:** [1.1 Dump it](#11-dump-it), `db`\n"));
  EXPECT_THAT(runbook, HasSubstr("**About:** [1 Copies](#1-copies)\n"));
}

TEST(Markdown, SaysWhatAPersonMustSeeAndWhereItIsWrittenWhatIsDone) {
  const std::string runbook = RunbookOf(R"belay(edition 1
plan p { title = "p" }
stage a {
  manual "Look" see "https://docs.example.org/look#a" is "blue: 100 %" by "network-team"
  check "the board" matches "^green" by "sre"
}
)belay");
  const std::string step = Section(runbook, "### 1.1 Look");
  EXPECT_THAT(step, HasSubstr("What is done stands in <https://docs.example.org/look#a>, and not "
                              "in this plan.\n"));
  EXPECT_THAT(step, HasSubstr("Expected: “blue: 100 %”. If not, stop here"));
  EXPECT_THAT(Section(runbook, "### 1.2 the board"), HasSubstr("Expected: what matches `^green`."));
  EXPECT_THAT(Section(runbook, "### Checklist"),
              HasSubstr("- [ ] <https://docs.example.org/look#a> has been read, for "
                        "[1.1](#11-look): what it says is not in this plan\n"));
}

TEST(Markdown, IsAWholeRunbookEvenOfAPlanThatSaysAlmostNothing) {
  const std::string runbook =
      RunbookOf("edition 1\nplan p { owner = \"a\" }\nstage s { manual \"x\" }\n");
  EXPECT_THAT(runbook, HasSubstr("**By hand**.\n"));
  EXPECT_THAT(runbook, HasSubstr("Nothing has to be taken back: no step changes anything."));
}

}  // namespace
}  // namespace belay::markdown
