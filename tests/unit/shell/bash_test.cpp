#include <gtest/gtest.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <set>
#include <string>

#include "compiler/shell/read.h"

// The reader against bash itself: what `bash -u` calls unbound is what it finds used.
namespace belay {
namespace {

std::string Output(const std::string& command) {
  std::string output;
  FILE* pipe = popen(command.c_str(), "r");
  if (pipe == nullptr) return output;
  for (int c = std::fgetc(pipe); c != EOF; c = std::fgetc(pipe)) output += static_cast<char>(c);
  pclose(pipe);
  return output;
}

// Runs the snippet again and again, and each time gives it the variable that it lacked.
std::set<std::string> UnboundByBash(const std::string& snippet) {
  const std::string path =
      testing::TempDir() + "/belay_snippet_" + std::to_string(getpid()) + ".sh";
  std::ofstream(path) << snippet << '\n';
  std::set<std::string> unbound;
  std::string environment;
  for (int i = 0; i < 20; ++i) {
    std::string run = "cd / && env -i HOME=/ PATH=/usr/bin:/bin";
    run.append(environment).append(" bash -u '").append(path).append("' 2>&1");
    const std::string output = Output(run);
    const std::size_t end = output.find(": unbound variable");
    if (end == std::string::npos) break;
    const std::size_t begin = output.rfind(' ', end) + 1;
    const std::string name = output.substr(begin, end - begin);
    if (!unbound.insert(name).second) break;
    environment.append(" ").append(name).append("=1");
  }
  std::remove(path.c_str());
  return unbound;
}

class AgainstBash : public testing::TestWithParam<const char*> {};

TEST_P(AgainstBash, FindsTheSameVariables) {
  if (Output("bash -c 'echo yes'") != "yes\n") GTEST_SKIP() << "there is no bash here";
  const ShellText text = ReadShell(GetParam());
  std::set<std::string> used;
  for (const VariableUse& use : text.uses) {
    if (use.has_default || use.set_before || IsShellVariable(use.name)) continue;
    used.insert(use.name);
  }
  EXPECT_EQ(used, UnboundByBash(GetParam()));
}

// Nothing in them runs a branch that the reader sees and bash would not.
constexpr const char* kSnippets[] = {
    "echo $a ${b} \"$c ${d}\" '$e' \\$f \"\\$g\"",
    "echo ${a:-$b} ${c-d} ${e:+f} ${g:=h} $g ${#i} ${j%x}",
    "echo $((a + b * 2)) $[c] $((0x1f + 16#ff + 1#0))",
    "((a = 1, b += 2, c++)); echo $a",
    "cat <<E\n$a \\$b '$c' $(echo $d) `echo $e \\$f`\nE\ncat <<'F'\n$g\nF",
    "cat <<-E\n\t$a\n\tE\necho $b",
    "for x in $a b; do echo $x $c; done",
    "case $a in $b) echo $c;; esac",
    "[[ $a != \"$b\" || $c =~ ^(x|$d)$ ]]; echo $e",
    "f() { local x=$1 y; y=$a; echo $x $y; }; f $b",
    "read -r x y <<<\"$a b\"; echo $x $y",
    "arr=(\"$a\" $(echo $b)); echo ${arr[0]} ${arr[@]} ${#arr[@]} ${arr[c]}",
    "declare -A m=([k]=$a); m[j]=1; echo ${m[j]}",
    "x=$(echo `echo \\`echo $a\\``); echo $x \"`echo \\\"$b\\\"`\"",
    "echo $HOME $RANDOM $PWD $$ $? $# $@ $- ${BASH_VERSION} | cat >/dev/null; echo $a",
    "awk 'BEGIN { x = 1; print $x }'; echo \"$a\"'$b'\"$c\"",
    "echo ${a/$b/$c} ${d:e:f} \"${g:-'$h'}\" ${i^^}",
    "printf -v x '%s' $a; echo $x; mapfile -t l < <(echo $b); echo $l",
    "echo {1..2} $a # $b\necho c#$d",
    "while read -r l; do echo $l $a; done < <(echo x; echo $b)",
    "((a)); ((b)) || true; if ((c > 1)); then :; fi",
    "echo \"$(echo \"$(echo \"$a\")\")\" $'$b' $\"$c\"",
    "a=1 env true; echo $b${c}d$e.f/$g",
    "(echo $a; (echo $b)) | { cat; echo $c; }",
    "x=$x; echo $x; y=1; echo $y; for z in $z; do echo $z; done; i=$((i + 1)); ((j++))",
    "let 'x = 1'; echo $x; echo $((y = 2)) $y $((z ? 1 : 2))",
};
INSTANTIATE_TEST_SUITE_P(Snippets, AgainstBash, testing::ValuesIn(kSnippets));

}  // namespace
}  // namespace belay
