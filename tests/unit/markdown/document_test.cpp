#include "targets/markdown/document.h"

#include <gtest/gtest.h>

namespace belay::markdown {
namespace {

TEST(Document, HasABlankLineBetweenBlocksAndNoneInsideAList) {
  Document document(kGithub);
  document.Heading(1, Text("A"));
  document.Bullet(Text("b"));
  document.Task(Text("c"));
  document.Paragraph(Text("d"));
  EXPECT_EQ(document.Text(), "# A\n\n- b\n- [ ] c\n\nd\n");
}

TEST(Document, ClosesAFenceByMoreBackticksThanItHolds) {
  Document document(kGithub);
  document.Shell({.name = "a", .by_hand = true}, "cat <<'EOF'\n```\nEOF");
  EXPECT_EQ(
      document.Text(),
      "````bash {\"name\":\"a\",\"excludeFromRunAll\":\"true\"}\ncat <<'EOF'\n```\nEOF\n````\n");
}

TEST(Document, LeavesTheBytesOfAFenceAlone) {
  const std::string text = std::string("a  \n\x01 b \x02 c \x03\t") + "\xff";
  Document document(kGithub);
  document.Fence("text", text);
  EXPECT_EQ(document.Text(), "```text\n" + text + "\n```\n");
}

TEST(Document, TakesNoMarkupFromALanguage) {
  Document document(kGithub);
  document.Fence("ya ml`\n# x", "a");
  EXPECT_EQ(document.Text(), "```yamlx\na\n```\n");
}

TEST(Document, LinksToHeadingsAsGithubNamesThem) {
  Document document(kGithub);
  document.Paragraph(Inline::Link(Text("one"), "first"));
  document.Paragraph(Inline::Link(Text("two"), "second"));
  document.Heading(2, Text("3.2 Upgrade `dev`: a_b, C-d"), "first");
  document.Heading(2, Text("3.2 upgrade dev a_b c-d"));
  document.Heading(2, Text("3.2 upgrade dev a_b c-d"), "second");
  EXPECT_EQ(document.Text().substr(0, 80).find("[one](#32-upgrade-dev-a_b-c-d)\n\n[two]("), 0U);
  EXPECT_NE(document.Text().find("[two](#32-upgrade-dev-a_b-c-d-2)"), std::string::npos);
}

TEST(Document, DropsALinkWhoseHeadingHasNoCertainAnchor) {
  Document document(kGithub);
  document.Paragraph(Inline::Link(Text("a"), "umlaut"));
  document.Heading(2, Text("Übung"), "umlaut");
  document.Paragraph(Inline::Link(Text("b"), "nowhere"));
  EXPECT_EQ(document.Text(), "a\n\n## Übung\n\nb\n");
}

TEST(Document, KeepsAHashAtTheEndOfAHeading) {
  Document document(kGithub);
  document.Heading(2, Text("a #"));
  EXPECT_EQ(document.Text(), "## a \\#\n");
}

TEST(Document, WritesAlertsWhereTheyAreKnown) {
  Document github(kGithub);
  github.Callout(Alert::kWarning, {Text("a"), Text("b")});
  EXPECT_EQ(github.Text(), "> [!WARNING]\n> a\n>\n> b\n");
  Document plain(Flavor{});
  plain.Callout(Alert::kWarning, {Text("a")});
  EXPECT_EQ(plain.Text(), "> **WARNING:**\n> a\n");
}

TEST(Document, WritesTablesWithoutEndsOfLinesThatNobodySees) {
  Document document(kGithub);
  document.Table({Text("a"), Inline()}, {{Code("x|y"), Inline()}});
  EXPECT_EQ(document.Text(), "| a | |\n| --- | --- |\n| `x\\|y` | |\n");
}

}  // namespace
}  // namespace belay::markdown
