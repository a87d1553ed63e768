#include "compiler/shell/hazard.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "compiler/shell/classify.h"

// What is known to go wrong with commands of real runbooks, and what is not.
namespace belay {
namespace {

using Kind = Hazard::Kind;

// The kinds at the words that they are about: `no-drain` of `eksctl delete nodegroup`.
std::vector<Kind> KindsOf(const std::string& text) {
  std::vector<Kind> kinds;
  for (const Hazard& hazard : Classify(ReadShell(text)).hazards) kinds.push_back(hazard.kind);
  return kinds;
}

struct Case {
  const char* text;
  std::vector<Kind> kinds;
};

class Hazards : public testing::TestWithParam<Case> {};

TEST_P(Hazards, AreFound) {
  EXPECT_EQ(KindsOf(GetParam().text), GetParam().kinds) << GetParam().text;
}

const Case kFlags[] = {
    {"eksctl delete nodegroup --name a --drain=false", {Kind::kNoDrain}},
    {"eksctl delete nodegroup --name a", {}},
    {"eksctl delete nodegroup -f c.yaml --include='nb-*' --approve", {Kind::kUnbounded}},
    {"eksctl delete nodegroup -f c.yaml --include=core-b --approve", {}},
    {"eksctl delete nodegroup -f c.yaml --drain=false", {}},  // only plans
    {"kubectl drain a --disable-eviction", {Kind::kNoDrain}},
    {"kubectl drain a --delete-emptydir-data --ignore-daemonsets", {}},
    {"kubectl exec -ti pod -- ls", {Kind::kInteractive}},
    {"kubectl exec -i pod -- psql < dump.sql", {}},
    {"kubectl exec pod -- grep -t x", {}},
    {"helm upgrade a b/c", {Kind::kNoVersion}},
    {"helm upgrade a ./c", {}},
    {"helm upgrade a b/c \"${args[@]}\"", {}},  // `--version` may be there
    {"curl -fsSk https://a", {Kind::kControlRemoved}},
    {"mysql -u root -pSECRET -e 'select 1'", {Kind::kSecretShown}},
    {"mysql -u root -p -e 'select 1'", {Kind::kInteractive}},
    {"mysql -P 3306 -e 'select 1'", {}},
    {"terraform apply", {Kind::kInteractive, Kind::kInFolder}},
    {"terraform -chdir=infra apply plan.tfplan", {}},
    {"kubectl apply -f https://a.example/releases/latest/download/x.yaml", {Kind::kFloats}},
    {"kubectl apply -k 'https://github.com/a/b?ref=v1'", {}},
    {"git clone https://a.example/b", {Kind::kFloats}},
    {"aws rds create-db-snapshot --db-snapshot-identifier before-$(date +%Y%m%d)",
     {Kind::kFixedName}},
    {"velero backup create \"before-$run_id\" --wait", {}},
    {"kubectl patch ds a -p '{\"securityContext\":{\"runAsNonRoot\":null}}'",
     {Kind::kControlRemoved}},
};
INSTANTIATE_TEST_SUITE_P(Flags, Hazards, testing::ValuesIn(kFlags));

const Case kTexts[] = {
    {"kubectl get pods -o name | grep web | xargs kubectl delete",
     {Kind::kTextSelected, Kind::kUnbounded}},
    {"kubectl get pods | grep -c '^web '", {}},
    {"curl -fsSL https://a.example/x.sh | sudo bash", {Kind::kUnpinnedScript}},
    {"bash <(curl -fsSL https://a.example/x.sh)", {Kind::kUnpinnedScript, Kind::kLost}},
    {"kubectl delete pod a || true", {Kind::kIgnored}},
    {"kubectl delete pod a || { echo no; exit 1; }", {}},
    {"set +e; kubectl delete pod a", {Kind::kIgnored}},
    {"set +e; kubectl delete pod a; set -e", {}},
    {"export A=$(aws sts get-caller-identity)", {Kind::kForgotten, Kind::kLost}},
    {"export A=$(date); kubectl delete pod $A", {}},
    {"ssh a 'pg_dump x | gzip > y'", {Kind::kLost}},
    {"ssh a 'set -o pipefail; pg_dump x | gzip > /y'", {}},
    {"pg_dump x | gzip > \"$backup/y\"", {}},
    {"pg_dump x | gzip > y", {Kind::kLocalCopy}},
    {"read -r a < <(kubectl get pods -o name)", {}},
    {"while read -r a; do echo \"$a\"; done < <(kubectl get pods -o name)", {Kind::kLost}},
    {"AWS_SECRET_ACCESS_KEY=abc aws s3 ls", {Kind::kSecretShown, Kind::kStaticCredentials}},
    {"PGPASSWORD=\"$password\" psql -c 'select 1'", {}},
    {"cd a && make", {Kind::kFolderLeft, Kind::kInFolder}},
    {"(cd a; make -C b)", {}},
    {"sleep 5", {Kind::kFixedSleep}},
    {"until kubectl get ns a; do sleep 5; done", {}},
    {"kubectl create namespace a", {Kind::kNotRepeatable}},
    {"kubectl get namespace a || kubectl create namespace a", {}},
    {"../tests/e2e/run.sh", {Kind::kUnpinnedScript}},
    {"./run.sh", {}},
};
INSTANTIATE_TEST_SUITE_P(Texts, Hazards, testing::ValuesIn(kTexts));

const Case kChecks[] = {
    {"kubectl get pods", {Kind::kPrintsOnly}},
    {"kubectl get pods -A | sort | head -3", {Kind::kPrintsOnly}},
    {"kubectl get pod web", {}},  // fails when it is not there
    {"kubectl get pods | grep -q web", {}},
    {"kubectl get pods; kubectl rollout status deploy/a --timeout=1m", {}},
    {"kubectl get nodes\nkubectl get pods -A | grep -v Running",
     {Kind::kPrintsOnly, Kind::kWrongCheck}},
    {"jq -e .ok < \"$file\"", {}},
    {"kubectl exec a -- curl -fsS http://b.c.svc:80/", {}},
    {"curl -fsS http://b.c.svc:80/", {Kind::kInsideName}},
};
INSTANTIATE_TEST_SUITE_P(Checks, Hazards, testing::ValuesIn(kChecks));

TEST(Shown, IsWhatOthersOfTheMachineOrReadersOfALogSee) {
  const auto shown = [](const char* text) {
    std::string places;
    for (const Hazard& hazard : FindShown(ReadShell(text), {"key"})) {
      places += hazard.command + ":" + hazard.text + " ";
    }
    return places;
  };
  EXPECT_EQ(shown("tool --key \"$key\""), "tool:key ");
  EXPECT_EQ(shown("printf %s \"$key\" | tool --key-stdin"), "");
  EXPECT_EQ(shown("KEY=\"$key\" tool"), "");
  EXPECT_EQ(shown("tool <<< \"$key\""), "");
  EXPECT_EQ(shown("echo \"$(tool \"$key\")\""), "tool:key ");
  EXPECT_EQ(shown("tool \"$other\""), "");
  EXPECT_EQ(shown("echo \"url: $key\""), "echo:key ");
  EXPECT_EQ(shown("printf %s \"$key\" | base64"), "printf:key ");
  EXPECT_EQ(shown("echo \"$key\" >\"$file\""), "");
}

const Case kSecrets[] = {
    {"kubectl get secret a -o yaml", {Kind::kTellsSecret}},
    {"kubectl get secret a -o jsonpath='{.data.b}' | base64 -d", {Kind::kTellsSecret}},
    {"kubectl get secret a -o json | jq -r .data.b", {Kind::kTellsSecret}},
    {"{ kubectl get secret a -o json; } | jq -r .data.b", {Kind::kTellsSecret}},
    {"(kubectl create token a)", {Kind::kTellsSecret, Kind::kNotRepeatable}},
    {"kubectl get secret a -o json | jq '.data | has(\"b\")'", {}},
    {"kubectl get secret a -o json | grep -q b", {}},
    {"kubectl get secret a -o json | sha256sum", {}},
    {"kubectl get secret a -o name", {}},
    {"kubectl get secret a -o json >\"$file\"", {}},
    {"x=$(kubectl get secret a -o json)", {Kind::kForgotten}},
    {"kubectl get secret a -o json | jq .metadata=null | kubectl apply -f -", {}},
};
INSTANTIATE_TEST_SUITE_P(Secrets, Hazards, testing::ValuesIn(kSecrets));

TEST(HazardFact, HasItsOwnSourceOrThatOfItsFile) {
  const auto hazards = Classify(ReadShell("kubectl version --short")).hazards;
  ASSERT_EQ(hazards.size(), 2U);
  EXPECT_EQ(hazards[1].kind, Kind::kPrintsOnly);
  EXPECT_EQ(hazards[0].since, "1.28.0");
  EXPECT_NE(hazards[0].source.find("116720"), std::string::npos);
  EXPECT_FALSE(hazards[1].source.empty());
}

}  // namespace
}  // namespace belay
