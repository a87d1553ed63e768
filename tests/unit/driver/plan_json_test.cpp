#include <gtest/gtest.h>

#include <string>

#include "compiler/plan/hash.h"
#include "compiler/plan/json.h"
#include "tests/compile.h"

namespace belay {
namespace {

constexpr char kPlan[] = R"(edition 1
plan demo { title = "demo" }
param tag: string in ["a", "b"] = "a"
cluster dev {
  kind = eks
  version = 1.29 -> 1.30
  component web { namespace = "web"  version = 1.0 -> 2.0 }
}
require dev.web >= 1.0 while dev >= 1.30
stage first "First" on dev {
  check "pods are there" `kubectl -n web get pods -l tag="$tag"` is not empty
  upgrade dev.web {
    run `kubectl -n "$namespace" set image deployment/web web="web:$to"`
    wait `kubectl -n web get pods` is "ok" up to 5m every 10s
    rollback `kubectl -n web rollout undo deployment/web`
  }
  parallel {
    manual "Look at it" by "somebody"
    approve "Go on" by "lead" up to 1h
  }
}
)";

std::string HashOf(const std::string& text, std::string name = "plan.belay") {
  const Compiled compiled = CompileOnly(text, std::move(name));
  if (!compiled.plan) {
    ADD_FAILURE() << compiled.diagnostics.Sorted().front().message;
    return {};
  }
  return PlanHash(*compiled.plan);
}

std::string With(std::string text, const std::string& what, const std::string& by) {
  const std::size_t at = text.find(what);
  EXPECT_NE(at, std::string::npos) << what;
  return text.replace(at, what.size(), by);
}

TEST(PlanHash, IsSha256OfTheCanonicalJson) {
  EXPECT_EQ(HashOf(kPlan).size(), 64U);
  EXPECT_EQ(HashOf(kPlan).find_first_not_of("0123456789abcdef"), std::string::npos);
  EXPECT_EQ(HashOf(kPlan), HashOf(kPlan));
}

TEST(PlanHash, StaysWhenOnlyTheTextMoves) {
  const std::string hash = HashOf(kPlan);
  EXPECT_EQ(HashOf(With(kPlan, "stage first", "# a comment\n\n\nstage first")), hash);
  EXPECT_EQ(HashOf(With(kPlan, "  check ", "      check ")), hash);
  EXPECT_EQ(HashOf(kPlan, "elsewhere/other.belay"), hash);
}

TEST(PlanHash, ChangesWithWhatIsDoneAskedOrSaid) {
  const std::string hash = HashOf(kPlan);
  EXPECT_NE(HashOf(With(kPlan, "kubectl -n web get pods -l", "kubectl -n  web get pods -l")), hash);
  EXPECT_NE(HashOf(With(kPlan, "up to 5m", "up to 6m")), hash);
  EXPECT_NE(HashOf(With(kPlan, "\"Look at it\"", "\"Look at it well\"")), hash);
  EXPECT_NE(HashOf(With(kPlan, "rollout undo", "rollout undo --to-revision=1")), hash);
  EXPECT_NE(HashOf(With(kPlan, "1.0 -> 2.0", "1.0 -> 2.1")), hash);
  EXPECT_NE(HashOf(With(kPlan, "  parallel {", "  stage two {")), hash);
}

TEST(PlanJson, HasPlacesThatTheCanonicalFormHasNot) {
  const Compiled compiled = CompileOnly(kPlan, "plan.belay");
  ASSERT_TRUE(compiled.plan.has_value());
  const auto json = ToJson(*compiled.plan, compiled.sources);
  EXPECT_EQ(json["version"], kPlanJsonVersion);
  EXPECT_EQ(json["steps"][0]["place"]["file"], "plan.belay");
  EXPECT_EQ(json["steps"][0]["place"]["line"], 11);
  const std::string canonical = ToJsonWithoutPlaces(*compiled.plan).dump();
  EXPECT_EQ(canonical.find("place"), std::string::npos);
  EXPECT_EQ(canonical.find("plan.belay"), std::string::npos);
}

TEST(PlanJson, NamesThingsStagesAndStepsByTheirIds) {
  const Compiled compiled = CompileOnly(kPlan, "plan.belay");
  ASSERT_TRUE(compiled.plan.has_value());
  const auto json = ToJsonWithoutPlaces(*compiled.plan);
  const auto& upgrade = json["steps"][1];
  EXPECT_EQ(upgrade["stage"], "first");
  EXPECT_EQ(upgrade["cluster"], "dev");
  EXPECT_EQ(upgrade["subjects"][0]["thing"], "dev.web");
  EXPECT_EQ(upgrade["moves"][0]["to"], "2.0");
  EXPECT_EQ(upgrade["undo"]["kind"], "operations");
  EXPECT_EQ(upgrade["operations"][1]["test"]["expected"], "ok");
  EXPECT_EQ(json["order"][1], upgrade["id"]);
  EXPECT_EQ(json["requirements"][0]["while"]["comparison"], ">=");
  EXPECT_EQ(json["parameters"][0]["choices"], (std::vector<std::string>{"a", "b"}));
  const auto& bindings = json["steps"][0]["operations"][0]["command"]["bindings"];
  EXPECT_EQ(bindings[0]["value"][0]["parameter"], "tag");
}

}  // namespace
}  // namespace belay
