#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

#include "compiler/diagnostics/concise_renderer.h"
#include "compiler/diagnostics/display.h"
#include "compiler/diagnostics/json_renderer.h"
#include "compiler/diagnostics/text_renderer.h"

namespace belay {
namespace {

using testing::Each;
using testing::HasSubstr;
using testing::Not;

class RenderTest : public testing::Test {
 protected:
  FileId Add(std::string text, std::string name = "plan.belay") {
    return sources_.Add(std::move(name), std::move(text));
  }

  // The place of `text` in a file, from the nth time that it stands there.
  Span Find(FileId file, std::string_view text, int nth = 1) const {
    const std::string_view all = sources_.file(file).text();
    std::size_t at = all.find(text);
    for (; nth > 1; --nth) at = all.find(text, at + 1);
    EXPECT_NE(at, std::string_view::npos) << text;
    const auto begin = static_cast<std::uint32_t>(at);
    return {.file = file, .begin = begin, .end = begin + static_cast<std::uint32_t>(text.size())};
  }

  static Diagnostic At(Span span, std::string label = "") {
    Diagnostic diagnostic;
    diagnostic.code = "SKW01";
    diagnostic.name = "kubelet-newer";
    diagnostic.span = span;
    diagnostic.message = "the kubelet is newer";
    diagnostic.label = std::move(label);
    return diagnostic;
  }

  std::string Text(const Diagnostic& diagnostic, TextOptions options = {}) const {
    return RenderText({diagnostic}, sources_, options);
  }

  SourceManager sources_;
};

TEST_F(RenderTest, FrameHasSpanLabelsRemarksAndFix) {
  const FileId file =
      Add("cluster dev {\n"
          "  version = 1.29 -> 1.30\n"
          "}\n"
          "\n"
          "stage a {\n"
          "  upgrade dev.core to 1.31\n"
          "  upgrade dev\n"
          "}\n");
  Diagnostic diagnostic = At(Find(file, "dev.core"), "runs before the next hop");
  diagnostic.labels.push_back({.span = Find(file, "1.30"), .text = "the API server is here"});
  diagnostic.labels.push_back({.span = Find(file, "upgrade dev", 2), .text = "only moved here"});
  diagnostic.remarks = {
      {.kind = Remark::Kind::kEffect, .text = "nodes may go NotReady"},
      {.kind = Remark::Kind::kHelp, .text = "move the step behind the next"},
      {.kind = Remark::Kind::kAssumed, .text = "`dev.core` is 1.29: line 2 says so"},
      {.kind = Remark::Kind::kFact, .text = "skew policy, 2026-11"},
  };
  diagnostic.fix = Fix{.title = "go one minor at a time", .safe = false, .edits = {}};
  diagnostic.fix->edits.push_back({.span = Find(file, "1.31"), .replacement = "1.30"});
  EXPECT_EQ(Text(diagnostic),
            "error[SKW01 kubelet-newer]: the kubelet is newer\n"
            " --> plan.belay:6:11\n"
            "  |\n"
            "2 |   version = 1.29 -> 1.30\n"
            "  |                     ---- the API server is here\n"
            "...\n"
            "6 |   upgrade dev.core to 1.31\n"
            "  |           ^^^^^^^^ runs before the next hop\n"
            "7 |   upgrade dev\n"
            "  |   ----------- only moved here\n"
            "  |\n"
            "  = effect:  nodes may go NotReady\n"
            "  = assumed: `dev.core` is 1.29: line 2 says so\n"
            "  = fact:    skew policy, 2026-11\n"
            "help: move the step behind the next\n"
            "help: go one minor at a time   (unsafe fix: read it before you apply it)\n"
            "  |\n"
            "6 -   upgrade dev.core to 1.31\n"
            "6 +   upgrade dev.core to 1.30\n");
}

TEST_F(RenderTest, OneLineBetweenIsShownInsteadOfAGap) {
  const FileId file = Add("one\ntwo\nthree\n");
  Diagnostic diagnostic = At(Find(file, "three"));
  diagnostic.labels.push_back({.span = Find(file, "one"), .text = "first"});
  EXPECT_THAT(Text(diagnostic), HasSubstr("1 | one\n"
                                          "  | --- first\n"
                                          "2 | two\n"
                                          "3 | three\n"
                                          "  | ^^^^^\n"));
}

TEST_F(RenderTest, SeveralLabelsShareALine) {
  const FileId file = Add("upgrade dev.core to 1.31 using eks\n");
  Diagnostic diagnostic = At(Find(file, "dev.core"), "this one");
  diagnostic.labels.push_back({.span = Find(file, "upgrade"), .text = "the verb"});
  diagnostic.labels.push_back({.span = Find(file, "1.31"), .text = "too far"});
  EXPECT_THAT(Text(diagnostic), HasSubstr("1 | upgrade dev.core to 1.31 using eks\n"
                                          "  | ------- ^^^^^^^^    ---- too far\n"
                                          "  | |       this one\n"
                                          "  | the verb\n"));
}

TEST_F(RenderTest, ALabelAroundTheSpanKeepsBothVisible) {
  const FileId file = Add("upgrade dev.core to 1.31\n");
  Diagnostic diagnostic = At(Find(file, "dev.core"), "this one");
  diagnostic.labels.push_back({.span = Find(file, "upgrade dev.core to 1.31"), .text = "the step"});
  EXPECT_THAT(Text(diagnostic), HasSubstr("  | --------^^^^^^^^--------\n"
                                          "  | |       this one\n"
                                          "  | the step\n"));
}

TEST_F(RenderTest, OtherFilesGetTheirOwnBlock) {
  const FileId file = Add("upgrade dev\n");
  const FileId module = Add("# a\naction upgrade eks.x {\n", "lib/eks.belay");
  Diagnostic diagnostic = At(Find(file, "dev"));
  diagnostic.labels.push_back({.span = Find(module, "eks.x"), .text = "by this action"});
  EXPECT_THAT(Text(diagnostic), HasSubstr("1 | upgrade dev\n"
                                          "  |         ^^^\n"
                                          " ::: lib/eks.belay:2:16\n"
                                          "  |\n"
                                          "2 | action upgrade eks.x {\n"
                                          "  |                ----- by this action\n"));
}

TEST_F(RenderTest, SpanOverSeveralLinesIsMarkedAtBothEnds) {
  const FileId file = Add("stage a {\n  one\n  two\n  three\n}\nrest\n");
  const FileId whole = file;
  Span span = Find(file, "stage a {\n  one\n  two\n  three\n}\n");
  EXPECT_THAT(Text(At(span, "the stage")), HasSubstr("1 | stage a {\n"
                                                     "  | ^^^^^^^^^\n"
                                                     "...\n"
                                                     "5 | }\n"
                                                     "  | ^ the stage\n"));
  EXPECT_EQ(span.file, whole);
}

TEST_F(RenderTest, EmptySpanAtTheEndOfAFileHasAMark) {
  const FileId with_break = Add("stage a {\n");
  const FileId without = Add("stage a {", "b.belay");
  const FileId empty = Add("", "c.belay");
  EXPECT_THAT(Text(At({.file = with_break, .begin = 10, .end = 10}, "here")),
              HasSubstr(" --> plan.belay:2:1\n  |\n2 |\n  | ^ here\n"));
  EXPECT_THAT(Text(At({.file = without, .begin = 9, .end = 9})),
              HasSubstr("1 | stage a {\n  |          ^\n"));
  EXPECT_THAT(Text(At({.file = empty, .begin = 0, .end = 0})), HasSubstr("1 |\n  | ^\n"));
}

TEST_F(RenderTest, TabsAndWideCharactersKeepMarksUnderTheirText) {
  const FileId file = Add("\tnote\t\"数据 e\xCC\x81\" bad\n");
  EXPECT_THAT(Text(At(Find(file, "bad"))), HasSubstr("1 |     note    \"数据 e\xCC\x81\" bad\n"
                                                     "  |                      ^^^\n"));
}

TEST_F(RenderTest, WhatATerminalWouldObeyIsEscaped) {
  const FileId file =
      Add("a\x1b[31m\xff\xe2\x80\xae"
          "b bad\r\n",
          "p\nq.belay");
  Diagnostic diagnostic = At(Find(file, "bad"));
  diagnostic.message = "no \x1b]0;title\x07 and no \xc3";
  const std::string text = Text(diagnostic);
  EXPECT_THAT(text, HasSubstr("1 | a\\x1b[31m\\xff\\u{202e}b bad\n"
                              "  |                        ^^^\n"));
  EXPECT_THAT(text, HasSubstr("no \\x1b]0;title\\x07 and no \\xc3\n"));
  EXPECT_THAT(text, HasSubstr("p\\nq.belay:1:"));
  EXPECT_THAT(std::vector<char>(text.begin(), text.end()), Each(Not(testing::AnyOf('\x1b', '\r'))));
}

TEST_F(RenderTest, LongLinesAreCutAroundTheSpan) {
  const std::string filler(1'000'000, 'x');
  const FileId file = Add(filler + " bad " + filler + "\n");
  const std::string text = Text(At(Find(file, "bad"), "here"), {.color = false, .width = 80});
  EXPECT_LT(text.size(), 400U);
  EXPECT_THAT(text, HasSubstr("1 | ...x"));
  const std::size_t line = text.find("1 | ") + 4;
  const std::size_t marks = text.find("^^^ here");
  const std::size_t mark_line = text.rfind('\n', marks) + 5;
  EXPECT_EQ(text.substr(line + (marks - mark_line), 3), "bad");
  EXPECT_LE(text.find('\n', line) - line + 4, 80U);
}

TEST_F(RenderTest, MarksOutsideOfACutLineStayInsideOfTheWindow) {
  const FileId file = Add("first " + std::string(500, 'x') + " last\n");
  Diagnostic diagnostic = At(Find(file, "last"), "here");
  diagnostic.labels.push_back({.span = Find(file, "first"), .text = "there"});
  const std::string text = Text(diagnostic, {.color = false, .width = 60});
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = text.find('\n', at);
    EXPECT_LE(end - at, 70U) << text;
    at = end + 1;
  }
  EXPECT_THAT(text, HasSubstr("there"));
}

TEST_F(RenderTest, ManyMarksWithoutWidthDoNotFloodTheTerminal) {
  std::string zalgo = "a";
  for (int i = 0; i < 100'000; ++i) zalgo += "\xCC\x81";
  const FileId file = Add(zalgo + " bad\n");
  EXPECT_LT(Text(At(Find(file, "bad"))).size(), 3'000U);
}

TEST_F(RenderTest, RemarksAreWrappedOnATerminalOnly) {
  const FileId file = Add("bad\n");
  Diagnostic diagnostic = At(Find(file, "bad"));
  diagnostic.remarks = {{.kind = Remark::Kind::kEffect,
                         .text = "nodes may go NotReady and running jobs are not rescheduled"}};
  EXPECT_THAT(Text(diagnostic, {.color = false, .width = 50}),
              HasSubstr("  = effect:  nodes may go NotReady and running\n"
                        "             jobs are not rescheduled\n"));
  EXPECT_THAT(Text(diagnostic), HasSubstr("running jobs are not rescheduled\n"));
}

TEST_F(RenderTest, ColorIsOnlyWhereItIsAskedFor) {
  const FileId file = Add("bad\n");
  EXPECT_THAT(Text(At(Find(file, "bad"))), Not(HasSubstr("\x1b")));
  const std::string colored = Text(At(Find(file, "bad")), {.color = true, .width = 80});
  EXPECT_THAT(colored, HasSubstr("\x1b[1;31merror[SKW01 kubelet-newer]\x1b[0m"));
  EXPECT_THAT(colored, HasSubstr("\x1b[1;31m^^^\x1b[0m"));
}

TEST_F(RenderTest, FixShowsInsertedAndRemovedLines) {
  const FileId file = Add("one\ntwo\nthree\n");
  Diagnostic diagnostic = At(Find(file, "two"));
  diagnostic.fix = Fix{.title = "swap", .safe = true, .edits = {}};
  diagnostic.fix->edits.push_back({.span = Find(file, "three\n"), .replacement = ""});
  diagnostic.fix->edits.push_back(
      {.span = {.file = file, .begin = 4, .end = 4}, .replacement = "three\n"});
  EXPECT_THAT(Text(diagnostic), HasSubstr("help: swap\n"
                                          "  |\n"
                                          "2 + three\n"
                                          "3 - three\n"));
}

TEST_F(RenderTest, ConciseIsOneLineAFinding) {
  const FileId file = Add("one\ntwo\n");
  Diagnostic second = At(Find(file, "two"));
  second.severity = Severity::kInfo;
  second.message = "two\nlines";
  EXPECT_EQ(RenderConcise({At(Find(file, "ne")), second}, sources_),
            "plan.belay:1:2: error[SKW01 kubelet-newer]: the kubelet is newer\n"
            "plan.belay:2:1: info[SKW01 kubelet-newer]: two\\nlines\n");
}

TEST_F(RenderTest, JsonHoldsEverything) {
  const FileId file = Add("one\ntw\xffo\n");
  Diagnostic diagnostic = At(Find(file, "o\n"), "label");
  diagnostic.message = "bad byte \xff";
  diagnostic.labels.push_back({.span = Find(file, "one"), .text = "other"});
  diagnostic.remarks = {{.kind = Remark::Kind::kFact, .text = "fact"}};
  diagnostic.fix = Fix{.title = "title", .safe = true, .edits = {}};
  diagnostic.fix->edits.push_back({.span = Find(file, "one"), .replacement = "1"});
  const auto json = nlohmann::json::parse(RenderJson({diagnostic}, sources_));
  EXPECT_EQ(json["version"], 1);
  EXPECT_EQ(json["counts"]["error"], 1);
  const auto& found = json["diagnostics"][0];
  EXPECT_EQ(found["message"], "bad byte \xEF\xBF\xBD");
  EXPECT_EQ(found["place"]["begin"]["line"], 2);
  EXPECT_EQ(found["place"]["begin"]["column"], 4);
  EXPECT_EQ(found["place"]["begin"]["offset"], 7);
  EXPECT_EQ(found["labels"][0]["text"], "other");
  EXPECT_EQ(found["remarks"][0]["kind"], "fact");
  EXPECT_EQ(found["fix"]["edits"][0]["replacement"], "1");
}

TEST(Display, VisibleTextOfAnyBytesIsOneLine) {
  std::string all;
  for (int byte = 0; byte < 256; ++byte) all += static_cast<char>(byte);
  const std::string visible = Visible(all);
  for (const char c : visible) EXPECT_GE(static_cast<unsigned char>(c), 0x20);
  EXPECT_THAT(visible, HasSubstr("\\x00\\x01"));
  EXPECT_THAT(visible, HasSubstr("\\t\\n"));
  EXPECT_EQ(Visible("\xC2\x85 \xEF\xBB\xBF"), "\\u{85} \\u{feff}");
}

}  // namespace
}  // namespace belay
