#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "compiler/shell/read.h"

// What simple commands a text has, and where they stand.
namespace belay {
namespace {

// `a|b c|$d~ >f`: the words, `~` after one with an expansion in it, then the redirections.
std::string Show(const SimpleCommand& command) {
  std::string text;
  for (const Assignment& assignment : command.assignments) {
    text += "{" + assignment.name + "=" + assignment.value.value + "}";
  }
  for (std::size_t i = 0; i < command.words.size(); ++i) {
    if (i > 0) text += '|';
    text += command.words[i].value;
    if (!command.words[i].literal) text += '~';
  }
  constexpr const char* kSigns[] = {"<", ">", ">>", "<>", "&", "<<", "<<<"};
  for (const Redirection& redirection : command.redirections) {
    text += ' ' + std::to_string(redirection.descriptor) +
            kSigns[static_cast<std::size_t>(redirection.kind)] + redirection.target.value;
  }
  return text;
}

struct Case {
  const char* text;
  std::vector<std::string> commands;
};

class Commands : public testing::TestWithParam<Case> {};

TEST_P(Commands, AreRead) {
  const ShellText text = ReadShell(GetParam().text);
  std::vector<std::string> shown;
  for (const SimpleCommand& command : text.commands) shown.push_back(Show(command));
  EXPECT_EQ(shown, GetParam().commands) << GetParam().text;
  EXPECT_FALSE(text.truncated);
}

const Case kWords[] = {
    {"", {}},
    {"  \n\t# nothing\n", {}},
    {"a b  c", {"a|b|c"}},
    {"a 'b c' \"d e\" f\\ g", {"a|b c|d e|f g"}},
    {"a \"$b\" c$d 'e$f'", {"a|$b~|c$d~|e$f"}},
    {"a \"\\$b \\q \\\\\"", {"a|$b \\q \\"}},
    {"a b\\\n  c", {"a|b|c"}},
    {"a b\\\nc", {"a|bc"}},
    {"a $'b\\'c\\n' $\"d\"", {"a|b'c\n|d"}},
    {"a # b\nc", {"a", "c"}},
    {"a b#c #d", {"a|b#c"}},
    {"a '' \"\"", {"a||"}},
    {"a *.yaml {b,c} ~/d", {"a|*.yaml|{b,c}|~/d"}},
    {"a @(b|c) !(d e)", {"a|@(b|c)|!(d e)"}},
    {"a $((1 + (2))) b", {"a|$((1 + (2)))~|b"}},
    {"a $", {"a|$"}},
    {"a \"b", {"a|b"}},
    {"a 'b", {"a|b"}},
    {"a b)", {"a|b"}},
    {"get <name> x", {"get|<name>|x"}},
    {"a deployment/<name> --for=<group name>", {"a|deployment/<name>|--for=<group name>"}},
    {"a <in >out", {"a 0<in 1>out"}},
    {"a <in>out b", {"a|b 0<in 1>out"}},
    {"a <dir/in> b", {"a 0<dir/in 1>b"}},
    {"a <in 2>err", {"a 0<in 2>err"}},
};
INSTANTIATE_TEST_SUITE_P(Words, Commands, testing::ValuesIn(kWords));

const Case kLists[] = {
    {"a; b & c && d || e\nf", {"a", "b", "c", "d", "e", "f"}},
    {"a | b |& c", {"a", "b", "c"}},
    {"a |\n  b &&\n  # why\n  c", {"a", "b", "c"}},
    {"! a; time -p b; time c", {"a", "b", "c"}},
    {"(a; b) && { c; d; }", {"a", "b", "c", "d"}},
    {"echo { }", {"echo|{|}"}},
    {"if a; then b; elif c; then d; else e; fi", {"a", "b", "c", "d", "e"}},
    {"for x in a b; do c $x; done", {"c|$x~"}},
    {"for ((i = 0; i < 3; i++)); do a; done", {"a"}},
    {"for x; do a; done; for y in do re; do b; done", {"a", "b"}},
    {"while a; do b; done; until c; do d; done", {"a", "b", "c", "d"}},
    {"select x in a b; do c; done", {"c"}},
    {"case $x in a|b) c;; (d) e;& f*) g;;& *) h; esac", {"c", "e", "g", "h"}},
    {"f() { a; }; function g { b; }; function h() (c)\nf", {"a", "b", "c", "f"}},
    {"[[ a == b && -n $c ]] && d", {"[[|a|==|b|-n|$c~|]]", "d"}},
    {"[[ $a =~ ^(b|c)$ ]] || d", {"[[|$a~|=~|^|b|c|$|]]", "d"}},
    {"((a > 1)) && b", {"b"}},
    {"((a); b)", {"a", "b"}},
    {"coproc N { a; }; coproc b", {"a", "b"}},
    {"if a; then b", {"a", "b"}},
    {"done; fi; a", {"done", "fi", "a"}},
    {"a;;b", {"a", "b"}},
};
INSTANTIATE_TEST_SUITE_P(Lists, Commands, testing::ValuesIn(kLists));

const Case kNested[] = {
    {"a $(b $(c))", {"a|$(b $(c))~", "b|$(c)~", "c"}},
    {"a \"$(b \"c d\")\"", {"a|$(b \"c d\")~", "b|c d"}},
    {"a `b \\`c\\` d`", {"a|`b \\`c\\` d`~", "b|`c`~|d", "c"}},
    {"a $((b); c)", {"a|$((b); c)~", "b", "c"}},
    {"a $(case x in x) b;; esac)", {"a|$(case x in x) b;; esac)~", "b"}},
    {"a ${ b; }", {"a|${ b; }~", "b"}},
    {"a ${x:-$(b)}", {"a|${x:-$(b)}~", "b"}},
    {"diff <(a) >(b)", {"diff|<(a)~|>(b)~", "a", "b"}},
    {"x=$(a) y=1 b", {"{x=$(a)}{y=1}b", "a"}},
    {"x=(a \"$b\" $(c)) d", {"{x=(a \"$b\" $(c))}d", "c"}},
    {"x[1]=a y+=b", {"{x=a}{y=b}"}},
    {"a x=1", {"a|x=1"}},
    {"export A=\"b c\" D=(e f)", {"export|A=b c|D=(e f)~"}},
};
INSTANTIATE_TEST_SUITE_P(Nested, Commands, testing::ValuesIn(kNested));

const Case kRedirections[] = {
    {"a >b 2>&1 <c", {"a 1>b 2&1 0<c"}},
    {"a >>\"$b\" &>c >|d", {"a 1>>$b 1>c 1>d"}},
    {"a >&2; b >&c; d 3<>e", {"a 1&2", "b 1>c", "d 3<>e"}},
    {"a {fd}>b <<<\"c d\"", {"a -1>b 0<<<c d"}},
    {">a b", {"b 1>a"}},
    {"a <<E b\nx $(y)\nE\nc", {"a|b 0<<E", "y", "c"}},
    {"a <<'E'\n$(b)\nE\nc", {"a 0<<E", "c"}},
    {"a <<\\E\n$(b)\nE\nc", {"a 0<<E", "c"}},
    {"a <<-E\n\tb\n\tE\nc", {"a 0<<E", "c"}},
    {"a <<E; b <<F\nE\n$(x)\nF\nc", {"a 0<<E", "b 0<<F", "x", "c"}},
    {"a <<E\nno end", {"a 0<<E"}},
    {"x=$(a <<E\nb\nE\n); c", {"{x=$(a <<E\nb\nE\n)}", "a 0<<E", "c"}},
    {"x=$(a <<E\nb\nE); c", {"{x=$(a <<E\nb\nE)}", "a 0<<E", "c"}},
};
INSTANTIATE_TEST_SUITE_P(Redirections, Commands, testing::ValuesIn(kRedirections));

TEST(ShellText, SaysWhereACommandStands) {
  const ShellText text = ReadShell(
      "f() { a; }\n"
      "for x in y; do if b; then c $(d); fi; done\n"
      "while e; do g; done");
  std::string shown;
  for (const SimpleCommand& command : text.commands) {
    const ShellContext& context = command.context;
    shown += command.words[0].value + ":";
    if (context.in_function) shown += " function";
    if (context.in_loop) shown += " loop";
    if (context.in_test) shown += " test";
    if (context.in_branch) shown += " branch";
    if (context.in_substitution) shown += " substitution";
    shown += "\n";
  }
  EXPECT_EQ(shown,
            "a: function\n"
            "b: loop test\n"
            "c: loop branch\n"
            "d: loop branch substitution\n"
            "e: loop test\n"
            "g: loop\n");
}

TEST(ShellText, CountsTheStagesOfPipelines) {
  const ShellText text = ReadShell("a | { b; c; } | d && ! e &");
  std::string shown;
  for (const SimpleCommand& command : text.commands) {
    const Pipeline& pipeline = text.pipelines[command.pipeline];
    shown += command.words[0].value + std::to_string(command.stage) +
             (text.IsLastStage(command) ? "." : "|") + (pipeline.negated ? "!" : "") +
             (pipeline.background ? "&" : "") + (pipeline.inside ? "{" : "") + " ";
  }
  EXPECT_EQ(shown, "a0| b0.{ c0.{ d2. e0.!& ");
  EXPECT_EQ(text.pipelines[text.commands[4].pipeline].joint, Pipeline::Joint::kAnd);
}

TEST(ShellText, KeepsTheRedirectionsOfCompounds) {
  const ShellText text = ReadShell("{ a; } >b 2>&1");
  ASSERT_EQ(text.compounds.size(), 1U);
  ASSERT_EQ(text.compounds[0].redirections.size(), 2U);
  EXPECT_EQ(text.compounds[0].redirections[0].target.value, "b");
}

TEST(ShellText, RangesAreBytesOfTheText) {
  const std::string source = "a `b \\`c $d\\`` \"${e}\"";
  const ShellText text = ReadShell(source);
  std::vector<std::string> places;
  for (const VariableUse& use : text.uses) {
    places.push_back(source.substr(use.range.begin, use.range.end - use.range.begin));
  }
  EXPECT_EQ(places, (std::vector<std::string>{"$d", "${e}"}));
  EXPECT_EQ(source.substr(text.commands[2].range.begin,
                          text.commands[2].range.end - text.commands[2].range.begin),
            "c $d");
}

TEST(ShellText, ReadsOnFlatlyWhereItIsNestedTooDeep) {
  std::string deep;
  for (int i = 0; i < 3 * kMaxShellNesting; ++i) deep += "$(";
  const ShellText text = ReadShell(deep + "echo $x");
  EXPECT_TRUE(text.truncated);
  ASSERT_EQ(text.uses.size(), 1U);
  EXPECT_EQ(text.uses[0].name, "x");
}

}  // namespace
}  // namespace belay
