#include "compiler/syntax/format.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <random>
#include <string>

#include "tests/compile.h"

namespace belay {
namespace {

std::optional<std::string> Formatted(const std::string& text) {
  SourceManager sources;
  Diagnostics diagnostics;
  const FileId file = sources.Add("plan.belay", text);
  return Format(sources, file, diagnostics);
}

TEST(Format, IndentsAndSpaces) {
  EXPECT_EQ(
      *Formatted("edition   1\nplan p {title=\"t\" owner=\"o\"}\n\n\n\nstage a{\n\n check   \"x\" "
                 "`ls`  # why\n"
                 "  run using a.b( c = 1 ,d=[ 1,2 ] )\n   }\n"),
      "edition 1\nplan p { title = \"t\"  owner = \"o\" }\n\nstage a {\n  check \"x\" `ls` # why\n"
      "  run using a.b(c = 1, d = [1, 2])\n}\n");
}

TEST(Format, MovesFencesAsAWhole) {
  EXPECT_EQ(*Formatted("stage a {\ncheck \"x\" ```\n      if true; then\n        echo\n\n      "
                       "fi\n      ``` is \"\"\n}\n"),
            "stage a {\n  check \"x\" ```\n    if true; then\n      echo\n\n    fi\n    ``` is "
            "\"\"\n}\n");
}

TEST(Format, RefusesWhatDoesNotParse) {
  EXPECT_FALSE(Formatted("stage {{{\n"));
}

TEST(Format, LeavesTheSamplesAndTheLibraryAlone) {
  for (const char* folder : {"samples", "compiler/library"}) {
    const auto top = std::filesystem::path(BELAY_SOURCE_DIR) / folder;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(top)) {
      if (entry.path().extension() != ".belay") continue;
      const auto path = std::filesystem::relative(entry.path(), BELAY_SOURCE_DIR).string();
      const std::string text = ReadRepositoryFile(path);
      EXPECT_EQ(*Formatted(text), text) << path;
    }
  }
}

// Whatever the blanks, breaks and comments: formatting twice is formatting once.
TEST(Format, IsIdempotent) {
  const std::string plan = ReadRepositoryFile("samples/mlops-platform/plan.belay");
  std::mt19937 random(7);
  int formatted = 0;
  for (int round = 0; round < 300; ++round) {
    std::string text;
    bool in_fence = false;
    std::size_t begin = random() % 20 == 0 ? 0 : random() % plan.size();
    begin = plan.find('\n', begin) == std::string::npos ? 0 : plan.find("\nstage", begin);
    if (begin == std::string::npos) begin = 0;
    std::size_t line_begin = begin;
    while (line_begin < plan.size()) {
      std::size_t end = plan.find('\n', line_begin);
      if (end == std::string::npos) end = plan.size();
      std::string line = plan.substr(line_begin, end - line_begin);
      line_begin = end + 1;
      const bool fence = line.find("```") != std::string::npos;
      if (!in_fence && !fence) {
        line = std::string(random() % 5, random() % 2 == 0 ? ' ' : '\t') + line;
        if (random() % 6 == 0) line += "   # a comment  ";
        if (random() % 6 == 0) line += "\n\n";
      }
      if (fence) in_fence = !in_fence;
      text += line + (random() % 9 == 0 && !in_fence ? "\r\n" : "\n");
    }
    const auto once = Formatted(text);
    if (!once) continue;
    ++formatted;
    ASSERT_EQ(*Formatted(*once), *once) << text;
  }
  EXPECT_GT(formatted, 200);
}

}  // namespace
}  // namespace belay
