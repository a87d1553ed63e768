#include "compiler/shell/tools.h"

#include <gtest/gtest.h>

namespace belay {
namespace {

using Tools = std::vector<std::string>;

Tools Of(const char* text) {
  return ToolsOf(ReadShell(text));
}

TEST(Tools, TalkToTheClusterOfTheirKubeconfig) {
  for (const char* tool : {"kubectl", "oc", "helm", "velero"}) EXPECT_TRUE(TalksToCluster(tool));
  for (const char* tool : {"jq", "terraform", "eksctl", "my-own-tool", ""}) {
    EXPECT_FALSE(TalksToCluster(tool)) << tool;
  }
}

TEST(Tools, AreTheFirstWordsOfCommands) {
  EXPECT_EQ(Of("kubectl get pods -o json | jq .items >a && make b"),
            Tools({"jq", "kubectl", "make"}));
  EXPECT_EQ(Of("for x in a b; do velero backup get $(date +%s); done"), Tools({"date", "velero"}));
}

TEST(Tools, AreWhatOthersRunHere) {
  EXPECT_EQ(Of("sudo -u root timeout 5 kubectl get pods"), Tools({"kubectl", "sudo", "timeout"}));
  EXPECT_EQ(Of("bash -c 'psql -c x | tee y'"), Tools({"bash", "psql", "tee"}));
}

TEST(Tools, AreNotWhatRunsElsewhere) {
  EXPECT_EQ(Of("ssh host sudo systemctl restart kubelet"), Tools({"ssh"}));
  EXPECT_EQ(Of("kubectl exec pg-0 -- pg_dump shop"), Tools({"kubectl"}));
  EXPECT_EQ(Of("k3s kubectl get nodes"), Tools({"k3s"}));
}

TEST(Tools, AreNeitherTheShellsNorThePlans) {
  EXPECT_EQ(Of("cd a; echo b; [ -f c ]; [[ -n $d ]]; test -f e"), Tools());
  EXPECT_EQ(Of("say() { printf '%s' \"$1\"; }; say hello; ./bin/x; $y z; \"$HOME/q\""), Tools());
}

}  // namespace
}  // namespace belay
