#include "targets/markdown/inline.h"

#include <gtest/gtest.h>

namespace belay::markdown {
namespace {

TEST(InlineText, LeavesOrdinaryWordsReadable) {
  EXPECT_EQ(
      Text("upgrade kube-proxy to v1.31.2 (2 of 3), then cluster_version: 100% - done!").flow(),
      "upgrade kube-proxy to v1.31.2 (2 of 3), then cluster_version: 100% - done!");
}

TEST(InlineText, EscapesWhatMarkdownReads) {
  EXPECT_EQ(Text("a*b _c_ [d](e) <f> `g` \\ h ~~ i &amp; R&D").flow(),
            "a\\*b \\_c\\_ \\[d\\](e) \\<f\\> \\`g\\` \\\\ h \\~\\~ i \\&amp; R\\&D");
}

TEST(InlineText, MakesBlanksAndLineBreaksSingleBlanks) {
  EXPECT_EQ(Text(" a\n\n# b\t c ").flow(), "a # b c");
}

TEST(InlineText, ShowsAsCodeWhatAForgeActsOn) {
  EXPECT_EQ(Text("ask @all (see #12, group/project!7) :100: $5 ~bug a@b.example").flow(),
            "ask `@all` (see `#12`, `group/project!7`) `:100:` `$5` `~bug` `a@b.example`");
}

TEST(InlineText, LinksPlainAddressesOnly) {
  EXPECT_EQ(Text("see https://a.example/b?c=d. or s3://bucket").flow(),
            "see <https://a.example/b?c=d>. or `s3://bucket`");
  EXPECT_EQ(Text("https://a.example/<b>").flow(), "`https://a.example/<b>`");
}

TEST(InlineText, SpellsOutWhatCannotBeSeen) {
  EXPECT_EQ(Text("a\x1b[31m \xe2\x80\xae"
                 "b \xff")
                .plain(),
            "a\\x1b[31m \\u202eb \\xff");
}

TEST(InlineCode, HasMoreBackticksAroundThanInside) {
  EXPECT_EQ(Code("a").flow(), "`a`");
  EXPECT_EQ(Code("a``b").flow(), "```a``b```");
  EXPECT_EQ(Code("`a`").flow(), "`` `a` ``");
}

TEST(InlineCode, KeepsBlanksAtTheEndsVisible) {
  EXPECT_EQ(Code(" a").flow(), "`\" a\"`");
  EXPECT_EQ(Code("a\nb\tc").flow(), "`a↵b\\tc`");
  EXPECT_EQ(Code("").flow(), "(empty)");
}

TEST(InlineCell, EscapesPipesInsideCodeToo) {
  EXPECT_EQ(Code("a|b").cell(), "`a\\|b`");
  EXPECT_EQ(Code("a|b").flow(), "`a|b`");
  EXPECT_EQ(Text("a|b").cell(), "a\\|b");
}

TEST(InlineCell, PutsWhatParsersOfTablesDisagreeOnBetweenTwoSpans) {
  EXPECT_EQ(Code("a\\|b|c").cell(), "`a`\\\\\\|`b\\|c`");
}

TEST(InlineSay, PutsPartsIntoTheHoles) {
  EXPECT_EQ(Say("{} is {}.", {Text("a*"), Code("b")}).flow(), "a\\* is `b`.");
}

TEST(InlineFirstOnLine, OpensNoBlockAndNoQuickAction) {
  EXPECT_EQ(FirstOnLine(Text("# a")), "\\# a");
  EXPECT_EQ(FirstOnLine(Text("- a")), "\\- a");
  EXPECT_EQ(FirstOnLine(Text("1. a")), "1\\. a");
  EXPECT_EQ(FirstOnLine(Text("/close")), "\\/close");
  EXPECT_EQ(FirstOnLine(Text("2 a")), "2 a");
}

TEST(InlineJoin, UsesTheLastSeparatorOnce) {
  EXPECT_EQ(Join({Text("a"), Text("b"), Text("c")}, ", ", " and ").flow(), "a, b and c");
  EXPECT_EQ(Join({}, ", ", " and ").flow(), "");
}

}  // namespace
}  // namespace belay::markdown
