#include "compiler/syntax/format.h"

#include <gtest/gtest.h>

#include <random>
#include <string>

#include "tests/compile.h"

namespace belay {
namespace {

std::optional<std::string> Form(const std::string& text) {
  SourceManager sources;
  Diagnostics diagnostics;
  const FileId file = sources.Add("plan.belay", text);
  const Formatted done = Format(sources, file, diagnostics);
  EXPECT_NE(done.outcome, Formatted::Outcome::kUnsafe) << text;
  if (done.outcome != Formatted::Outcome::kDone) return std::nullopt;
  return done.text;
}

TEST(Format, IndentsAndSpaces) {
  EXPECT_EQ(
      *Form("edition   1\nplan p {title=\"t\" owner=\"o\"}\n\n\n\nstage a{\n\n check   \"x\" "
            "`ls`  # why\n"
            "  run using a.b( c = 1 ,d=[ 1,2 ] )\n   }\n"),
      "edition 1\nplan p { title = \"t\"  owner = \"o\" }\n\nstage a {\n  check \"x\" `ls` # why\n"
      "  run using a.b(c = 1, d = [1, 2])\n}\n");
}

TEST(Format, MovesFencesAsAWhole) {
  EXPECT_EQ(*Form("stage a {\ncheck \"x\" ```\n      if true; then\n        echo\n\n      "
                  "fi\n      ``` is \"\"\n}\n"),
            "stage a {\n  check \"x\" ```\n    if true; then\n      echo\n\n    fi\n    ``` is "
            "\"\"\n}\n");
}

TEST(Format, BreaksBracketsThatAreTooWideOrHoldComments) {
  EXPECT_EQ(
      *Form(
          "stage a {\n  check \"every image of the release is there\" using shop.images(registry = "
          "\"registry.example.com\", names = [\"web\", \"api\", \"worker\"],)\n"
          "  check \"b\" using shop.images(names = [\"web\", # the front\n\"api\"])\n"
          "  wait \"the job is over\" `kubectl -n shop get job schema -o "
          "jsonpath='{.status.conditions[-1:].type}'` is \"Complete\" fails on [\"Failed\",\n"
          "\"FailureTarget\"] up to 30m\n"
          "  check \"c\" using shop.images(\n    names = [\"web\"],\n  )\n}\n"),
      R"(stage a {
  check "every image of the release is there" using shop.images(
    registry = "registry.example.com",
    names = ["web", "api", "worker"]
  )
  check "b" using shop.images(
    names = [
      "web", # the front
      "api"
    ]
  )
  wait "the job is over" `kubectl -n shop get job schema -o jsonpath='{.status.conditions[-1:].type}'` is "Complete" fails on ["Failed", "FailureTarget"] up to 30m
  check "c" using shop.images(names = ["web"])
}
)");
}

TEST(Format, PutsFieldsThatAreTooWideOnLinesOfTheirOwn) {
  EXPECT_EQ(
      *Form("store objects { kind = minio  endpoint = \"http://minio.kubeflow.svc.cluster.local:"
            "9000\"  buckets = [\"pipelines\", \"models\"] }\n"),
      R"(store objects {
  kind = minio
  endpoint = "http://minio.kubeflow.svc.cluster.local:9000"
  buckets = ["pipelines", "models"]
}
)");
}

TEST(Format, RefusesWhatDoesNotParse) {
  EXPECT_FALSE(Form("stage {{{\n"));
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
    const auto once = Form(text);
    if (!once) continue;
    ++formatted;
    ASSERT_EQ(*Form(*once), *once) << text;
  }
  EXPECT_GT(formatted, 200);
}

}  // namespace
}  // namespace belay
