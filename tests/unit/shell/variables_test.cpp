#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "compiler/shell/read.h"

// Which variables a text uses, and which it sets.
namespace belay {
namespace {

struct Case {
  const char* text;
  const char* uses;      // a `?` after one that has a default
  const char* assigned;  // by the alphabet
};

class Variables : public testing::TestWithParam<Case> {};

TEST_P(Variables, AreFound) {
  const ShellText text = ReadShell(GetParam().text);
  std::string uses;
  for (const VariableUse& use : text.uses) {
    if (!uses.empty()) uses += ' ';
    uses += use.name;
    if (use.has_default) uses += '?';
  }
  std::string assigned;
  for (const std::string& name : text.assigned) {
    if (!assigned.empty()) assigned += ' ';
    assigned += name;
  }
  EXPECT_EQ(uses, GetParam().uses) << GetParam().text;
  EXPECT_EQ(assigned, GetParam().assigned) << GetParam().text;
}

const Case kUses[] = {
    {"a $b ${c} \"$d ${e}\" f$g.h", "b c d e g", ""},
    {"a '$b' \\$c \"\\$d\" \"'$e'\"", "e", ""},
    {"awk '{print $1, $x}' \"$f\"", "f", ""},
    {"a $1 $@ $* $# $? $$ $! $- $0 ${10} ${@:2} ${#} ${#@} ${*}", "", ""},
    {"a ${b:-$c} ${d-e} ${f:+g} ${h+i} ${j:?k} ${l?}", "b? c d? f? h? j l", ""},
    {"a ${b:=c} ${d=e}", "b? d?", "b d"},
    {"a ${#b} ${!c} ${!d*} ${!e@} ${f[@]} ${#g[*]}", "b c f g", ""},
    {"a ${b%%.*} ${c/$d/\"$e\"} ${f#'$g'} ${h^^} ${i@Q}", "b c d e f h i", ""},
    {"a \"${b:-'$c'}\" ${d:-'$e'}", "b? c d?", ""},
    {"a ${b:c:d} ${e:1:2} ${f: -1}", "b c d e f", ""},
    {"a ${b[c]} ${d[$e]}", "b c d e", ""},
    {"declare -A m; m[k]=1; a ${m[k]}", "m", "m"},
    {"a $((b + c)) $((0x1f + 16#ff)) $[d]", "b c d", ""},
    {"a $((b[c] + $d))", "b c d", ""},
    {"a ${cert-manager-version}", "cert?", ""},
    {"$b; \"$c\" d", "b c", ""},
    {"a $b$c\"$d\"'$e'", "b c d", ""},
    {"a ${} ${ } ${-} $ \"$\"", "", ""},
    {"a <<<\"$b\" >$c 2>\"$d\"", "b c d", ""},
    {"a <(b $c)", "c", ""},
    {"a `b $c` `b \\$d` \"`b \\\"$e\\\"`\"", "c d e", ""},
    {"a # $b", "", ""},
    {"case $a in $b) c;; \"$d\"|e) f $g;; esac", "a b d g", ""},
    {"[[ $a == \"$b\" && -v c ]]", "a b", ""},
    {"a @($b|c)", "b", ""},
    {"export a b=$c d; e", "a c d", "b"},
    {"export -n a; export -f b; export \"$c\"; declare -x d", "c", "d"},
};
INSTANTIATE_TEST_SUITE_P(Uses, Variables, testing::ValuesIn(kUses));

const Case kHereDocuments[] = {
    {"a <<E\n$b ${c} \\$d $(e $f) '$g' \"$h\"\nE\n$i", "b c f g h i", ""},
    {"a <<'E'\n$b\nE\n", "", ""},
    {"a <<\"E\"\n$b\nE\n", "", ""},
    {"a <<-E\n\t$b\n\tE\n$c", "b c", ""},
    {"a <<E $b\n$c\nE\n", "b c", ""},
    {"a <<E\n$b\\\nE\n$c\nE\n$d", "b c d", ""},
    {"a <<E\n${b:-$c}\nE\n", "b? c", ""},
};
INSTANTIATE_TEST_SUITE_P(HereDocuments, Variables, testing::ValuesIn(kHereDocuments));

const Case kAssigned[] = {
    {"a=1 b+=2 c[0]=3 d=(4 5)", "", "a b c d"},
    {"a=1 b c=2", "", "a"},
    {"read a; read -r -p 'x y' b c; read -ra d; read -a e; read", "", "REPLY a b c d e"},
    {"while read -r a b; do c $a; done <d", "a", "a b"},
    {"for a in b; do c; done; select d in e; do f; done", "", "a d"},
    {"for ((i = 0; i < n; i++)); do a; done", "i n i", "i"},
    {"local a=1 b; declare -i c=2; export D=$e F; readonly g=1; typeset h", "e F", "D a b c g h"},
    {"mapfile -t a; readarray -d '' b; mapfile", "", "MAPFILE a b"},
    {"printf -v a '%s' b; printf '%s' c", "", "a"},
    {"while getopts 'ab:' o; do :; done", "", "OPTARG OPTIND o"},
    {"((a = 1, b += 2, c++, --d, e == f))", "b c d e f", "a b c d"},
    {"a $((b = 1)) $((c << 2)) $((d <<= 2)) $((e <= f))", "c d e f", "b d"},
    {"let a=1 'b += 2' c++ d==1", "", "a b c"},
    {"exec {fd}>a; coproc N { b; }; wait -p p", "", "N fd p"},
    {"builtin read a; command export B=1", "", "B a"},
    {"a=$(b=1; c)", "", "a b"},
};
INSTANTIATE_TEST_SUITE_P(Assigned, Variables, testing::ValuesIn(kAssigned));

TEST(ShellText, KnowsWhichUsesComeAfterAnAssignment) {
  const ShellText text =
      ReadShell("a=$a; b $a; for c in $c; do d $c; done; e $f; f=1; ((g++)); h=$(i=1; j $h $i)");
  std::string after;
  for (const VariableUse& use : text.uses) {
    after += use.name + (use.set_before ? "+ " : "- ");
  }
  EXPECT_EQ(after, "a- a+ c- c+ f- g- h- i+ ");
}

TEST(ShellText, KnowsItsFunctions) {
  const ShellText text = ReadShell("b() { :; }; function a { :; }; function c() (:)");
  EXPECT_EQ(text.functions, (std::vector<std::string>{"a", "b", "c"}));
  EXPECT_FALSE(text.Assigns("a"));
}

TEST(ShellText, KnowsThatItRunsTextFromElsewhere) {
  EXPECT_TRUE(ReadShell("source venv/bin/activate").sources);
  EXPECT_TRUE(ReadShell("a && . ./env.sh").sources);
  EXPECT_TRUE(ReadShell("eval \"$(ssh-agent)\"").sources);
  EXPECT_FALSE(ReadShell("echo source . eval").sources);
}

TEST(IsShellVariable, IsTrueOfThoseThatBashSets) {
  for (const char* name : {"HOME", "RANDOM", "BASH_SOURCE", "_", "IFS"}) {
    EXPECT_TRUE(IsShellVariable(name)) << name;
  }
  for (const char* name : {"AWS_PROFILE", "KUBECONFIG", "home", ""}) {
    EXPECT_FALSE(IsShellVariable(name)) << name;
  }
}

}  // namespace
}  // namespace belay
