#include "compiler/shell/unwrap.h"

#include <gtest/gtest.h>

#include <string>

namespace belay {
namespace {

std::string Join(std::span<const Word> words) {
  std::string text;
  for (const Word& word : words) text += (text.empty() ? "" : " ") + word.value;
  return text;
}

// Everything taken off, one layer after the other; a text for another shell stands in quotes.
std::string Core(const char* text) {
  const ShellText shell = ReadShell(text);
  std::span<const Word> words = shell.commands.at(0).words;
  while (const auto inner = Unwrap(words)) {
    if (inner->script) return "'" + *inner->script + "'";
    words = inner->words;
  }
  return Join(words);
}

struct Case {
  const char* text;
  const char* core;
};

class Wrappers : public testing::TestWithParam<Case> {};

TEST_P(Wrappers, AreTakenOff) {
  EXPECT_EQ(Core(GetParam().text), GetParam().core);
}

const Case kCases[] = {
    {"kubectl get pods", "kubectl get pods"},
    {"sudo -u root -E kubectl get pods", "kubectl get pods"},
    {"sudo A=b helm list", "helm list"},
    {"env -i A=b C=d helm list", "helm list"},
    {"timeout -k 5 10m helm list", "helm list"},
    {"nohup nice -n 5 ionice -c 3 a b", "a b"},
    {"/usr/bin/time -f %e a", "a"},
    {"flock -n /tmp/lock a b", "a b"},
    {"flock /tmp/lock -c 'a b'", "'a b'"},
    {"command -p a", "a"},
    {"command -v a", "command -v a"},
    {"exec a b", "a b"},
    {"xargs -r -n 1 -I{} kubectl delete {}", "kubectl delete {}"},
    {"find . -name x -exec rm -f {} +", "rm -f {}"},
    {"find . -name x", "find . -name x"},
    {"bash -c 'a b' c", "'a b'"},
    {"bash -euo pipefail -c 'a'", "'a'"},
    {"sh script.sh -c", "sh script.sh -c"},
    {"eval a \"b c\"", "'a b c'"},
    {"ssh -i key -p 22 user@host 'a; b' c", "'a; b c'"},
    {"ssh host", "ssh host"},
    {"watch -n 5 'a | b'", "'a | b'"},
    {"kubectl -n x exec -it pod -c c -- a b", "a b"},
    {"kubectl exec pod a b", "a b"},
    {"oc exec deploy/x -- sh -c 'a'", "'a'"},
    {"docker compose -f f.yml exec -T db a b", "a b"},
    {"docker exec -it -u root c a", "a"},
    {"docker run x a", "docker run x a"},
    {"juju exec --unit a/0 -- b c", "'b c'"},
    {"juju ssh a/0 b c", "'b c'"},
    {"sudo k3s kubectl get pods", "kubectl get pods"},
    {"microk8s helm list", "microk8s helm list"},
    {"aws-vault exec dev -- aws s3 ls", "aws s3 ls"},
    {"op run --env-file=x -- a b", "a b"},
    {"sudo", "sudo"},
    {"sudo -i", "sudo -i"},
    {"env", "env"},
};
INSTANTIATE_TEST_SUITE_P(All, Wrappers, testing::ValuesIn(kCases));

TEST(Innermost, KeepsToTheWordsOfThisMachine) {
  const ShellText text = ReadShell("sudo timeout 5 kubectl exec pod -- rm x");
  EXPECT_EQ(Join(Innermost(text.commands.at(0).words)), "kubectl exec pod -- rm x");
}

TEST(CommandName, IsTheLastPartOfAPath) {
  EXPECT_EQ(CommandName("/usr/bin/kubectl"), "kubectl");
  EXPECT_EQ(CommandName("kubectl"), "kubectl");
}

}  // namespace
}  // namespace belay
