#include <gtest/gtest.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <string>

#include "compiler/shell/read.h"

// What bash refuses to read, the reader calls broken, at the same word; and nothing else.
namespace belay {
namespace {

struct Broken {
  const char* text;
  const char* place;  // the bytes that are shown; null: nothing is wrong
  const char* what;
};

bool BashReads(const std::string& text) {
  const std::string path = testing::TempDir() + "/belay_broken_" + std::to_string(getpid()) + ".sh";
  std::ofstream(path) << text << '\n';
  const int status = std::system(("bash -n '" + path + "' 2>/dev/null").c_str());
  std::remove(path.c_str());
  return status == 0;
}

class BrokenShell : public testing::TestWithParam<Broken> {};

TEST_P(BrokenShell, IsFoundAtItsPlace) {
  const auto& [text, place, what] = GetParam();
  const ShellText read = ReadShell(text);
  ASSERT_EQ(read.broken.has_value(), place != nullptr)
      << text << (read.broken ? ": " + read.broken->what : "");
  if (place == nullptr) return;
  const TextRange range = read.broken->range;
  EXPECT_EQ(std::string(text).substr(range.begin, range.end - range.begin), place) << text;
  EXPECT_EQ(read.broken->what, what) << text;
}

TEST_P(BrokenShell, IsWhatBashRefuses) {
  if (std::system("bash -c true") != 0) GTEST_SKIP() << "there is no bash here";
  EXPECT_EQ(BashReads(GetParam().text), GetParam().place == nullptr) << GetParam().text;
}

constexpr Broken kBroken[] = {
    {"if true; then", "then", "`then` has no command behind it"},
    {"if true; then a", "if", "`if` has no `fi`"},
    {"if true; a; fi", "if", "`if` has no `then`"},
    {"if a; then b; else c; else d; fi", "if", "`if` has no `fi`"},
    {"if ; then b; fi", ";", "`;` has nothing before it"},
    {"for x in a b; do c", "for", "`for` has no `done`"},
    {"for x in a b; c; done", "for", "`for` has no `do`"},
    {"for ; do a; done", "for ", "`for` names no variable"},
    {"while read -r x; do done", "do", "`do` has no command behind it"},
    {"until a; do b", "until", "`until` has no `done`"},
    {"case $a in b) c;;", "case", "`case` has no `esac`"},
    {"case $a b) c;; esac", "case", "`case` has no `in`"},
    {"echo $(", "$(", "`$(` is never closed"},
    {"echo $((1 + 2", "((", "`((` is never closed"},
    {"echo ${a", "${", "`${` is never closed"},
    {"echo \"x", "\"", "`\"` is never closed"},
    {"echo 'x", "'", "`'` is never closed"},
    {"echo it's", "'", "`'` is never closed"},
    {"echo `date", "`", "``` is never closed"},
    {"( a; b", "(", "`(` is never closed"},
    {"( )", "(", "`(` has no command behind it"},
    {"{ a; b", "{", "`{` is never closed"},
    {"{ a }", "{", "`{` is never closed"},
    {"a=(b c", "(", "`(` is never closed"},
    {"[[ -f a", "[[", "`[[` is never closed"},
    {"a )", ")", "`)` closes nothing"},
    {"a; fi", "fi", "`fi` ends nothing"},
    {"a; }", "}", "`}` ends nothing"},
    {"done", "done", "`done` ends nothing"},
    {"a &&", "&&", "`&&` has nothing behind it"},
    {"|| a", "||", "`||` has nothing before it"},
    {"a |", "|", "`|` has nothing behind it"},
    {"a | | b", "|", "`|` has nothing behind it"},
    {"| a", "|", "`|` has nothing before it"},
    {"a; ; b", ";", "`;` has nothing before it"},
    {"a;; b", ";;", "`;;` cannot stand here: the command before it has ended"},
    {"a & ; b", ";", "`;` has nothing before it"},
    {"echo a(b)", "(", "a `(` inside of a command needs quotes"},
    {"echo >", ">", "`>` has nothing behind it"},
    {"a 2>; b", ">", "`>` has nothing behind it"},
    {"cat <<", "<<", "`<<` has nothing behind it"},
    {"{ a; } b", "b", "`b` cannot stand here: the command before it has ended"},
    {"f() echo", "e", "a function needs a body in `{ }`"},

    {"if a; then b; elif c; then d; else e; fi", nullptr, nullptr},
    {"if (a) then b; fi; { if a; then b; fi }", nullptr, nullptr},
    {"for x in a; do b; done | c; for x; do a; done; for ((;;)) { a; }", nullptr, nullptr},
    {"for ((i = 0; i < 3; i++)); do a; done &", nullptr, nullptr},
    {"while a\ndo\n  b\ndone < <(c) 2>&1", nullptr, nullptr},
    {"case $a in (b|c) ;; d) e ;& *) f; esac", nullptr, nullptr},
    {"x=$(case $a in b) c;; esac)", nullptr, nullptr},
    {"f() { a; }; function g { b; }; h() ( c )\ni()\n{\n  a\n}", nullptr, nullptr},
    {"a & b; c && d || e\n\n# it's a comment\n", nullptr, nullptr},
    {"a &&\n  b |\n  c ||\n # so\n  d", nullptr, nullptr},
    {"[[ $a =~ ^(b|c)$ && ! -f d ]] && ((e += (1 + 2))) && echo $((f << 2))", nullptr, nullptr},
    {"echo $((a); b) \"$(c \"$(d)\")\" `e \\`f\\``", nullptr, nullptr},
    {"cat <<'E' | a\n it's \"$( `\nE\nb", nullptr, nullptr},
    {"x=$(cat <<E\n a)b\nE\n)", nullptr, nullptr},
    {"declare -A m=([k]=v); a=(b 'c d' $(e)); m[x]=1", nullptr, nullptr},
    {"a >&2 2>&- <<<\"b\" {fd}>c &>d >| e", nullptr, nullptr},
    {"! a; time b; ! { c; }", nullptr, nullptr},
    {"echo fi done then } ; echo a{b,c} {1..3}", nullptr, nullptr},
    {"kubectl get x -o jsonpath='{.a[?(@.b==\"c\")]}'", nullptr, nullptr},
    {"echo ${a:-b} ${a//\\}/x} ${#a} ${a[@]} ${!a*} ${a:1:2} \"${a:+\"b\"}\" $'it\\'s' $\"x\"",
     nullptr, nullptr},
};

INSTANTIATE_TEST_SUITE_P(Texts, BrokenShell, testing::ValuesIn(kBroken));

// Bash reads a here-document only when it comes to it, and refuses it then.
TEST(BrokenShellBlanks, HereDocumentsAreRead) {
  const ShellText text = ReadShell("cat <<EOF\n$(a\nEOF\n");
  ASSERT_TRUE(text.broken);
  EXPECT_EQ(text.broken->what, "`$(` is never closed");
  EXPECT_FALSE(ReadShell("cat <<'EOF'\n$(a\nEOF\n").broken);
}

// What somebody has yet to fill in is told by another finding.
TEST(BrokenShellBlanks, ArePassedOver) {
  EXPECT_FALSE(ReadShell("kubectl get pod <name>").broken);
  EXPECT_FALSE(ReadShell("a=$(kubectl get <kind | name>)").broken);
  EXPECT_TRUE(ReadShell("kubectl get pods >").broken);
}

// The reader's own limit is not bash's.
TEST(BrokenShellBlanks, DepthIsNoMistake) {
  std::string text;
  for (int i = 0; i < 2 * kMaxShellNesting; ++i) text += "( a; ";
  for (int i = 0; i < 2 * kMaxShellNesting; ++i) text += ")";
  EXPECT_FALSE(ReadShell(text).broken);
}

}  // namespace
}  // namespace belay
